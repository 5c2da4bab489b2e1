package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Node;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A table of an instance of a control.
 *
 * @param map absent for a table without key
 * @param defaultMap absent when the default action is constant
 * @param valueSize bytes of a value in both maps
 */
record TableInstance(
    Decl.Table declaration,
    String name,
    Optional<String> map,
    Optional<String> defaultMap,
    List<Decl.KeyElement> keys,
    KeyLayout layout,
    List<ActionSlot> actions,
    DefaultAction defaultAction,
    int valueSize) {

  TableInstance {
    keys = List.copyOf(keys);
    actions = List.copyOf(actions);
  }

  /**
   * The declared default action.
   *
   * @param arguments for the parameters that the control plane gives otherwise
   */
  record DefaultAction(ActionSlot action, List<Const> arguments, boolean isConst) {
    DefaultAction {
      arguments = List.copyOf(arguments);
    }
  }

  Optional<ActionSlot> slot(Node action) {
    return actions.stream().filter(a -> a.declaration().id() == action.id()).findFirst();
  }

  /** The action's number in map values. */
  Optional<BigInteger> actionNumber(Node action) {
    return slot(action).map(s -> BigInteger.valueOf(s.id()));
  }
}
