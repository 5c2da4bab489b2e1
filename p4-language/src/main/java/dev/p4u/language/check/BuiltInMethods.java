package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CallTarget.Kind;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Methods that types have without a declaration (spec, "Operations on headers", "... on header
 * stacks", "... on header unions", "Compile-time size determination").
 */
final class BuiltInMethods {

  private static final Map<String, Kind> SIZES =
      Map.of(
          "minSizeInBits", Kind.MIN_SIZE_IN_BITS,
          "minSizeInBytes", Kind.MIN_SIZE_IN_BYTES,
          "maxSizeInBits", Kind.MAX_SIZE_IN_BITS,
          "maxSizeInBytes", Kind.MAX_SIZE_IN_BYTES);

  private static final BigInteger EIGHT = BigInteger.valueOf(8);

  private final Checking checking;

  BuiltInMethods(Checking checking) {
    this.checking = checking;
  }

  Optional<Kind> find(P4Type type, String name) {
    if (type instanceof P4Type.Aggregate a && Conversions.isHeaderLike(a)) {
      if (name.equals("isValid")) {
        return Optional.of(Kind.IS_VALID);
      }
      if (a.isHeader() && name.equals("setValid")) {
        return Optional.of(Kind.SET_VALID);
      }
      if (a.isHeader() && name.equals("setInvalid")) {
        return Optional.of(Kind.SET_INVALID);
      }
    }
    if (type instanceof P4Type.Stack s && Conversions.isHeaderLike(s.element())) {
      if (name.equals("push_front")) {
        return Optional.of(Kind.PUSH_FRONT);
      }
      if (name.equals("pop_front")) {
        return Optional.of(Kind.POP_FRONT);
      }
    }
    return findSize(type, name);
  }

  /** Methods that a type's name has too. */
  Optional<Kind> findSize(P4Type type, String name) {
    return SIZES.containsKey(name) && checking.sizes.size(type).isPresent()
        ? Optional.of(SIZES.get(name))
        : Optional.empty();
  }

  List<String> names(P4Type type) {
    List<String> all = new ArrayList<>(SIZES.keySet());
    all.addAll(List.of("isValid", "setValid", "setInvalid", "push_front", "pop_front"));
    return all.stream().filter(n -> find(type, n).isPresent()).sorted().toList();
  }

  P4Type call(Kind kind, Expr.Call call, Expr.Member callee, P4Type target, Env env) {
    List<CallTarget.Bound> bound = new ArrayList<>();
    P4Type result = Simple.VOID;
    boolean counted = kind == Kind.PUSH_FRONT || kind == Kind.POP_FRONT;
    int wanted = counted ? 1 : 0;
    if (counted && env.place() == Env.Place.STATE) {
      checking.report.add(
          CheckCode.WRONG_PLACE_FOR_CALL, call, "`" + callee.name() + "`", env.place());
    }
    for (Argument a : call.arguments()) {
      checking.exprs.check(a.value(), env);
    }
    String name = callee.name().text();
    if (call.arguments().size() > wanted) {
      checking.report.add(
          CheckCode.TOO_MANY_ARGUMENTS,
          call,
          name,
          Plural.of(wanted, "argument"),
          Plural.are(call.arguments().size()));
    } else if (call.arguments().size() < wanted) {
      checking.report.add(CheckCode.MISSING_ARGUMENT, call, name, "count");
    } else if (counted) {
      bound.add(count(call.arguments().get(0).value()));
    }
    if (kind == Kind.IS_VALID) {
      result = Simple.BOOL;
    } else if (SIZES.containsKey(name)) {
      result = Simple.INFINITE_INT;
      size(kind, target).ifPresent(s -> checking.constants.put(call, new Value.IntValue(s)));
    } else {
      LValues.check(checking, callee.target());
    }
    checking.callTargets.put(
        call,
        new CallTarget(
            kind, Optional.empty(), Optional.of(callee.target()), List.of(), bound, result));
    return result;
  }

  /** A stack moves by a number of elements that is known at compile time. */
  private CallTarget.Bound count(Expr value) {
    P4Type type = checking.typeOf(value);
    if (type != Simple.UNKNOWN && !ExprChecker.isInteger(type)) {
      checking.report.add(CheckCode.TYPE_MISMATCH, value, "an integer", type);
    } else if (type != Simple.UNKNOWN && checking.values.number(value).isEmpty()) {
      checking.report.add(CheckCode.NOT_CONSTANT, value);
    } else if (checking.values.number(value).filter(n -> n.signum() < 0).isPresent()) {
      checking.report.add(CheckCode.TYPE_MISMATCH, value, "a positive number", "a negative one");
    }
    return new CallTarget.Bound(countParameter(value), Simple.INFINITE_INT, Optional.of(value));
  }

  private static Parameter countParameter(Expr at) {
    return new Parameter(
        -1,
        at.span(),
        List.of(),
        Parameter.Direction.NONE,
        new TypeRef.Base(-1, at.span(), TypeRef.BaseKind.INT, Optional.empty()),
        new Name(-1, at.span(), "count"),
        Optional.empty());
  }

  private Optional<BigInteger> size(Kind kind, P4Type type) {
    Optional<TypeSizes.Size> size = checking.sizes.size(type);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    BigInteger min = size.get().min();
    BigInteger max = size.get().max();
    return switch (kind) {
      case MIN_SIZE_IN_BITS -> Optional.of(min);
      case MAX_SIZE_IN_BITS -> Optional.of(max);
      case MIN_SIZE_IN_BYTES -> Optional.of(bytes(min));
      case MAX_SIZE_IN_BYTES -> Optional.of(bytes(max));
      case ACTION,
          FUNCTION,
          EXTERN_FUNCTION,
          EXTERN_METHOD,
          PARSER_APPLY,
          CONTROL_APPLY,
          TABLE_APPLY,
          CONSTRUCTOR,
          IS_VALID,
          SET_VALID,
          SET_INVALID,
          PUSH_FRONT,
          POP_FRONT ->
          Optional.empty();
    };
  }

  private static BigInteger bytes(BigInteger bits) {
    return bits.add(EIGHT.subtract(BigInteger.ONE)).divide(EIGHT);
  }
}
