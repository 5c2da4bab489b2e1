package dev.p4u.language.lint;

import dev.p4u.language.ast.Expr;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.Optional;

/** Ranges that hold nothing. */
final class KeySetLint {

  private final CheckResult facts;
  private final LintReport report;

  KeySetLint(CheckResult facts, LintReport report) {
    this.facts = facts;
    this.report = report;
  }

  void check(Expr keySet) {
    if (keySet instanceof Expr.ListExpr l) {
      l.elements().forEach(this::check);
    } else if (keySet instanceof Expr.Range r) {
      range(r);
    }
  }

  private void range(Expr.Range r) {
    Optional<BigInteger> low = number(facts.constantOf(r.low()));
    Optional<BigInteger> high = number(facts.constantOf(r.high()));
    if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
      report.add(LintCode.REVERSED_RANGE, r.span(), low.get(), high.get());
    }
  }

  static Optional<BigInteger> number(Optional<Value> value) {
    return value.isPresent() && value.get() instanceof Value.IntValue i
        ? Optional.of(i.value())
        : Optional.empty();
  }
}
