package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be known at compile time (spec, "Compile-time known values"). */
final class CompileTime {

  private final Checking checking;

  CompileTime(Checking checking) {
    this.checking = checking;
  }

  /** Reports a part of the expression that is only known when packets flow. */
  void require(Expr e) {
    runtimePart(e).ifPresent(part -> checking.report.add(CheckCode.NOT_CONSTANT, part));
  }

  /** The same for a mask and what it covers, in a select expression. */
  void requireMask(Expr e) {
    if (e instanceof Expr.Mask m) {
      runtimePart(m).ifPresent(part -> checking.report.add(CheckCode.MASK_NOT_CONSTANT, part));
    } else if (e instanceof Expr.ListExpr l) {
      l.elements().forEach(this::requireMask);
    }
  }

  boolean isKnown(Expr e) {
    return runtimePart(e).isEmpty();
  }

  /** The same for the ends of a range that is matched. */
  void requireBound(Expr e) {
    runtimePart(e).ifPresent(part -> checking.report.add(CheckCode.RANGE_NOT_CONSTANT, part));
  }

  private Optional<Expr> runtimePart(Expr e) {
    if (checking.typeOf(e) == Simple.UNKNOWN) {
      return Optional.empty();
    }
    if (e instanceof Expr.NameRef) {
      return checking.declarationOf(e).filter(CompileTime::isRuntime).map(d -> e);
    }
    if (e instanceof Expr.Member m) {
      return checking.values.raw(m).isPresent() ? Optional.empty() : runtimePart(m.target());
    }
    if (e instanceof Expr.Call c) {
      return runtimeCall(c);
    }
    if (e instanceof Expr.Conditional && checking.values.raw(e).isPresent()) {
      return Optional.empty();
    }
    return parts(e).flatMap(p -> runtimePart(p).stream()).findFirst();
  }

  private static Stream<Expr> parts(Expr e) {
    if (e instanceof Expr.Unary u) {
      return Stream.of(u.operand());
    }
    if (e instanceof Expr.Binary b) {
      return Stream.of(b.left(), b.right());
    }
    if (e instanceof Expr.Cast c) {
      return Stream.of(c.operand());
    }
    if (e instanceof Expr.Conditional c) {
      return Stream.of(c.condition(), c.whenTrue(), c.whenFalse());
    }
    if (e instanceof Expr.Index i) {
      return Stream.of(i.target(), i.index());
    }
    if (e instanceof Expr.Slice s) {
      return Stream.of(s.target());
    }
    if (e instanceof Expr.PlusSlice s) {
      return Stream.of(s.target(), s.low());
    }
    if (e instanceof Expr.Mask m) {
      return Stream.of(m.value(), m.mask());
    }
    if (e instanceof Expr.Range r) {
      return Stream.of(r.low(), r.high());
    }
    if (e instanceof Expr.ListExpr l) {
      return l.elements().stream();
    }
    return e instanceof Expr.StructExpr s
        ? s.fields().stream().map(Argument::value)
        : Stream.empty();
  }

  /** A call is run by packets, unless it constructs something or has no effect (`@pure`). */
  private Optional<Expr> runtimeCall(Expr.Call c) {
    Optional<CallTarget> target = checking.callTargets.get(c);
    if (target.isEmpty() || checking.values.raw(c).isPresent()) {
      return Optional.empty();
    }
    return switch (target.get().kind()) {
      case CONSTRUCTOR, MIN_SIZE_IN_BITS, MIN_SIZE_IN_BYTES, MAX_SIZE_IN_BITS, MAX_SIZE_IN_BYTES ->
          Optional.empty();
      case IS_VALID -> target.get().receiver().flatMap(this::runtimePart);
      case EXTERN_FUNCTION ->
          isEvaluated(target.get())
              ? c.arguments().stream().flatMap(a -> runtimePart(a.value()).stream()).findFirst()
              : Optional.of(c);
      case ACTION,
          FUNCTION,
          EXTERN_METHOD,
          PARSER_APPLY,
          CONTROL_APPLY,
          TABLE_APPLY,
          SET_VALID,
          SET_INVALID,
          PUSH_FRONT,
          POP_FRONT ->
          Optional.of(c);
    };
  }

  /** Extern functions that the compiler evaluates: they make objects, or have no state. */
  private static boolean isEvaluated(CallTarget target) {
    Optional<Node> d = target.declaration();
    boolean factory =
        target.returnType() instanceof P4Type.Instance i
            && i.declaration() instanceof Decl.ExternObject;
    return factory
        || d.filter(x -> Declarations.name(x).equals("static_assert")).isPresent()
        || d.filter(x -> Names.has(Names.annotationsOf(x), "pure")).isPresent();
  }

  private static boolean isRuntime(Node declaration) {
    return declaration instanceof Decl.Variable
        || (declaration instanceof Parameter p && p.direction() != Parameter.Direction.NONE);
  }
}
