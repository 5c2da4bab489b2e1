package dev.p4u.language.lint;

import dev.p4u.language.ast.P4Program;
import dev.p4u.language.diag.Spelling;
import java.util.Set;

/** {@code @noWarn} of a kind that neither p4u nor p4c has: it silences nothing. */
final class NoWarnLint {

  /** Kinds of warnings (p4c, lib/error_catalog.cpp) and those that p4u adds. */
  private static final Set<String> KINDS =
      Set.of(
          "branch",
          "deprecated",
          "duplicate",
          "duplicate-priorities",
          "entries-out-of-priority-order",
          "expr",
          "failed",
          "ignore",
          "ignore-prop",
          "invalid",
          "invalid-header",
          "keys",
          "legacy",
          "mismatch",
          "missing",
          "multi-header-extract",
          "ordering",
          "overflow",
          "parser-transition",
          "preprocessor",
          "shadow",
          "type-inference",
          "uninitialized",
          "uninitialized-out-param",
          "uninitialized-use",
          "unknown",
          "unreachable",
          "unsupported",
          "unused");

  private final LintReport report;

  NoWarnLint(LintReport report) {
    this.report = report;
  }

  void run(P4Program tree) {
    for (Suppressions.Region r : Suppressions.of(tree).regions()) {
      if (!KINDS.contains(r.kind())) {
        String meant = meant(r.kind());
        report.add(
            LintCode.UNKNOWN_KIND,
            r.annotation(),
            r.kind(),
            meant.isEmpty() ? "" : "; did you mean `" + meant + "`?");
      }
    }
  }

  private static String meant(String kind) {
    return Spelling.closest(kind, KINDS).orElse("");
  }
}
