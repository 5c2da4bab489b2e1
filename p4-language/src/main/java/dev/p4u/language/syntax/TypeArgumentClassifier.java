package dev.p4u.language.syntax;

import java.util.BitSet;
import java.util.List;

/**
 * Tells type arguments from comparisons and casts from parentheses. The specification's grammar
 * does it with the declared type names; here mostly the shape of the text decides, so that a
 * program whose includes are missing is still read as meant:
 *
 * <ul>
 *   <li>{@code a < T >} followed by what can follow a type or callee is a type argument list: as a
 *       comparison, {@code (a < T) > ...} would order booleans. Only with a comma inside, as in
 *       {@code f(a < b, c > (d))}, both readings make sense, and then a name that is known as a
 *       value makes it a comparison.
 *   <li>{@code (T) x} is a cast when an operand follows. Before {@code +}, {@code -}, {@code .} and
 *       {@code (}, where {@code (a) - b} is an operation, the known names decide.
 * </ul>
 *
 * <p>Works on tokens in which {@code >>} is still two tokens.
 */
final class TypeArgumentClassifier {

  private final List<P4Token> tokens;
  private final Brackets brackets;
  private final TypeScanner scanner;
  private final DeclaredNames names;
  private final BitSet castClosings = new BitSet();

  TypeArgumentClassifier(List<P4Token> tokens) {
    this.tokens = tokens;
    this.brackets = Brackets.of(tokens);
    this.scanner = new TypeScanner(tokens, brackets);
    this.names = DeclaredNames.of(tokens);
  }

  void run() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isOpaque()) {
        continue;
      }
      int type = tokens.get(i).getType();
      if (type == P4.LT) {
        angle(i);
      } else if (type == P4.LPAREN && isCast(i)) {
        tokens.get(i).setType(P4.CAST_LPAREN);
        castClosings.set(brackets.closing(i));
      }
    }
  }

  private int type(int index) {
    return scanner.type(index);
  }

  private void angle(int open) {
    int before = type(open - 1);
    boolean member = type(open - 2) == P4.DOT;
    if (TokenTypes.hasWidth(before)) {
      markForced(open, scanner.afterWidth(open));
    } else if (before == P4.KW_TUPLE
        || before == P4.KW_VALUE_SET
        || (before == P4.KW_LIST && !member)) {
      markForced(open, scanner.afterTypeArguments(open));
    } else if (TokenTypes.isName(before)) {
      int after = scanner.afterTypeArguments(open);
      if (after > 0 && mayFollowTypeArguments(type(after)) && !comparesValue(open, after)) {
        markAngles();
      }
    }
  }

  private void markForced(int open, int after) {
    tokens.get(open).setType(P4.TYPE_LT);
    if (after > 0) {
      markAngles();
    }
  }

  /** Marks the angle brackets that the last scan found. */
  private void markAngles() {
    for (TypeScanner.Angle angle : scanner.angles()) {
      tokens.get(angle.open()).setType(P4.TYPE_LT);
      tokens.get(angle.close()).setType(P4.TYPE_GT);
    }
  }

  private static boolean mayFollowTypeArguments(int type) {
    return switch (type) {
      case P4.LPAREN, P4.RPAREN, P4.COMMA, P4.LBRACKET, P4.DOT, P4.LBRACE, P4.SEMICOLON, P4.EOF ->
          true;
      default -> TokenTypes.isName(type);
    };
  }

  private boolean comparesValue(int open, int after) {
    String name = tokens.get(open - 1).getText();
    if (!names.isValue(name) || names.isType(name) || names.isGeneric(name)) {
      return false;
    }
    int nested = 0;
    for (int i = open + 1; i < after - 1; i++) {
      if (type(i) == P4.COMMA && nested == 0) {
        return true;
      }
      nested += type(i) == P4.LT ? 1 : type(i) == P4.GT ? -1 : 0;
      if (TokenTypes.isOpen(type(i)) && brackets.closing(i) > i) {
        i = brackets.closing(i);
      }
    }
    return false;
  }

  private boolean isCast(int open) {
    if (!isPrefixPosition(open)) {
      return false;
    }
    int close = scanner.afterType(open + 1);
    if (close < 0 || type(close) != P4.RPAREN) {
      return false;
    }
    int next = type(close + 1);
    boolean plainName = type(open + 1) == P4.IDENTIFIER && close == open + 2;
    boolean indexed = type(close - 1) == P4.RBRACKET;
    String name = tokens.get(open + 1).getText();
    boolean knownType = !plainName || (names.isType(name) && !names.isValue(name));
    return switch (next) {
      case P4.PLUS, P4.MINUS, P4.DOT -> knownType && !indexed;
      case P4.LPAREN -> knownType || names.isType(name) || !names.isValue(name);
      case P4.INTEGER,
          P4.STRING_LITERAL,
          P4.KW_TRUE,
          P4.KW_FALSE,
          P4.KW_THIS,
          P4.KW_ERROR,
          P4.LBRACE,
          P4.INVALID,
          P4.DOTS,
          P4.NOT,
          P4.TILDE ->
          true;
      default -> TokenTypes.isName(next);
    };
  }

  /** Whether an operand is expected here, so that a parenthesis is not that of a call. */
  private boolean isPrefixPosition(int open) {
    int before = type(open - 1);
    return switch (before) {
      case P4.RPAREN -> castClosings.get(open - 1);
      case P4.RBRACKET,
          P4.TYPE_GT,
          P4.INTEGER,
          P4.STRING_LITERAL,
          P4.EOF,
          P4.KW_IF,
          P4.KW_SWITCH,
          P4.KW_SELECT,
          P4.KW_FOR,
          P4.KW_ERROR ->
          false;
      default -> !TokenTypes.isName(before);
    };
  }
}
