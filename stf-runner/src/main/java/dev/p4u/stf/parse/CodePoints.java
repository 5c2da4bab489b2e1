package dev.p4u.stf.parse;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import org.antlr.v4.runtime.Token;

/** ANTLR counts code points, spans count UTF-16 code units: they differ behind a surrogate pair. */
final class CodePoints {

  private final String text;
  private final boolean same;

  CodePoints(String text) {
    this.text = text;
    this.same = text.codePoints().allMatch(c -> c < 0x10000);
  }

  private int offset(int codePoints) {
    return same ? codePoints : text.offsetByCodePoints(0, codePoints);
  }

  Span span(SourceFile source, Token first, Token last) {
    int start = Math.min(offset(first.getStartIndex()), text.length());
    int end = Math.min(offset(last.getStopIndex() + 1), text.length());
    return new Span(source, start, Math.max(start, end));
  }

  Span span(SourceFile source, Token token) {
    return token.getType() == Token.EOF
        ? new Span(source, text.length(), text.length())
        : span(source, token, token);
  }

  /** The place right behind a token. */
  Span after(SourceFile source, Token token) {
    int end = span(source, token).end();
    return new Span(source, end, end);
  }
}
