package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import java.util.Optional;

/** What must be known at compile time (spec 18.1). */
final class CompileTime {

  private final Checking checking;

  CompileTime(Checking checking) {
    this.checking = checking;
  }

  /** Reports a part of the expression that is only known when packets flow. */
  void require(Expr e) {
    runtimePart(e).ifPresent(part -> checking.report.add(CheckCode.NOT_CONSTANT, part));
  }

  /** The same for a mask and what it covers. */
  void requireInSet(Expr e) {
    runtimePart(e).ifPresent(part -> checking.report.add(CheckCode.MASK_NOT_CONSTANT, part));
  }

  /** The same for the ends of a range that is matched. */
  void requireBound(Expr e) {
    runtimePart(e).ifPresent(part -> checking.report.add(CheckCode.RANGE_NOT_CONSTANT, part));
  }

  private Optional<Expr> runtimePart(Expr e) {
    if (e instanceof Expr.NameRef) {
      return checking.declarationOf(e).filter(CompileTime::isRuntime).map(d -> e);
    }
    if (e instanceof Expr.Unary u) {
      return runtimePart(u.operand());
    }
    if (e instanceof Expr.Binary b) {
      return runtimePart(b.left()).or(() -> runtimePart(b.right()));
    }
    if (e instanceof Expr.Cast c) {
      return runtimePart(c.operand());
    }
    return e instanceof Expr.Member m && checking.values.raw(m).isEmpty()
        ? runtimePart(m.target())
        : Optional.empty();
  }

  private static boolean isRuntime(Node declaration) {
    return declaration instanceof Decl.Variable
        || (declaration instanceof Parameter p && p.direction() != Parameter.Direction.NONE);
  }
}
