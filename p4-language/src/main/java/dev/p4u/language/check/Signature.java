package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How something is called: a function, method, action, constructor, or the apply method of a parser
 * or control.
 *
 * @param variables its own type parameters, to be inferred or given at each call
 */
record Signature(
    CallTarget.Kind kind,
    Node declaration,
    String name,
    List<P4Type.Variable> variables,
    List<Param> parameters,
    P4Type returnType) {

  Signature {
    variables = List.copyOf(variables);
    parameters = List.copyOf(parameters);
  }

  /** A parameter with its type. */
  record Param(Parameter declaration, P4Type type) {

    String name() {
      return declaration.name().text();
    }

    boolean mayBeOmitted() {
      return declaration.defaultValue().isPresent()
          || Names.has(declaration.annotations(), "optional");
    }

    boolean isWritten() {
      return declaration.direction() == Parameter.Direction.OUT
          || declaration.direction() == Parameter.Direction.INOUT;
    }
  }

  Signature substitute(Generics generics, Map<P4Type.Variable, P4Type> map) {
    if (map.isEmpty()) {
      return this;
    }
    List<Param> params = new ArrayList<>();
    for (Param p : parameters) {
      params.add(new Param(p.declaration(), generics.substitute(p.type(), map)));
    }
    return new Signature(
        kind, declaration, name, variables, params, generics.substitute(returnType, map));
  }

  Signature withoutVariables() {
    return new Signature(kind, declaration, name, List.of(), parameters, returnType);
  }
}
