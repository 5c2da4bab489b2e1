package dev.p4u.language.format;

import java.util.List;

/** A token, or what stands between brackets. */
sealed interface Element {

  Token first();

  Token last();

  /** A token that is no bracket. {@code shift} is two signs that are one operator. */
  record Leaf(Token first, Token last) implements Element {
    Leaf(Token token) {
      this(token, token);
    }

    /** The text of both, where it is two. */
    String text() {
      return first == last ? first.text() : first.text() + last.text();
    }

    boolean is(String sign) {
      return first.isKind(Atom.Kind.SIGN) && text().equals(sign);
    }

    boolean isWord(String word) {
      return first.isWord(word);
    }
  }

  /**
   * Brackets with their contents.
   *
   * @param statements whether a semicolon ends something in it, in braces
   */
  record Brackets(Shape shape, Token first, List<Element> inside, Token last, boolean statements)
      implements Element {}

  /** Braces as a block: items one below the other. */
  record Block(Kind kind, Token first, List<Item> items, Token last) implements Element {

    enum Kind {
      /** Declarations or statements. */
      PLAIN,
      SWITCH,
      /** Of a select expression. */
      CASES,
      KEY,
      ACTIONS,
      ENTRIES,
      /** Fields of a header or structure. */
      FIELDS
    }
  }

  enum Shape {
    ROUND,
    SQUARE,
    CURLY,
    /** Type arguments or parameters. */
    ANGLE
  }

  static boolean isSign(Element element, String sign) {
    return element instanceof Leaf leaf && leaf.is(sign);
  }

  static boolean isWord(Element element, String word) {
    return element instanceof Leaf leaf && leaf.isWord(word);
  }

  static boolean isWord(Element element) {
    return element instanceof Leaf leaf && leaf.first().isKind(Atom.Kind.WORD);
  }

  static boolean isBrackets(Element element, Shape shape) {
    return element instanceof Brackets brackets && brackets.shape() == shape;
  }
}
