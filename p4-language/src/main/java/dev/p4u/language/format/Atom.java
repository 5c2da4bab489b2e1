package dev.p4u.language.format;

/**
 * A piece of a file that is not white space.
 *
 * @param text as written, with line ends as {@code \n} and without blanks at its end
 * @param start offset in the file, in UTF-16 code units
 * @param end offset after it
 */
record Atom(Kind kind, String text, int start, int end) {

  enum Kind {
    WORD,
    /** Starts with a digit. */
    NUMBER,
    /** With its quotes. */
    STRING,
    /** An operator, a bracket, a separator; {@code >} is always alone, so {@code >>} is two. */
    SIGN,
    LINE_COMMENT,
    BLOCK_COMMENT,
    /** A preprocessor line with its continuations. */
    DIRECTIVE,
    /** {@code @pragma} to the end of its line, which is the end of the annotation. */
    PRAGMA,
    /** Lines that stay as they are; the text starts with the indentation of the first. */
    VERBATIM,
    /** Characters that no token starts with. */
    UNKNOWN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** Whether it belongs to the program and not to what stands around it. */
  boolean isCode() {
    return switch (kind) {
      case WORD, NUMBER, STRING, SIGN, PRAGMA, UNKNOWN, END -> true;
      case LINE_COMMENT, BLOCK_COMMENT, DIRECTIVE, VERBATIM -> false;
    };
  }
}
