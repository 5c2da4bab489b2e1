package dev.p4u.language.syntax;

import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The prepared tokens as ANTLR reads them. They are all there and of one channel, so that a look
 * ahead is a look into an array.
 */
final class P4TokenStream implements TokenStream {

  private final P4Token[] tokens;
  private int position;

  /**
   * @param tokens the last one is the end of the text
   */
  P4TokenStream(List<P4Token> tokens) {
    this.tokens = tokens.toArray(P4Token[]::new);
    for (int i = 0; i < this.tokens.length; i++) {
      this.tokens[i].setTokenIndex(i);
    }
  }

  @Override
  public Token LT(int k) {
    int index = k > 0 ? position + k - 1 : position + k;
    if (index < 0 || k == 0) {
      return null;
    }
    return tokens[Math.min(index, tokens.length - 1)];
  }

  @Override
  public int LA(int k) {
    Token token = LT(k);
    return token == null ? Token.INVALID_TYPE : token.getType();
  }

  @Override
  public void consume() {
    if (position == tokens.length - 1) {
      throw new IllegalStateException("cannot consume the end of the text");
    }
    position++;
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, tokens.length - 1);
  }

  @Override
  public Token get(int index) {
    return tokens[index];
  }

  @Override
  public int size() {
    return tokens.length;
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {
    // Nothing is ever dropped, so marks keep nothing.
  }

  @Override
  public TokenSource getTokenSource() {
    throw new UnsupportedOperationException("the tokens have no lexer");
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    StringBuilder text = new StringBuilder();
    int last = Math.min(interval.b, tokens.length - 1);
    for (int i = Math.max(interval.a, 0); i <= last; i++) {
      text.append(tokens[i].getText());
    }
    return text.toString();
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, tokens.length - 1));
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
  }
}
