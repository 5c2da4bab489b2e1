package dev.p4u.language.syntax;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.diag.DiagnosticSink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds words that stand where a keyword must stand and differ from it in one letter, in a program
 * that declares no such name: they are reported and read as the keyword, so that the text behind
 * them is understood.
 */
final class KeywordSpelling {

  /** Keywords by what follows them. */
  private static final int[] BEFORE_NAME_AND_PARENTHESIS = {
    P4.KW_CONTROL, P4.KW_PARSER, P4.KW_PACKAGE, P4.KW_ACTION
  };

  private static final int[] BEFORE_NAME_AND_BRACE = {
    P4.KW_HEADER,
    P4.KW_HEADER_UNION,
    P4.KW_STRUCT,
    P4.KW_EXTERN,
    P4.KW_TABLE,
    P4.KW_STATE,
    P4.KW_ENUM
  };

  private static final int[] BEFORE_TYPE = {P4.KW_CONST, P4.KW_TYPEDEF};
  private static final int[] BEFORE_BRACE = {P4.KW_APPLY, P4.KW_ERROR, P4.KW_MATCH_KIND};
  private static final int[] BEFORE_LIST = {P4.KW_ACTIONS, P4.KW_KEY, P4.KW_ENTRIES};
  private static final int[] WITH_WIDTH = {P4.KW_BIT, P4.KW_INT, P4.KW_VARBIT};

  private final List<P4Token> tokens;
  private final DiagnosticSink sink;
  private Set<String> declared;

  KeywordSpelling(List<P4Token> tokens, DiagnosticSink sink) {
    this.tokens = tokens;
    this.sink = sink;
  }

  void run() {
    for (int i = 0; i < tokens.size(); i++) {
      if (type(i) == P4.IDENTIFIER && !tokens.get(i).isOpaque()) {
        int keyword = meant(i);
        if (keyword != P4.EOF && !isDeclared(tokens.get(i).getText())) {
          correct(tokens.get(i), keyword);
        }
      }
    }
  }

  private void correct(P4Token token, int keyword) {
    String word = word(keyword);
    Fix fix = new Fix("change to `" + word + "`", List.of(new Edit(token.span(), word)));
    SyntaxCode code = SyntaxCode.MISSPELLED_KEYWORD;
    sink.add(
        new Diagnostic(
            code,
            code.severity(),
            token.span(),
            List.of(token.getText(), word),
            List.of(),
            List.of(fix)));
    token.setType(keyword);
  }

  private int type(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).getType() : P4.EOF;
  }

  /** The keyword that the tokens around the word ask for, if the word resembles it. */
  private int meant(int i) {
    int next = type(i + 1);
    if (next == P4.LT && type(i + 2) == P4.INTEGER) {
      return closest(i, WITH_WIDTH);
    }
    if (type(i - 1) == P4.KW_TRANSITION && next == P4.LPAREN) {
      return closest(i, P4.KW_SELECT);
    }
    if (!mayStart(i)) {
      return P4.EOF;
    }
    if (next == P4.LBRACE) {
      return closest(i, BEFORE_BRACE);
    }
    if (next == P4.ASSIGN && type(i + 2) == P4.LBRACE) {
      return closest(i, BEFORE_LIST);
    }
    if (next == P4.IDENTIFIER) {
      return beforeName(i);
    }
    boolean typeFollows = TokenTypes.isBaseType(next) || next == P4.KW_TUPLE;
    if (typeFollows) {
      return closest(i, BEFORE_TYPE);
    }
    return next == P4.KW_SELECT ? closest(i, P4.KW_TRANSITION) : P4.EOF;
  }

  private int beforeName(int i) {
    return switch (type(i + 2)) {
      case P4.LPAREN, P4.LT -> {
        int found = closest(i, BEFORE_NAME_AND_PARENTHESIS);
        yield found == P4.EOF && type(i + 2) == P4.LT ? closest(i, BEFORE_NAME_AND_BRACE) : found;
      }
      case P4.LBRACE -> closest(i, BEFORE_NAME_AND_BRACE);
      case P4.IDENTIFIER -> closest(i, BEFORE_TYPE);
      case P4.SEMICOLON -> closest(i, P4.KW_TRANSITION, P4.KW_RETURN);
      default -> P4.EOF;
    };
  }

  private boolean mayStart(int i) {
    return switch (type(i - 1)) {
      case P4.EOF, P4.SEMICOLON, P4.LBRACE, P4.RBRACE, P4.RPAREN, P4.END_PRAGMA -> true;
      default -> false;
    };
  }

  private int closest(int i, int... keywords) {
    String written = tokens.get(i).getText();
    for (int keyword : keywords) {
      if (isNear(written, word(keyword))) {
        return keyword;
      }
    }
    return P4.EOF;
  }

  private static String word(int keyword) {
    return P4.VOCABULARY.getLiteralName(keyword).replace("'", "");
  }

  /** One letter more, less or other, or two neighbours swapped; a capital letter is a name. */
  static boolean isNear(String a, String b) {
    int difference = a.length() - b.length();
    if (Math.abs(difference) > 1 || Character.isUpperCase(a.charAt(0))) {
      return false;
    }
    int shorter = Math.min(a.length(), b.length());
    int front = 0;
    while (front < shorter && a.charAt(front) == b.charAt(front)) {
      front++;
    }
    int back = 0;
    while (back < shorter - front
        && a.charAt(a.length() - 1 - back) == b.charAt(b.length() - 1 - back)) {
      back++;
    }
    int left = Math.max(a.length(), b.length()) - front - back;
    boolean swapped =
        difference == 0
            && left == 2
            && a.charAt(front) == b.charAt(front + 1)
            && a.charAt(front + 1) == b.charAt(front);
    return left == 1 || swapped;
  }

  private boolean isDeclared(String word) {
    if (declared == null) {
      declared = new HashSet<>();
      for (int i = 1; i < tokens.size(); i++) {
        if (type(i) == P4.IDENTIFIER && declares(type(i - 1))) {
          declared.add(tokens.get(i).getText());
        }
      }
    }
    return declared.contains(word);
  }

  /** What stands before a name where it is declared; the bodies of enums and lists included. */
  private static boolean declares(int before) {
    return switch (before) {
      case P4.SEMICOLON, P4.LBRACE, P4.RBRACE, P4.RPAREN, P4.LPAREN, P4.DOT, P4.EOF -> false;
      default -> true;
    };
  }
}
