package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects diagnostics; inlining meets a construct several times, but it is reported once. */
public final class Reporter {

  private record Seen(CompileCode code, Span span, List<String> arguments) {}

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<Seen> seen = new HashSet<>();

  /** Reports a message at a place. */
  public void error(CompileCode code, Span span, Object... arguments) {
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      texts.add(argument.toString());
    }
    if (seen.add(new Seen(code, span, texts))) {
      diagnostics.add(new Diagnostic(code, code.severity(), span, texts, List.of(), List.of()));
    }
  }

  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }
}
