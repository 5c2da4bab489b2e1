package dev.p4u.language.api;

import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import java.util.List;
import java.util.Optional;

/**
 * What a call expression calls, resolved by the checker.
 *
 * @param declaration Decl.Action, Decl.Function, Decl.ExternFunction, Decl.Method, Decl.Parser,
 *     Decl.Control, Decl.Table, or for constructors the declaration of what is constructed; absent
 *     for built-ins
 * @param receiver the instance or value before the dot of a method or apply
 * @param typeArguments given or inferred, in the order of the declaration's type parameters
 * @param arguments bound to the parameters, in parameter order; an element without expression is an
 *     omitted optional or defaulted parameter
 * @param returnType after substitution; void where nothing is returned
 */
public record CallTarget(
    Kind kind,
    Optional<Node> declaration,
    Optional<Expr> receiver,
    List<P4Type> typeArguments,
    List<Bound> arguments,
    P4Type returnType) {

  public CallTarget {
    typeArguments = List.copyOf(typeArguments);
    arguments = List.copyOf(arguments);
  }

  /**
   * An argument with its parameter.
   *
   * @param type the parameter's type after substitution
   */
  public record Bound(Parameter parameter, P4Type type, Optional<Expr> value) {}

  /** What is called. */
  public enum Kind {
    ACTION,
    FUNCTION,
    EXTERN_FUNCTION,
    EXTERN_METHOD,
    PARSER_APPLY,
    CONTROL_APPLY,
    TABLE_APPLY,
    CONSTRUCTOR,
    /** header.isValid() / union.isValid(). */
    IS_VALID,
    SET_VALID,
    SET_INVALID,
    /** stack.push_front(n). */
    PUSH_FRONT,
    POP_FRONT,
    MIN_SIZE_IN_BITS,
    MIN_SIZE_IN_BYTES,
    MAX_SIZE_IN_BITS,
    MAX_SIZE_IN_BYTES
  }
}
