package dev.p4u.language.syntax;

import java.util.ArrayList;
import java.util.List;

/** Finds the end of what looks like a type, from the tokens alone. */
final class TypeScanner {

  /** Nesting of type arguments; deeper ones are left to the parser to reject. */
  private static final int MAX_DEPTH = 64;

  private final List<P4Token> tokens;
  private final Brackets brackets;
  private List<Angle> angles = new ArrayList<>();

  TypeScanner(List<P4Token> tokens, Brackets brackets) {
    this.tokens = tokens;
    this.brackets = brackets;
  }

  /** Indexes of a pair of angle brackets. */
  record Angle(int open, int close) {}

  /** The angle brackets of types that the last scan found, also when it failed later. */
  List<Angle> angles() {
    return angles;
  }

  int type(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).getType() : P4.EOF;
  }

  /** Index after the type that starts at an index; -1 when none does. */
  int afterType(int index) {
    angles = new ArrayList<>();
    return afterType(index, 0);
  }

  /** Index after the bracket that closes the type arguments that open at an index; or -1. */
  int afterTypeArguments(int open) {
    angles = new ArrayList<>();
    return afterTypeArguments(open, 0);
  }

  /** Index after {@code <width>} that opens at an index; -1 when it is not closed. */
  int afterWidth(int open) {
    angles = new ArrayList<>();
    return afterWidth(open, 0);
  }

  private int afterType(int index, int depth) {
    int type = type(index);
    int next = index + 1;
    if (TokenTypes.hasWidth(type)) {
      next = opensAngle(next) ? afterWidth(next, depth) : next;
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
    while (!closesAngle(next) || next > open + 1) {
      next = type(next) == P4.KW_UNDERSCORE ? next + 1 : afterType(next, depth + 1);
      if (next < 0 || closesAngle(next)) {
        break;
      }
      if (type(next) != P4.COMMA) {
        return -1;
      }
      next++;
    }
    return next < 0 ? -1 : pair(open, next);
  }

  private int pair(int open, int close) {
    angles.add(new Angle(open, close));
    return close + 1;
  }

  /**
   * The width is any expression; the first {@code >} that is not within brackets or type arguments
   * ends it.
   */
  private int afterWidth(int open, int depth) {
    if (depth > MAX_DEPTH) {
      return -1;
    }
    int next = open + 1;
    while (!closesAngle(next)) {
      int type = type(next);
      int after = next + 1;
      if (TokenTypes.isOpen(type)) {
        after = brackets.closing(next) + 1;
      } else if (endsWidth(type)) {
        return -1;
      } else if (opensAngle(next)) {
        after = nestedAngle(next, depth + 1);
      }
      if (after <= 0) {
        return -1;
      }
      next = after;
    }
    return pair(open, next);
  }

  /** Within a width: index after type arguments, or after the sign of a comparison. */
  private int nestedAngle(int open, int depth) {
    int before = type(open - 1);
    if (TokenTypes.hasWidth(before)) {
      return afterWidth(open, depth);
    }
    int known = angles.size();
    int after = before == P4.IDENTIFIER ? afterTypeArguments(open, depth) : -1;
    if (after > 0 && type(after) == P4.LPAREN) {
      return after;
    }
    angles.subList(known, angles.size()).clear();
    return open + 1;
  }

  private static boolean endsWidth(int type) {
    return switch (type) {
      case P4.SEMICOLON, P4.COMMA, P4.RPAREN, P4.RBRACKET, P4.RBRACE, P4.ASSIGN, P4.EOF -> true;
      default -> false;
    };
  }

  private boolean opensAngle(int index) {
    return type(index) == P4.LT || type(index) == P4.TYPE_LT;
  }

  private boolean closesAngle(int index) {
    return type(index) == P4.GT || type(index) == P4.TYPE_GT;
  }
}
