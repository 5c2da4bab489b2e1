package dev.p4u.lsp.protocol;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Between offsets in UTF-16 code units and the positions of the negotiated encoding. */
public final class Positions {

  private final PositionEncoding encoding;

  public Positions(PositionEncoding encoding) {
    this.encoding = encoding;
  }

  public PositionEncoding encoding() {
    return encoding;
  }

  public Position position(SourceFile file, int offset) {
    int within = Math.max(0, Math.min(offset, file.text().length()));
    int line = file.line(within);
    int units = 0;
    for (int at = file.lineStart(line); at < within; ) {
      int codePoint = file.text().codePointAt(at);
      units += encoding.units(codePoint);
      at += Character.charCount(codePoint);
    }
    return new Position(line - 1, units);
  }

  public Range range(Span span) {
    return new Range(
        position(span.file(), span.start()),
        position(span.file(), Math.max(span.start(), span.end())));
  }

  /**
   * The offset of a position. A character behind the end of its line counts as that end, a line
   * behind the last one as the end of the text, as the protocol wants it.
   */
  public int offset(SourceFile file, Position position) {
    if (position.getLine() < 0) {
      return 0;
    }
    if (position.getLine() >= file.lineCount()) {
      return file.text().length();
    }
    int line = position.getLine() + 1;
    int at = file.lineStart(line);
    int end = at + file.lineText(line).length();
    int units = 0;
    while (at < end) {
      int codePoint = file.text().codePointAt(at);
      units += encoding.units(codePoint);
      if (units > position.getCharacter()) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }
}
