package dev.p4u.language.syntax;

import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.source.Span;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.FailedPredicateException;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Recovers from syntax errors as ANTLR does, and reports them as diagnostics. It gives up, skipping
 * the rest, when the tree becomes too deep or the errors too many.
 */
final class P4ErrorStrategy extends DefaultErrorStrategy {

  private final DiagnosticSink sink;
  private final boolean truncated;
  private boolean givenUp;

  /**
   * @param truncated whether an unexpected end is not the user's doing
   */
  P4ErrorStrategy(DiagnosticSink sink, boolean truncated) {
    this.sink = sink;
    this.truncated = truncated;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (e instanceof P4ParserBase.NestingException && !givenUp) {
      sink.report(
          SyntaxCode.NESTING_TOO_DEEP,
          ((P4Token) e.getOffendingToken()).span(),
          Integer.toString(TokenPreparer.MAX_NESTING));
      givenUp = true;
      beginErrorCondition(parser);
    } else if (!(e instanceof P4ParserBase.NestingException)) {
      super.reportError(parser, e);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    if (givenUp || sink.isFull()) {
      givenUp = true;
      while (parser.getInputStream().LA(1) != Token.EOF) {
        parser.consume();
      }
      return;
    }
    super.recover(parser, e);
  }

  @Override
  public void sync(Parser parser) {
    if (!givenUp) {
      super.sync(parser);
    }
  }

  @Override
  protected void reportNoViableAlternative(Parser parser, NoViableAltException e) {
    IntervalSet expected =
        parser.getATN().getExpectedTokens(parser.getState(), parser.getContext());
    // The decision may have failed only at a later token than the one where it started.
    boolean later = e.getOffendingToken() != e.getStartToken();
    unexpected(e.getOffendingToken(), later ? new IntervalSet() : expected);
  }

  @Override
  protected void reportInputMismatch(Parser parser, InputMismatchException e) {
    report(parser, e.getOffendingToken(), e.getExpectedTokens());
  }

  @Override
  protected void reportFailedPredicate(Parser parser, FailedPredicateException e) {
    // Only the precedence predicates of left-recursive rules exist, and these never fail so.
    throw new IllegalStateException("failed predicate at " + e.getOffendingToken(), e);
  }

  @Override
  protected void reportUnwantedToken(Parser parser) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    unexpected(parser.getCurrentToken(), getExpectedTokens(parser));
  }

  @Override
  protected void reportMissingToken(Parser parser) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    report(parser, parser.getCurrentToken(), getExpectedTokens(parser));
  }

  /** One expected token is reported as missing where it should stand. */
  private void report(Parser parser, Token found, IntervalSet expected) {
    Token before = parser.getInputStream().LT(-1);
    if (expected.size() == 1 && before instanceof P4Token last) {
      missing(found, last, expected.getMinElement());
    } else {
      unexpected(found, expected);
    }
  }

  private void missing(Token found, P4Token last, int type) {
    if (isSilent(found)) {
      return;
    }
    Span span = last.span();
    sink.report(
        SyntaxCode.MISSING_TOKEN,
        new Span(span.file(), Math.max(span.start(), span.end() - 1), span.end()),
        ExpectedTokens.name(type),
        shown(last));
  }

  private void unexpected(Token found, IntervalSet expected) {
    if (isSilent(found)) {
      return;
    }
    sink.report(
        SyntaxCode.UNEXPECTED_TOKEN,
        ((P4Token) found).span(),
        shown(found),
        ExpectedTokens.describe(expected));
  }

  private boolean isSilent(Token found) {
    return givenUp || truncated && found.getType() == Token.EOF;
  }

  static String shown(Token token) {
    if (token.getType() == Token.EOF) {
      return "end of the file";
    }
    if (token.getType() == P4.END_PRAGMA) {
      return "end of the line";
    }
    String text = token.getText();
    return text.length() > 40 ? "'" + text.substring(0, 37) + "...'" : "'" + text + "'";
  }

  @Override
  protected Token getMissingSymbol(Parser parser) {
    IntervalSet expected = getExpectedTokens(parser);
    Token before = parser.getInputStream().LT(-1);
    P4Token after = (P4Token) (before == null ? parser.getCurrentToken() : before);
    return P4Token.missing(expected.getMinElement(), after);
  }
}
