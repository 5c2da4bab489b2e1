package dev.p4u.compiler.lower;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.runtime.object.ProgramInfo;
import java.util.List;
import java.util.Optional;

/**
 * An action of a table.
 *
 * @param id position in the list of actions: the number in map values
 * @param bound the arguments that the list of actions gives to parameters with a direction
 * @param data what the control plane gives, in the order of the parameters
 */
record ActionSlot(
    int id,
    Decl.Action declaration,
    Optional<CallTarget> bound,
    String name,
    List<Data> data,
    boolean defaultOnly,
    boolean tableOnly) {

  ActionSlot {
    data = List.copyOf(data);
  }

  /**
   * A scalar that the control plane gives, and where it stands in a map value.
   *
   * @param parameter whose value, or part of a value, it is: one of a structure has several
   * @param type of the parameter
   */
  record Data(Parameter parameter, P4Type type, ProgramInfo.Field field) {}
}
