package dev.p4u.stf.run;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.stf.project.StfTest;
import java.util.List;

/**
 * What came of one STF file.
 *
 * @param packets sent
 * @param checks made (expect, no_packet, check_register)
 * @param nanos wall time of the run, compilation included when it was the program's first test
 * @param diagnostics of the program and of the STF file
 */
public record TestResult(
    StfTest test,
    Outcome outcome,
    int packets,
    int checks,
    long nanos,
    List<Failure> failures,
    List<Diagnostic> diagnostics) {

  public TestResult {
    failures = List.copyOf(failures);
    diagnostics = List.copyOf(diagnostics);
  }

  /** How it ended. */
  public enum Outcome {
    PASSED,
    /** A check did not hold. */
    FAILED,
    /** The file could not be run: the program or the file itself has errors. */
    ERROR
  }

  public boolean passed() {
    return outcome == Outcome.PASSED;
  }
}
