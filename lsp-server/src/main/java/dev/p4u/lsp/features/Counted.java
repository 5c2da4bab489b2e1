package dev.p4u.lsp.features;

import dev.p4u.language.diag.Diagnostic;
import java.util.List;

/** Numbers in sentences. */
final class Counted {

  private Counted() {}

  static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 2 errors; the first: main.p4:3:5: ...}. */
  static String errors(List<Diagnostic> diagnostics) {
    List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::isError).toList();
    if (errors.isEmpty()) {
      return "no errors";
    }
    Diagnostic first = errors.get(0);
    String path = first.span().file().path();
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String where = name + ":" + first.span().line() + ":" + first.span().column();
    String lead = errors.size() == 1 ? "" : "; the first";
    return of(errors.size(), "error") + lead + ": " + where + ": " + first.message();
  }
}
