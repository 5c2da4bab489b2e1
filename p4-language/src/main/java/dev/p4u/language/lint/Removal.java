package dev.p4u.language.lint;

import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.List;

/** Takes text away, with its lines when nothing else stands on them. */
final class Removal {

  private Removal() {}

  static Fix of(String title, Span span) {
    return new Fix(title, List.of(new Edit(lines(span), "")));
  }

  private static Span lines(Span span) {
    SourceFile file = span.file();
    String text = file.text();
    int end = span.end();
    if (end < text.length() && text.charAt(end) == ';') {
      end++;
    }
    int lineStart = file.lineStart(file.line(span.start()));
    int lastLine = file.line(Math.max(span.start(), end - 1));
    int lineEnd = lastLine < file.lineCount() ? file.lineStart(lastLine + 1) : text.length();
    boolean alone =
        text.substring(lineStart, span.start()).isBlank() && text.substring(end, lineEnd).isBlank();
    return alone ? new Span(file, lineStart, lineEnd) : new Span(file, span.start(), end);
  }
}
