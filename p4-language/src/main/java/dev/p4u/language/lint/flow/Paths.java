package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Expr;

/** Texts of l-values for messages. */
final class Paths {

  private static final int LONGEST = 60;

  private Paths() {}

  static String text(Expr e) {
    String text = whole(e).replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }

  /** Names of the tree: what stands in the text may be a macro. */
  private static String whole(Expr e) {
    if (e instanceof Expr.NameRef n) {
      return (n.global() ? "." : "") + n.name().text();
    }
    if (e instanceof Expr.Member m) {
      return whole(m.target()) + "." + m.name().text();
    }
    if (e instanceof Expr.Index i) {
      return whole(i.target()) + "[" + whole(i.index()) + "]";
    }
    return e.span().text();
  }
}
