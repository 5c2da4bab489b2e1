package dev.p4u.cli.report;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticRenderer;
import java.io.PrintWriter;
import java.util.List;

/** Text with the source line and a caret, written as soon as a program was checked. */
public final class TextReport implements DiagnosticReport {

  private final PrintWriter out;

  public TextReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void program(String program, List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      out.print(DiagnosticRenderer.render(diagnostic));
    }
    out.flush();
  }

  @Override
  public void finish() {
    out.flush();
  }
}
