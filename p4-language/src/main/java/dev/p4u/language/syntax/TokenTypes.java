package dev.p4u.language.syntax;

import dev.p4u.language.preproc.PpToken;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.antlr.v4.runtime.Vocabulary;

/** Types of tokens by their text, and sets of types. The grammar's vocabulary is the only list. */
final class TokenTypes {

  private static final Map<String, Integer> BY_TEXT = new HashMap<>();
  private static final BitSet KEYWORDS = new BitSet();

  static {
    Vocabulary vocabulary = P4.VOCABULARY;
    for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
      String literal = vocabulary.getLiteralName(type);
      if (literal != null) {
        BY_TEXT.put(literal.substring(1, literal.length() - 1), type);
        KEYWORDS.set(type, Character.isLetter(literal.charAt(1)));
      }
    }
  }

  private TokenTypes() {}

  static int of(PpToken token) {
    return switch (token.kind()) {
      case IDENTIFIER -> BY_TEXT.getOrDefault(token.text(), P4.IDENTIFIER);
      case NUMBER -> P4.INTEGER;
      case STRING -> P4.STRING_LITERAL;
      case PUNCTUATION -> BY_TEXT.getOrDefault(token.text(), P4.UNKNOWN);
      case UNKNOWN -> P4.UNKNOWN;
      case END -> P4.EOF;
    };
  }

  /** Reserved words, the ones that can be names in other places included. */
  static boolean isKeyword(int type) {
    return type > 0 && KEYWORDS.get(type);
  }

  /** What the grammar's rule {@code name} accepts. */
  static boolean isName(int type) {
    return switch (type) {
      case P4.IDENTIFIER,
          P4.KW_APPLY,
          P4.KW_KEY,
          P4.KW_ACTIONS,
          P4.KW_STATE,
          P4.KW_ENTRIES,
          P4.KW_TYPE,
          P4.KW_PRIORITY,
          P4.KW_LIST ->
          true;
      default -> false;
    };
  }

  static boolean isBaseType(int type) {
    return switch (type) {
      case P4.KW_BOOL,
          P4.KW_ERROR,
          P4.KW_MATCH_KIND,
          P4.KW_STRING,
          P4.KW_VOID,
          P4.KW_BIT,
          P4.KW_INT,
          P4.KW_VARBIT ->
          true;
      default -> false;
    };
  }

  /** Keywords that only statements start with, and the types of local variables. */
  static boolean startsStatement(int type) {
    return switch (type) {
      case P4.KW_IF,
          P4.KW_SWITCH,
          P4.KW_RETURN,
          P4.KW_EXIT,
          P4.KW_FOR,
          P4.KW_CONST,
          P4.KW_BIT,
          P4.KW_INT,
          P4.KW_BOOL ->
          true;
      default -> isName(type);
    };
  }

  static boolean hasWidth(int type) {
    return type == P4.KW_BIT || type == P4.KW_INT || type == P4.KW_VARBIT;
  }

  static boolean isOpen(int type) {
    return switch (type) {
      case P4.LPAREN, P4.LBRACKET, P4.LBRACE, P4.CAST_LPAREN, P4.KEYSET_LPAREN, P4.BLOCK_LBRACE ->
          true;
      default -> false;
    };
  }

  /** The closing bracket of an opening one. */
  static int closing(int open) {
    return switch (open) {
      case P4.LBRACKET -> P4.RBRACKET;
      case P4.LBRACE, P4.BLOCK_LBRACE -> P4.RBRACE;
      case P4.LPAREN, P4.CAST_LPAREN, P4.KEYSET_LPAREN -> P4.RPAREN;
      default -> throw new IllegalArgumentException("not an opening bracket: " + open);
    };
  }

  static boolean isClose(int type) {
    return type == P4.RPAREN || type == P4.RBRACKET || type == P4.RBRACE;
  }
}
