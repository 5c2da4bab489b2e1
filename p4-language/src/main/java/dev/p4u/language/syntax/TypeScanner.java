package dev.p4u.language.syntax;

import java.util.List;

/** Finds the end of what looks like a type, from the tokens alone. */
final class TypeScanner {

  /** Nesting of type arguments; deeper ones are left to the parser to reject. */
  private static final int MAX_DEPTH = 64;

  private final List<P4Token> tokens;
  private final Brackets brackets;

  TypeScanner(List<P4Token> tokens, Brackets brackets) {
    this.tokens = tokens;
    this.brackets = brackets;
  }

  int type(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).getType() : P4.EOF;
  }

  /** Index after the type that starts at an index; -1 when none does. */
  int afterType(int index) {
    return afterType(index, 0);
  }

  /** Index after the bracket that closes the type arguments that open at an index; or -1. */
  int afterTypeArguments(int open) {
    return afterTypeArguments(open, 0);
  }

  /** Index after {@code <width>} that opens at an index; -1 when that is not there. */
  int afterWidth(int open) {
    int inner = type(open + 1);
    int close = open + 2;
    if (inner == P4.LPAREN || inner == P4.CAST_LPAREN) {
      close = brackets.closing(open + 1) + 1;
    } else if (inner != P4.INTEGER && !TokenTypes.isName(inner)) {
      return -1;
    }
    return close > 0 && closesAngle(close) ? close + 1 : -1;
  }

  private int afterType(int index, int depth) {
    int type = type(index);
    int next = index + 1;
    if (TokenTypes.hasWidth(type)) {
      next = opensAngle(next) ? afterWidth(next) : next;
    } else if (type == P4.KW_TUPLE || type == P4.KW_LIST) {
      next = opensAngle(next) ? afterTypeArguments(next, depth) : -1;
    } else if (!TokenTypes.isBaseType(type)) {
      next = type == P4.DOT ? index + 1 : index;
      if (type(next) != P4.IDENTIFIER) {
        return -1;
      }
      next = opensAngle(next + 1) ? afterTypeArguments(next + 1, depth) : next + 1;
    }
    while (next > 0 && type(next) == P4.LBRACKET) {
      next = brackets.closing(next) + 1;
    }
    return next > 0 ? next : -1;
  }

  private int afterTypeArguments(int open, int depth) {
    if (depth > MAX_DEPTH) {
      return -1;
    }
    int next = open + 1;
    if (closesAngle(next)) {
      return next + 1;
    }
    while (true) {
      next = type(next) == P4.KW_UNDERSCORE ? next + 1 : afterType(next, depth + 1);
      if (next < 0) {
        return -1;
      }
      if (closesAngle(next)) {
        return next + 1;
      }
      if (type(next) != P4.COMMA) {
        return -1;
      }
      next++;
    }
  }

  private boolean opensAngle(int index) {
    return type(index) == P4.LT || type(index) == P4.TYPE_LT;
  }

  private boolean closesAngle(int index) {
    return type(index) == P4.GT || type(index) == P4.TYPE_GT;
  }
}
