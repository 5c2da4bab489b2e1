package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Keys of a table that say less than they seem to. */
final class TableKeys {

  private final CheckResult facts;
  private final FlowReports reports;

  TableKeys(CheckResult facts, FlowReports reports) {
    this.facts = facts;
    this.reports = reports;
  }

  void check(Decl.Table table) {
    for (Decl.TableProperty p : table.properties()) {
      if (p instanceof Decl.KeyProperty key) {
        key(key, table);
      }
    }
  }

  private void key(Decl.KeyProperty key, Decl.Table table) {
    for (Decl.KeyElement k : key.elements()) {
      if (facts.constantOf(k.expression()).isPresent()) {
        String text = Paths.text(k.expression());
        reports.plain(FlowCode.CONSTANT_KEY, k.expression().span(), text);
      }
    }
    for (Decl.TableProperty p : table.properties()) {
      if (p instanceof Decl.EntriesProperty entries) {
        entries.entries().forEach(e -> entry(e.keySet(), key.elements().size()));
      }
    }
  }

  private void entry(Expr keySet, int keys) {
    List<Expr> sets =
        keySet instanceof Expr.ListExpr l && keys > 1 ? l.elements() : List.of(keySet);
    for (Expr set : sets) {
      if (set instanceof Expr.Mask m) {
        mask(m);
      } else if (set instanceof Expr.ListExpr l) {
        l.elements().forEach(e -> entry(e, 1));
      }
    }
  }

  /** P4Runtime wants the bits that are not matched to be 0; they say nothing in any case. */
  private void mask(Expr.Mask m) {
    Optional<BigInteger> value = number(m.value());
    Optional<BigInteger> mask = number(m.mask());
    if (value.isPresent() && mask.isPresent()) {
      BigInteger meant = value.get().and(mask.get());
      if (!meant.equals(value.get())) {
        reports.plain(
            FlowCode.MASKED_OFF,
            m.value().span(),
            Paths.text(m.value()),
            Paths.text(m.mask()),
            "0x" + meant.toString(16));
      }
    }
  }

  private Optional<BigInteger> number(Expr e) {
    return facts.constantOf(e).orElse(null) instanceof Value.IntValue v
        ? Optional.of(v.value())
        : Optional.empty();
  }
}
