package dev.p4u.cli.report;

import dev.p4u.language.diag.Diagnostic;
import java.util.List;

/** Writes what was found in programs in one format; it makes no other output. */
public interface DiagnosticReport {

  /**
   * Takes what was found in one program, once it was checked.
   *
   * @param program its main file as the user named it
   * @param diagnostics in this file and the ones that it includes
   */
  void program(String program, List<Diagnostic> diagnostics);

  /** Writes what is not written yet; the report takes no programs after that. */
  void finish();
}
