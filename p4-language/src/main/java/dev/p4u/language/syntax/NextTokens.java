package dev.p4u.language.syntax;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;

/**
 * The tokens that can follow in each state of the grammar, as bits: the parser asks before nearly
 * every token, and ANTLR would search intervals. Filled as the states are met.
 */
final class NextTokens {

  private static final AtomicReferenceArray<BitSet> BY_STATE =
      new AtomicReferenceArray<>(P4._ATN.states.size());

  private NextTokens() {}

  /** Whether a token of this type can follow in the parser's state, without its context. */
  static boolean contains(Parser parser, int type) {
    if (type == Token.EOF) {
      ATN atn = parser.getATN();
      return atn.nextTokens(atn.states.get(parser.getState())).contains(type);
    }
    BitSet next = BY_STATE.get(parser.getState());
    return (next == null ? find(parser.getState()) : next).get(type);
  }

  private static BitSet find(int state) {
    BitSet next = new BitSet();
    for (int type : P4._ATN.nextTokens(P4._ATN.states.get(state)).toList()) {
      if (type >= 0) {
        next.set(type);
      }
    }
    // Never changed from here on; two threads make the same.
    BY_STATE.set(state, next);
    return next;
  }
}
