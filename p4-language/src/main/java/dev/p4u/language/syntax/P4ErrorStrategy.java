package dev.p4u.language.syntax;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.FailedPredicateException;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Recovers from syntax errors. A token too much or too little is left out or thought of, as ANTLR
 * does. Otherwise the error ends the innermost element that it is in (a statement, a field, an
 * argument...): the rest of that element is skipped and its list goes on, so that one mistake
 * usually gives one message. It gives up, skipping everything, when the tree becomes too deep or
 * the errors too many.
 */
final class P4ErrorStrategy extends DefaultErrorStrategy {

  private final SyntaxReporter reporter;
  private final ElementSkipper skipper;
  private final Settling settling = new Settling();
  private boolean givenUp;

  /** Whether what is being left is a parser or control whose opening brace is missing. */
  private boolean bodyUnopened;

  P4ErrorStrategy(SyntaxReporter reporter, Brackets brackets) {
    this.reporter = reporter;
    this.skipper = new ElementSkipper(brackets);
  }

  @Override
  public void reportMatch(Parser parser) {
    super.reportMatch(parser);
    settling.matched();
    // Else a later message would name what could stand before the token that just matched.
    nextTokensContext = null;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (givenUp) {
      return;
    }
    if (e instanceof P4ParserBase.NestingException) {
      reporter.tooDeep((P4Token) e.getOffendingToken());
      givenUp = true;
      beginErrorCondition(parser);
    } else {
      super.reportError(parser, e);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    givenUp |= reporter.isFull();
    ParserRuleContext context = parser.getContext();
    if (givenUp) {
      skipper.skipAll(parser);
      return;
    }
    if (bodyUnopened && context.getRuleIndex() == P4.RULE_declaration) {
      bodyUnopened = false;
      skipper.skipBody(parser);
      return;
    }
    switch (context.getRuleIndex()) {
      case P4.RULE_program -> skipper.skipElement(parser, parser.getCurrentToken(), true, true);
      case P4.RULE_declaration,
          P4.RULE_statement,
          P4.RULE_controlElement,
          P4.RULE_parserElement,
          P4.RULE_objectDeclaration,
          P4.RULE_tableProperty,
          P4.RULE_switchCase ->
          skipper.skipElement(parser, context.getStart(), true, false);
      case P4.RULE_method, P4.RULE_field, P4.RULE_keyElement, P4.RULE_entry, P4.RULE_selectCase ->
          skipper.skipElement(parser, context.getStart(), false, false);
      case P4.RULE_parameter, P4.RULE_argument -> {
        if (!skipper.skipListed(parser, context)) {
          throw e;
        }
      }
      case P4.RULE_expression, P4.RULE_forHead -> {
        if (!skipper.skipCondition(parser, context)) {
          throw e;
        }
      }
      default -> throw e;
    }
  }

  @Override
  public void sync(Parser parser) {
    if (givenUp) {
      return;
    }
    TokenStream input = parser.getInputStream();
    ATNState state = parser.getATN().states.get(parser.getState());
    if (NextTokens.contains(parser, input.LA(1))) {
      // As nearly always; what else super does with it only matters after an empty alternative.
      if (nextTokensContext != null) {
        syncAfterEmpty(parser, state);
      }
      return;
    }
    IntervalSet next = parser.getATN().nextTokens(state);
    if (next.contains(P4.LBRACE) && isBraceMissing(parser, next)) {
      return;
    }
    if (!isElementLoop(parser.getContext(), state) || next.contains(Token.EPSILON)) {
      super.sync(parser);
      return;
    }
    while (!next.contains(input.LA(1)) && input.LA(1) != Token.EOF) {
      if (ElementSkipper.startsDeclaration(input) && endsBefore(parser)) {
        return;
      }
      reportUnwantedToken(parser);
      if (reporter.isFull()) {
        givenUp = true;
        skipper.skipAll(parser);
        return;
      }
      boolean stray = mayBeStray(input.LA(1)) && !TokenTypes.isName(input.LA(1));
      if (stray && next.contains(input.LA(2))) {
        parser.consume();
      } else {
        skipper.skipElement(parser, parser.getCurrentToken(), true, true);
      }
    }
  }

  /**
   * Whether the parser goes on as if the brace of a body were here, which it then reports. Between
   * a header and a body it cannot: the body of a parser or control is skipped as a whole.
   */
  private boolean isBraceMissing(Parser parser, IntervalSet next) {
    int rule = parser.getContext().getRuleIndex();
    if (rule == P4.RULE_aggregate) {
      return true;
    }
    if (rule == P4.RULE_block) {
      return TokenTypes.startsStatement(parser.getInputStream().LA(1));
    }
    boolean block = rule == P4.RULE_parserDeclaration || rule == P4.RULE_controlDeclaration;
    if (block && next.contains(P4.SEMICOLON)) {
      if (!inErrorRecoveryMode(parser)) {
        beginErrorCondition(parser);
        report(parser.getCurrentToken(), () -> reporter.missing(parser, P4.LBRACE));
      }
      bodyUnopened = true;
      throw new InputMismatchException(parser);
    }
    return false;
  }

  /** A brace is thought of before what can only be the first statement of a block. */
  @Override
  protected boolean singleTokenInsertion(Parser parser) {
    int type = parser.getInputStream().LA(1);
    if (parser.getContext().getRuleIndex() == P4.RULE_plainBlock
        && getExpectedTokens(parser).contains(P4.LBRACE)
        && TokenTypes.startsStatement(type)) {
      if (!inErrorRecoveryMode(parser)) {
        beginErrorCondition(parser);
        report(parser.getCurrentToken(), () -> reporter.missing(parser, P4.LBRACE));
      }
      return true;
    }
    return super.singleTokenInsertion(parser);
  }

  /** Says something unless it follows from what was said just before. */
  private void report(Token at, Runnable message) {
    if (settling.isNews((P4Token) at)) {
      message.run();
    }
  }

  private void syncAfterEmpty(Parser parser, ATNState state) {
    if (!isElementLoop(parser.getContext(), state)
        || parser.getATN().nextTokens(state).contains(Token.EPSILON)) {
      super.sync(parser);
    }
  }

  /** Leaves out one token, but none that gives the text its structure. */
  @Override
  protected Token singleTokenDeletion(Parser parser) {
    return mayBeStray(parser.getInputStream().LA(1)) ? super.singleTokenDeletion(parser) : null;
  }

  private static boolean mayBeStray(int type) {
    boolean opens = TokenTypes.isOpen(type);
    boolean keyword =
        TokenTypes.isKeyword(type) && !TokenTypes.isName(type) && !TokenTypes.isBaseType(type);
    return !opens && !keyword && type != P4.RBRACE && type != P4.SEMICOLON;
  }

  /** Whether an enclosing list goes on with the token here: then a closing brace is missing. */
  private boolean endsBefore(Parser parser) {
    return getErrorRecoverySet(parser).contains(parser.getInputStream().LA(1));
  }

  private static boolean isElementLoop(ParserRuleContext context, ATNState state) {
    int type = state.getStateType();
    if (type != ATNState.STAR_LOOP_ENTRY && type != ATNState.STAR_LOOP_BACK) {
      return false;
    }
    return switch (context.getRuleIndex()) {
      case P4.RULE_program,
          P4.RULE_plainBlock,
          P4.RULE_caseBody,
          P4.RULE_state,
          P4.RULE_select,
          P4.RULE_statementBody,
          P4.RULE_controlDeclaration,
          P4.RULE_parserDeclaration,
          P4.RULE_externDeclaration,
          P4.RULE_aggregate,
          P4.RULE_table,
          P4.RULE_tableProperty,
          P4.RULE_objectInitializer ->
          true;
      default -> false;
    };
  }

  @Override
  protected void reportNoViableAlternative(Parser parser, NoViableAltException e) {
    IntervalSet expected =
        parser.getATN().getExpectedTokens(parser.getState(), parser.getContext());
    // The decision may have failed only at a later token than the one where it started.
    boolean later = e.getOffendingToken() != e.getStartToken();
    Token at = e.getOffendingToken();
    report(at, () -> reporter.unexpected(at, later ? new IntervalSet() : expected));
  }

  @Override
  protected void reportInputMismatch(Parser parser, InputMismatchException e) {
    Token at = e.getOffendingToken();
    report(at, () -> reporter.unexpectedOrMissing(parser, at, e.getExpectedTokens()));
  }

  @Override
  protected void reportFailedPredicate(Parser parser, FailedPredicateException e) {
    // Only the precedence predicates of left-recursive rules exist, and these never fail so.
    throw new IllegalStateException("failed predicate at " + e.getOffendingToken(), e);
  }

  @Override
  protected void reportUnwantedToken(Parser parser) {
    if (!inErrorRecoveryMode(parser) && !givenUp) {
      beginErrorCondition(parser);
      Token at = parser.getCurrentToken();
      report(at, () -> reporter.unexpected(at, getExpectedTokens(parser)));
    }
  }

  @Override
  protected void reportMissingToken(Parser parser) {
    if (!inErrorRecoveryMode(parser) && !givenUp) {
      beginErrorCondition(parser);
      Token at = parser.getCurrentToken();
      report(at, () -> reporter.unexpectedOrMissing(parser, at, getExpectedTokens(parser)));
    }
  }

  @Override
  protected Token getMissingSymbol(Parser parser) {
    IntervalSet expected = getExpectedTokens(parser);
    Token before = parser.getInputStream().LT(-1);
    P4Token after = (P4Token) (before == null ? parser.getCurrentToken() : before);
    return P4Token.missing(expected.getMinElement(), after);
  }
}
