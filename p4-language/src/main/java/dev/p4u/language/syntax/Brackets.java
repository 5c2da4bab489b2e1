package dev.p4u.language.syntax;

import java.util.Arrays;
import java.util.List;

/** Which bracket closes which, also in a text where some are missing. */
final class Brackets {

  private final int[] partner;

  private Brackets(int[] partner) {
    this.partner = partner;
  }

  /** Index of the bracket that closes the one at an index; -1 when there is none. */
  int closing(int open) {
    return open < partner.length ? partner[open] : -1;
  }

  static Brackets of(List<P4Token> tokens) {
    int[] partner = new int[tokens.size()];
    Arrays.fill(partner, -1);
    int[] stack = new int[tokens.size() + 1];
    int depth = 0;
    for (int i = 0; i < partner.length; i++) {
      P4Token token = tokens.get(i);
      int type = token.getType();
      if (token.isOpaque()) {
        continue;
      }
      if (TokenTypes.isOpen(type)) {
        stack[depth++] = i;
      } else if (TokenTypes.isClose(type)) {
        depth = close(tokens, stack, depth, i, partner);
      }
    }
    return new Brackets(partner);
  }

  private static int close(List<P4Token> tokens, int[] stack, int depth, int at, int[] partner) {
    int type = tokens.get(at).getType();
    int level = depth - 1;
    // A brace closes what was left open within it; other brackets do not reach over a brace.
    while (level >= 0) {
      int open = tokens.get(stack[level]).getType();
      if (TokenTypes.closing(open) == type) {
        partner[stack[level]] = at;
        return level;
      }
      if (TokenTypes.closing(open) == P4.RBRACE) {
        return depth;
      }
      level--;
    }
    return depth;
  }
}
