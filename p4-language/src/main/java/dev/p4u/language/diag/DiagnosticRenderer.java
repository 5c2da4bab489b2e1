package dev.p4u.language.diag;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.Locale;

/**
 * Diagnostics as text for a terminal: {@code file:line:column: error[kind]: message}, the source
 * line, and carets under the span's part of that line. Related places follow as notes.
 */
public final class DiagnosticRenderer {

  /** Longest part of a source line that is shown, in characters. */
  static final int WINDOW = 120;

  private static final String ELLIPSIS = "...";

  private DiagnosticRenderer() {}

  /** Lines that end with a line feed each. */
  public static String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    String head = severity + "[" + diagnostic.code().kind() + "]: ";
    place(out, diagnostic.span(), head + diagnostic.message());
    for (Diagnostic.Related related : diagnostic.related()) {
      place(out, related.span(), "note: " + related.message());
    }
    return out.toString();
  }

  private static void place(StringBuilder out, Span span, String message) {
    out.append(span).append(": ").append(printable(message)).append('\n');
    SourceFile file = span.file();
    String line = file.lineText(span.line());
    // What is no text (or was not UTF-8) is not worth showing.
    if (line.isBlank() || line.indexOf('\0') >= 0 || line.indexOf('\uFFFD') >= 0) {
      return;
    }
    int start = Math.min(span.column() - 1, line.length());
    int end = Math.min(start + span.end() - span.start(), line.length());
    int from =
        line.length() > WINDOW
            ? Math.max(0, Math.min(start - WINDOW / 3, line.length() - WINDOW))
            : 0;
    int to = Math.min(line.length(), from + WINDOW);
    String before = from > 0 ? ELLIPSIS : "";
    String after = to < line.length() ? ELLIPSIS : "";
    out.append(before).append(printable(line.substring(from, to))).append(after).append('\n');
    out.append(" ".repeat(before.length()));
    for (int i = from; i < start; i++) {
      out.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    int carets = Math.max(1, Math.min(end, to) - start);
    out.append("^".repeat(carets)).append('\n');
  }

  /** Without control characters, which could do anything to a terminal. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c != '\t' && Character.isISOControl(c) ? '\uFFFD' : c);
    }
    return out.toString();
  }
}
