package dev.p4u.language.syntax;

/**
 * Whether the parser is back on its feet after an error. An error soon after another one mostly
 * follows from it, or from how it was recovered from: one mistake, one message. How soon depends on
 * the line, because what is wrong in a line is wrong in the rest of it, and the next line is mostly
 * a statement of its own.
 */
final class Settling {

  /** Tokens that must have matched since an error on another line. */
  private static final int AFTER_LINE = 2;

  /** Tokens that must have matched since an error on the same line. */
  private static final int IN_LINE = 6;

  private int matched = IN_LINE;
  private int line = -1;

  void matched() {
    matched++;
  }

  /** Whether an error here is worth telling; the next one is measured from here. */
  boolean isNews(P4Token at) {
    int here = at.span().line();
    boolean news = matched >= (here == line ? IN_LINE : AFTER_LINE);
    matched = 0;
    line = here;
    return news;
  }
}
