package dev.p4u.language.diag;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.Locale;

/**
 * Diagnostics as text for a terminal:
 *
 * <pre>
 * bng.p4:12:5: error[not-found]: no declaration of `hdrr`; did you mean `hdr`?
 *     hdrr.ipv4.ttl = 1;
 *     ^~~~
 * </pre>
 */
public final class DiagnosticRenderer {

  /** Characters of a source line that are shown. */
  private static final int MAX_LINE = 160;

  private DiagnosticRenderer() {}

  /** All lines of a diagnostic, each with its end. */
  public static String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    out.append(diagnostic.span())
        .append(": ")
        .append(diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .append('[')
        .append(diagnostic.code().kind())
        .append("]: ")
        .append(diagnostic.message())
        .append('\n');
    source(out, diagnostic.span());
    for (Diagnostic.Related related : diagnostic.related()) {
      out.append(related.span()).append(": note: ").append(related.message()).append('\n');
      source(out, related.span());
    }
    return out.toString();
  }

  /** The first line of a span with a caret under its start and tildes under the rest. */
  private static void source(StringBuilder out, Span span) {
    SourceFile file = span.file();
    if (file.text().isEmpty()) {
      return;
    }
    String line = file.lineText(span.line());
    int start = Math.min(span.column() - 1, line.length());
    // A long line is cut to a window around the place.
    int from = start < MAX_LINE - 40 ? 0 : start - 40;
    int to = Math.min(line.length(), from + MAX_LINE);
    int end = Math.min(to, start + Math.max(1, span.end() - span.start()));
    out.append("    ").append(from > 0 ? "..." : "").append(printable(line.substring(from, to)));
    out.append(to < line.length() ? "..." : "").append('\n');
    out.append("    ").append(from > 0 ? "   " : "");
    for (int i = from; i < start; i++) {
      out.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    out.append('^').append("~".repeat(Math.max(0, end - start - 1))).append('\n');
  }

  /** Control characters of a binary file must not reach the terminal. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c != '\t' && Character.isISOControl(c) ? '?' : c);
    }
    return out.toString();
  }
}
