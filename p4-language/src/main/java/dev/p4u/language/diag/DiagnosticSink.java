package dev.p4u.language.diag;

import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the diagnostics of one phase. After {@link #MAX_ERRORS} errors it is full: what follows
 * would bury the first ones, so it is dropped and the phase may stop.
 */
public final class DiagnosticSink {

  /** Errors of one phase and program before it gives up. */
  public static final int MAX_ERRORS = 100;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int errors;

  /** Adds a diagnostic with the code's own severity. */
  public void report(DiagnosticCode code, Span span, String... arguments) {
    add(new Diagnostic(code, code.severity(), span, List.of(arguments), List.of(), List.of()));
  }

  /** Adds a diagnostic unless the sink is full. */
  public void add(Diagnostic diagnostic) {
    if (isFull()) {
      return;
    }
    diagnostics.add(diagnostic);
    if (diagnostic.isError()) {
      errors++;
    }
  }

  public int errorCount() {
    return errors;
  }

  public boolean isFull() {
    return errors >= MAX_ERRORS;
  }

  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }
}
