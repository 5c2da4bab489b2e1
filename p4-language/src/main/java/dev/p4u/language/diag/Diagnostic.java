package dev.p4u.language.diag;

import dev.p4u.language.source.Span;
import java.util.List;

/**
 * Something to tell the user, as data; renderers make text of it.
 *
 * @param code kind and text template; {@code code.kind()} is p4c's name for it
 * @param span where, always in an original file
 * @param arguments fill the template's {@code {0}}, {@code {1}}...
 * @param related other places that explain this one
 * @param fixes edits that would repair it
 */
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    Span span,
    List<String> arguments,
    List<Related> related,
    List<Fix> fixes) {

  public Diagnostic {
    arguments = List.copyOf(arguments);
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
  }

  /** A second place with its own words ("declared here"). */
  public record Related(Span span, String message) {}

  /** A repair: a title and replacements that do not overlap. */
  public record Fix(String title, List<Edit> edits) {
    public Fix {
      edits = List.copyOf(edits);
    }
  }

  /** Replaces the text of a span. */
  public record Edit(Span span, String newText) {}

  /** The message with its arguments filled in. */
  public String message() {
    return code.format(arguments);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
