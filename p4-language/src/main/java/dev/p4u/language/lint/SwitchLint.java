package dev.p4u.language.lint;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.source.Span;
import java.util.List;

/** Switch statements whose last label has nothing to fall through to (spec 12.7). */
final class SwitchLint extends Walk {

  private final LintReport report;

  SwitchLint(LintReport report) {
    this.report = report;
  }

  @Override
  void declaration(Decl d) {
    if (report.isOwn(d.span().file())) {
      super.declaration(d);
    }
  }

  @Override
  void statement(Stmt s) {
    if (s instanceof Stmt.Switch w && !w.cases().isEmpty()) {
      Stmt.SwitchCase last = w.cases().get(w.cases().size() - 1);
      if (last.body().isEmpty()) {
        Span end = new Span(last.span().file(), last.span().end(), last.span().end());
        Fix fix = new Fix("add an empty block", List.of(new Edit(end, " {}")));
        report.add(LintCode.EMPTY_FALLTHROUGH, last.span(), List.of(), List.of(fix));
      }
    }
    super.statement(s);
  }
}
