package dev.p4u.language.lint;

import dev.p4u.language.ast.P4Program;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.lint.flow.FlowLints;
import java.util.ArrayList;
import java.util.List;

/**
 * Warnings about a program that has no errors: what P4 allows but its author probably did not mean.
 * Each class whose name ends in {@code Lint} is one of them; all take time linear in the program.
 */
public final class Lints {

  private Lints() {}

  /** All warnings, in no particular order; nothing about bundled includes. */
  public static List<Diagnostic> run(P4Program tree, CheckResult facts) {
    LintReport report = new LintReport(tree);
    Instantiated instantiated = new Instantiated(facts);
    new UnusedLint(facts, report).run(tree);
    new ShadowLint(report).run(tree);
    new ParserLint(facts, report, instantiated).run(tree);
    new AcceptLint(facts, report, instantiated).run(tree);
    new SwitchLint(report).program(tree);
    new TableLint(facts, report, instantiated).program(tree);
    new DeprecatedLint(facts, report).run(tree);
    new NoWarnLint(report).run(tree);
    List<Diagnostic> all = new ArrayList<>(report.diagnostics());
    all.addAll(FlowLints.run(tree, facts));
    return all;
  }
}
