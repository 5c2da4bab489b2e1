package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import java.util.List;
import java.util.Optional;

/**
 * What can stand on the left of an assignment and be given to an out parameter (spec, "L-values").
 */
final class LValues {

  private LValues() {}

  /** Why the expression cannot be written; empty when it can. */
  static Optional<String> whyNot(Checking checking, Expr e) {
    if (checking.typeOf(e) == P4Type.Simple.UNKNOWN) {
      return Optional.empty();
    }
    if (e instanceof Expr.NameRef) {
      return checking.declarationOf(e).flatMap(LValues::whyNotDeclaration);
    }
    if (e instanceof Expr.Member m) {
      P4Type target = checking.typeOf(m.target());
      String name = m.name().text();
      if (target instanceof P4Type.Stack && name.equals("last")) {
        return Optional.of("`last` of a stack is only read");
      }
      boolean field =
          target instanceof P4Type.Aggregate
              || (target instanceof P4Type.Stack && name.equals("next"));
      return field ? whyNot(checking, m.target()) : Optional.of("it is not a variable");
    }
    if (e instanceof Expr.Index i) {
      return whyNot(checking, i.target());
    }
    if (e instanceof Expr.Slice s) {
      return whyNot(checking, s.target());
    }
    if (e instanceof Expr.PlusSlice s) {
      return whyNot(checking, s.target());
    }
    if (e instanceof Expr.ListExpr || e instanceof Expr.StructExpr) {
      return Optional.of("it is a value, not a variable");
    }
    return e instanceof Expr.DontCare || e instanceof Expr.Error
        ? Optional.empty()
        : Optional.of("it is a value, not a variable");
  }

  private static Optional<String> whyNotDeclaration(Node declaration) {
    if (declaration instanceof Decl.Variable) {
      return Optional.empty();
    }
    if (declaration instanceof Parameter p) {
      return switch (p.direction()) {
        case OUT, INOUT -> Optional.empty();
        case IN -> Optional.of("parameter `" + p.name() + "` is `in`");
        case NONE -> Optional.of("parameter `" + p.name() + "` has no direction");
      };
    }
    if (declaration instanceof Decl.Constant c) {
      return Optional.of("`" + c.name() + "` is constant");
    }
    return Optional.of("it is not a variable");
  }

  /**
   * The parameter that an expression writes to although it has no direction, which is then the only
   * mistake of all that is written to it.
   */
  private static Optional<Parameter> withoutDirection(Checking checking, Expr e) {
    Expr base = e;
    while (!(base instanceof Expr.NameRef)) {
      if (base instanceof Expr.Member m
          && checking.typeOf(m.target()) instanceof P4Type.Aggregate) {
        base = m.target();
      } else if (base instanceof Expr.Index i) {
        base = i.target();
      } else if (base instanceof Expr.Slice s) {
        base = s.target();
      } else {
        return Optional.empty();
      }
    }
    return checking
        .declarationOf(base)
        .filter(d -> d instanceof Parameter p && p.direction() == Parameter.Direction.NONE)
        .map(Parameter.class::cast);
  }

  /** Reports an expression that cannot be written. */
  static boolean check(Checking checking, Expr e) {
    Optional<String> reason = whyNot(checking, e);
    Optional<Parameter> forgotten = withoutDirection(checking, e);
    boolean told = forgotten.isPresent() && !checking.withoutDirection.add(forgotten.get());
    if (!told) {
      List<Related> related = forgotten.map(Reporter::declaredHere).orElse(List.of());
      reason.ifPresent(r -> checking.report.add(CheckCode.NOT_ASSIGNABLE, e, related, r));
    }
    return reason.isEmpty();
  }
}
