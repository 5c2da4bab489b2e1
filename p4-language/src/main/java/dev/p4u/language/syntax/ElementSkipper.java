package dev.p4u.language.syntax;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** Skips the rest of what could not be read; brackets are skipped as a whole. */
final class ElementSkipper {

  private final Brackets brackets;

  ElementSkipper(Brackets brackets) {
    this.brackets = brackets;
  }

  void skipAll(Parser parser) {
    while (parser.getInputStream().LA(1) != Token.EOF) {
      parser.consume();
    }
  }

  /**
   * Skips to the end of an element: after its semicolon, before the brace that closes its list, or
   * before a keyword that starts a line and another element.
   *
   * @param start first token of the element
   * @param braceEnds whether a block ends the element
   * @param atLeastOne whether to skip at least one token
   */
  void skipElement(Parser parser, Token start, boolean braceEnds, boolean atLeastOne) {
    TokenStream input = parser.getInputStream();
    boolean first = atLeastOne;
    if (leaveBrackets(parser, start) && atElementEnd(parser, braceEnds)) {
      return;
    }
    while (input.LA(1) != Token.EOF) {
      int type = input.LA(1);
      if (type == P4.SEMICOLON) {
        parser.consume();
        return;
      }
      if (!first && (type == P4.RBRACE || startsElement(input))) {
        return;
      }
      first = false;
      boolean brace = type == P4.LBRACE || type == P4.BLOCK_LBRACE;
      skipOne(parser);
      if (brace && atElementEnd(parser, braceEnds)) {
        return;
      }
    }
  }

  /** Skips a body whose opening brace is missing, with its closing one if there is one. */
  void skipBody(Parser parser) {
    TokenStream input = parser.getInputStream();
    while (input.LA(1) != Token.EOF && input.LA(1) != P4.RBRACE && !startsNeighbour(input)) {
      skipOne(parser);
    }
    if (input.LA(1) == P4.RBRACE) {
      parser.consume();
    }
  }

  /** Skips the rest of a parameter or argument; false when its list is not closed. */
  boolean skipListed(Parser parser, ParserRuleContext element) {
    TokenStream input = parser.getInputStream();
    int close = brackets.closing(element.getParent().getStart().getTokenIndex());
    if (close < input.index()) {
      return false;
    }
    leaveBrackets(parser, element.getStart());
    while (input.index() < close && input.LA(1) != P4.COMMA) {
      skipOne(parser);
    }
    return true;
  }

  /** Skips the rest of an expression in the parentheses of a statement; false when it is none. */
  boolean skipCondition(Parser parser, ParserRuleContext expression) {
    ParserRuleContext parent = expression.getParent();
    if (parent == null || parent.getRuleIndex() != P4.RULE_statementBody) {
      return false;
    }
    int open = parent.getStart().getTokenIndex() + 1;
    TokenStream input = parser.getInputStream();
    boolean opens = TokenTypes.isOpen(input.get(open).getType());
    int close = opens ? brackets.closing(open) : -1;
    if (close < input.index()) {
      return false;
    }
    while (input.index() < close) {
      parser.consume();
    }
    return true;
  }

  /** After a block: whether the element ends here, then also past its semicolon. */
  private static boolean atElementEnd(Parser parser, boolean braceEnds) {
    TokenStream input = parser.getInputStream();
    int next = input.LA(1);
    boolean named = TokenTypes.isName(next) && input.LA(2) == P4.SEMICOLON;
    if (named && !((P4Token) input.LT(1)).newlineBefore()) {
      parser.consume();
      next = P4.SEMICOLON;
    }
    if (next == P4.SEMICOLON) {
      parser.consume();
      return true;
    }
    return braceEnds && next != P4.KW_ELSE;
  }

  /**
   * Goes to the end of the outermost bracket that is open since a token; whether it was a brace.
   */
  private boolean leaveBrackets(Parser parser, Token start) {
    TokenStream input = parser.getInputStream();
    int at = input.index();
    for (int i = start.getTokenIndex(); i < at; i++) {
      int type = input.get(i).getType();
      int close = TokenTypes.isOpen(type) ? brackets.closing(i) : -1;
      if (close >= at) {
        while (input.index() <= close) {
          parser.consume();
        }
        return TokenTypes.closing(type) == P4.RBRACE;
      }
    }
    return false;
  }

  private void skipOne(Parser parser) {
    TokenStream input = parser.getInputStream();
    int close = TokenTypes.isOpen(input.LA(1)) ? brackets.closing(input.index()) : input.index();
    do {
      parser.consume();
    } while (input.index() <= close);
  }

  /** Whether a keyword here starts a line and a declaration. */
  static boolean startsDeclaration(TokenStream input) {
    if (!((P4Token) input.LT(1)).newlineBefore()) {
      return false;
    }
    return switch (input.LA(1)) {
      case P4.KW_ACTION,
          P4.KW_TABLE,
          P4.KW_STATE,
          P4.KW_CONTROL,
          P4.KW_PARSER,
          P4.KW_HEADER,
          P4.KW_HEADER_UNION,
          P4.KW_STRUCT,
          P4.KW_ENUM,
          P4.KW_EXTERN,
          P4.KW_PACKAGE,
          P4.KW_TYPEDEF,
          P4.KW_VALUE_SET,
          P4.KW_TRANSITION ->
          true;
      case P4.KW_APPLY -> input.LA(2) == P4.LBRACE;
      default -> false;
    };
  }

  /** Whether what starts here cannot be in a parser or control. */
  private static boolean startsNeighbour(TokenStream input) {
    return switch (input.LA(1)) {
      case P4.KW_ACTION, P4.KW_TABLE, P4.KW_STATE, P4.KW_VALUE_SET, P4.KW_TRANSITION, P4.KW_APPLY ->
          false;
      default -> startsDeclaration(input);
    };
  }

  private static boolean startsElement(TokenStream input) {
    if (!((P4Token) input.LT(1)).newlineBefore()) {
      return false;
    }
    return switch (input.LA(1)) {
      case P4.KW_CONST,
          P4.KW_IF,
          P4.KW_SWITCH,
          P4.KW_FOR,
          P4.KW_RETURN,
          P4.KW_EXIT,
          P4.KW_BREAK,
          P4.KW_CONTINUE ->
          true;
      case P4.KW_KEY, P4.KW_ACTIONS, P4.KW_ENTRIES -> input.LA(2) == P4.ASSIGN;
      default -> startsDeclaration(input);
    };
  }
}
