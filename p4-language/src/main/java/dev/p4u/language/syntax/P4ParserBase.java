package dev.p4u.language.syntax;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.TokenStream;

/**
 * What the generated parser needs besides the grammar: the decisions that take a look at many
 * tokens, and a bound on the depth of the tree so that no later phase runs out of stack.
 */
abstract class P4ParserBase extends Parser {

  private TokenPreparer.Prepared prepared;
  private TypeScanner scanner;
  private int depth;
  private int[] chains = new int[64];
  private int chainDepth;

  P4ParserBase(TokenStream input) {
    super(input);
  }

  void setPrepared(TokenPreparer.Prepared prepared) {
    this.prepared = prepared;
    this.scanner = new TypeScanner(prepared.tokens(), prepared.brackets());
  }

  /** The tree would become too deep. */
  static final class NestingException extends RecognitionException {
    private static final long serialVersionUID = 1L;

    NestingException(Parser parser) {
      super(parser, parser.getInputStream(), parser.getContext());
      setOffendingToken(parser.getCurrentToken());
    }
  }

  /** When the statement here does not start with a type, its first name is an l-value's. */
  final void markStatement() {
    int at = _input.index();
    int name = scanner.type(at) == P4.DOT ? at + 1 : at;
    if (scanner.type(name) != P4.IDENTIFIER || startsDeclaration(at)) {
      return;
    }
    prepared.tokens().get(name).setType(P4.LVALUE_IDENTIFIER);
    if (name > at) {
      prepared.tokens().get(at).setType(P4.LVALUE_DOT);
    }
  }

  private boolean startsDeclaration(int at) {
    int after = scanner.afterType(at);
    if (after < 0) {
      return false;
    }
    if (TokenTypes.isName(scanner.type(after))) {
      return true;
    }
    // An instance: Type(arguments) name ;   or   ... name[size] = {
    int close = scanner.type(after) == P4.LPAREN ? prepared.brackets().closing(after) : -1;
    if (close < 0 || !TokenTypes.isName(scanner.type(close + 1))) {
      return false;
    }
    int rest = close + 2;
    while (scanner.type(rest) == P4.LBRACKET && prepared.brackets().closing(rest) > 0) {
      rest = prepared.brackets().closing(rest) + 1;
    }
    return scanner.type(rest) == P4.SEMICOLON
        || scanner.type(rest) == P4.ASSIGN && scanner.type(rest + 1) == P4.LBRACE;
  }

  /** When the parenthesis here is closed before the colon, it encloses the whole key set. */
  final void markKeySet() {
    int at = _input.index();
    if (scanner.type(at) == P4.LPAREN) {
      int close = prepared.brackets().closing(at);
      if (close > 0 && scanner.type(close + 1) == P4.COLON) {
        prepared.tokens().get(at).setType(P4.KEYSET_LPAREN);
      }
    }
  }

  /** A brace after the colon of a switch label is the case's body, not the next label. */
  final void markCaseBody() {
    int at = _input.index();
    if (scanner.type(at) == P4.LBRACE) {
      prepared.tokens().get(at).setType(P4.BLOCK_LBRACE);
    }
  }

  private static boolean deepens(int rule) {
    return rule == P4.RULE_statement || rule == P4.RULE_typeRef || rule == P4.RULE_lvalue;
  }

  private void deepen() {
    if (depth >= TokenPreparer.MAX_NESTING) {
      throw new NestingException(this);
    }
    depth++;
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int rule) {
    if (deepens(rule)) {
      deepen();
    }
    super.enterRule(context, state, rule);
  }

  @Override
  public void exitRule() {
    if (deepens(_ctx.getRuleIndex())) {
      depth--;
    }
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(ParserRuleContext context, int state, int rule, int precedence) {
    deepen();
    if (chainDepth == chains.length) {
      chains = java.util.Arrays.copyOf(chains, chainDepth * 2);
    }
    chains[chainDepth++] = 1;
    super.enterRecursionRule(context, state, rule, precedence);
  }

  @Override
  public void pushNewRecursionContext(ParserRuleContext context, int state, int rule) {
    deepen();
    chains[chainDepth - 1]++;
    super.pushNewRecursionContext(context, state, rule);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    depth -= chains[--chainDepth];
    super.unrollRecursionContexts(parent);
  }
}
