package dev.p4u.lsp.features;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The repairs that diagnostics in a range bring with them. */
public final class QuickFixes {

  /** A repair and what it repairs. */
  public record QuickFix(Diagnostic diagnostic, Diagnostic.Fix fix) {}

  /**
   * @param start of the range, inclusive
   * @param end of the range, inclusive: a cursor behind a word is at it
   */
  public List<QuickFix> fixes(CheckedProgram program, SourceFile file, int start, int end) {
    List<QuickFix> fixes = new ArrayList<>();
    for (Diagnostic diagnostic : program.diagnostics()) {
      Span span = diagnostic.span();
      if (span.file() == file && span.start() <= end && start <= span.end()) {
        diagnostic.fixes().forEach(fix -> fixes.add(new QuickFix(diagnostic, fix)));
      }
    }
    return fixes;
  }
}
