package dev.p4u.language.check;

import dev.p4u.language.ast.Node;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects diagnostics; the same code at the same place is kept once. */
final class Reporter {

  private record Key(CheckCode code, Span span) {}

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private int errors;

  void add(CheckCode code, Node at, Object... arguments) {
    add(code, at.span(), List.of(), List.of(), arguments);
  }

  void add(CheckCode code, Node at, List<Related> related, Object... arguments) {
    add(code, at.span(), related, List.of(), arguments);
  }

  void add(CheckCode code, Span span, List<Related> related, List<Fix> fixes, Object... arguments) {
    if (seen.add(new Key(code, span))) {
      errors += code.severity() == Severity.ERROR ? 1 : 0;
      List<String> texts = Stream.of(arguments).map(String::valueOf).toList();
      diagnostics.add(new Diagnostic(code, code.severity(), span, texts, related, fixes));
    }
  }

  /** How many errors there are so far: what follows from an error is left unsaid. */
  int errors() {
    return errors;
  }

  static List<Related> declaredHere(Node declaration) {
    return List.of(new Related(Names.spanOf(declaration), "declared here"));
  }

  List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }
}
