package dev.p4u.language.syntax;

import dev.p4u.language.source.Span;

/** A token for highlighting and formatting. */
public record SyntaxToken(Kind kind, Span span, String text) {

  /** What a token is, before names are resolved. */
  public enum Kind {
    KEYWORD,
    NAME,
    NUMBER,
    STRING,
    PUNCTUATION,
    /** Part of an annotation's unstructured body. */
    ANNOTATION_TEXT
  }
}
