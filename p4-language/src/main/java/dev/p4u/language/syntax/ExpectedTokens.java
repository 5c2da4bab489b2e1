package dev.p4u.language.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in the user's terms what the parser could have gone on with. */
final class ExpectedTokens {

  private static final int MOST_NAMED = 6;

  private ExpectedTokens() {}

  static String describe(IntervalSet expected) {
    List<String> parts = new ArrayList<>();
    IntervalSet rest = new IntervalSet(expected);
    boolean expression = contains(rest, P4.INTEGER, P4.STRING_LITERAL, P4.LPAREN);
    boolean declaration = contains(rest, P4.KW_HEADER, P4.KW_CONTROL, P4.KW_CONST);
    boolean statement = contains(rest, P4.KW_IF, P4.KW_RETURN, P4.KW_EXIT);
    boolean type = contains(rest, P4.KW_BIT, P4.KW_BOOL, P4.IDENTIFIER);
    if (expression) {
      parts.add("an expression");
      removeAll(rest, ExpectedTokens::startsExpression);
    }
    if (declaration) {
      parts.add("a declaration");
      removeAll(rest, t -> t != P4.RBRACE && t != P4.EOF);
    } else if (statement) {
      parts.add("a statement");
      removeAll(rest, t -> t != P4.RBRACE && t != P4.EOF && t != P4.KW_TRANSITION);
    } else if (type) {
      parts.add("a type");
      removeAll(rest, ExpectedTokens::startsType);
    } else if (!expression && contains(rest, P4.KW_APPLY, P4.KW_STATE)) {
      parts.add("a name");
      removeAll(rest, ExpectedTokens::isNamed);
    }
    if (contains(rest, P4.STAR, P4.LE, P4.AND)) {
      removeAll(rest, ExpectedTokens::continuesExpression);
      parts.add("an operator");
    } else if (contains(rest, P4.ASSIGN, P4.ADD_ASSIGN)) {
      removeAll(rest, ExpectedTokens::continuesLvalue);
      parts.add("an assignment");
      parts.add("a call");
    }
    List<String> named = new ArrayList<>();
    for (int token : rest.toArray()) {
      if (token != P4.AT && token != P4.PRAGMA && token != P4.LVALUE_DOT) {
        named.add(name(token));
      }
    }
    if (parts.isEmpty() || named.size() <= MOST_NAMED) {
      parts.addAll(named.stream().distinct().limit(2 * MOST_NAMED).toList());
    }
    return join(parts);
  }

  /** A token type in quotes, or what stands for it. */
  static String name(int type) {
    return switch (type) {
      case P4.EOF -> "the end of the file";
      case P4.IDENTIFIER, P4.LVALUE_IDENTIFIER -> "a name";
      case P4.INTEGER -> "a number";
      case P4.STRING_LITERAL -> "a string";
      case P4.TYPE_LT -> "'<'";
      case P4.TYPE_GT -> "'>'";
      case P4.LVALUE_DOT -> "'.'";
      case P4.CAST_LPAREN, P4.KEYSET_LPAREN -> "'('";
      case P4.BLOCK_LBRACE -> "'{'";
      case P4.PRAGMA -> "@pragma";
      case P4.END_PRAGMA -> "the end of the line";
      default -> P4.VOCABULARY.getDisplayName(type);
    };
  }

  private static String join(List<String> parts) {
    if (parts.isEmpty()) {
      return "";
    }
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " or " + parts.get(last);
  }

  private static boolean contains(IntervalSet set, int... types) {
    for (int type : types) {
      if (!set.contains(type)) {
        return false;
      }
    }
    return true;
  }

  private static void removeAll(IntervalSet set, java.util.function.IntPredicate condition) {
    for (int type : set.toArray()) {
      if (condition.test(type)) {
        set.remove(type);
      }
    }
  }

  private static boolean startsExpression(int type) {
    return switch (type) {
      case P4.INTEGER,
          P4.STRING_LITERAL,
          P4.KW_TRUE,
          P4.KW_FALSE,
          P4.KW_THIS,
          P4.KW_ERROR,
          P4.KW_UNDERSCORE,
          P4.KW_DEFAULT,
          P4.DOTS,
          P4.INVALID,
          P4.LPAREN,
          P4.CAST_LPAREN,
          P4.KEYSET_LPAREN,
          P4.LBRACE,
          P4.DOT,
          P4.NOT,
          P4.TILDE,
          P4.MINUS,
          P4.PLUS ->
          true;
      default -> TokenTypes.isName(type);
    };
  }

  private static boolean continuesExpression(int type) {
    return switch (type) {
      case P4.LT,
          P4.GT,
          P4.LE,
          P4.GE,
          P4.EQ,
          P4.NE,
          P4.AND,
          P4.OR,
          P4.PLUS,
          P4.MINUS,
          P4.STAR,
          P4.SLASH,
          P4.PERCENT,
          P4.AMP,
          P4.PIPE,
          P4.CARET,
          P4.SHL,
          P4.SHR,
          P4.CONCAT,
          P4.PLUS_SAT,
          P4.MINUS_SAT,
          P4.QUESTION ->
          true;
      default -> isSuffix(type);
    };
  }

  private static boolean continuesLvalue(int type) {
    return isSuffix(type) || type >= P4.MUL_ASSIGN && type <= P4.OR_ASSIGN || type == P4.ASSIGN;
  }

  private static boolean isNamed(int type) {
    return TokenTypes.isName(type)
        || type == P4.LVALUE_IDENTIFIER
        || isSuffix(type) && type != P4.LPAREN;
  }

  private static boolean isSuffix(int type) {
    return type == P4.DOT || type == P4.LBRACKET || type == P4.LPAREN || type == P4.TYPE_LT;
  }

  private static boolean startsType(int type) {
    return type == P4.IDENTIFIER
        || type == P4.DOT
        || type == P4.KW_TUPLE
        || type == P4.KW_LIST
        || TokenTypes.isName(type)
        || TokenTypes.isBaseType(type);
  }
}
