package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
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

  /** Reports an expression that cannot be written. */
  static boolean check(Checking checking, Expr e) {
    Optional<String> reason = whyNot(checking, e);
    reason.ifPresent(r -> checking.report.add(CheckCode.NOT_ASSIGNABLE, e, r));
    return reason.isEmpty();
  }
}
