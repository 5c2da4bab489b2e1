package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Expr;

/** Texts of l-values for messages. */
final class Paths {

  private static final int LONGEST = 60;

  private Paths() {}

  static String text(Expr e) {
    String text = e.span().text().replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
