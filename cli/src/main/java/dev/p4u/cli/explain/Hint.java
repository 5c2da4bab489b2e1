package dev.p4u.cli.explain;

import dev.p4u.language.diag.Diagnostic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The line behind a list of diagnostics that says how to learn more about its errors. */
public final class Hint {

  /** Codes that are worth naming; the first errors are those to repair first. */
  private static final int MOST_NAMED = 3;

  private final Set<String> codes = new LinkedHashSet<>();

  /** Takes what was shown. */
  public void add(List<Diagnostic> shown) {
    shown.stream().filter(Diagnostic::isError).map(d -> d.code().name()).forEach(this::add);
  }

  private void add(String code) {
    if (codes.size() < MOST_NAMED) {
      codes.add(code);
    }
  }

  /** Without a line feed; empty when no error was shown. */
  public Optional<String> line() {
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of("for more: p4u explain " + String.join(" ", codes));
  }
}
