package dev.p4u.stf.parse;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;

/** ANTLR counts code points, spans count UTF-16 code units: they differ behind a surrogate pair. */
final class CodePoints {

  private final String text;

  /** Code points of the text that take two units, by their place among the code points. */
  private final int[] pairs;

  CodePoints(String text) {
    this.text = text;
    this.pairs = pairs(text);
  }

  private static int[] pairs(String text) {
    IntStream.Builder found = IntStream.builder();
    int place = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
        found.add(place);
      }
      place++;
    }
    return found.build().toArray();
  }

  private int offset(int codePoints) {
    int found = Arrays.binarySearch(pairs, codePoints);
    return codePoints + (found >= 0 ? found : -found - 1);
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
