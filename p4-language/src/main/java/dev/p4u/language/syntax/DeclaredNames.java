package dev.p4u.language.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which names of a program are used or declared as types and which as values, guessed from
 * neighbouring tokens. Only for the few texts that could be read both ways; types of a missing
 * include file are recognised by their uses.
 */
final class DeclaredNames {

  private final Set<String> types = new HashSet<>();
  private final Set<String> values = new HashSet<>();
  private final Set<String> generics = new HashSet<>();

  static DeclaredNames of(List<P4Token> tokens) {
    DeclaredNames names = new DeclaredNames();
    boolean inAlias = false;
    boolean inEnum = false;
    for (int i = 0; i < tokens.size(); i++) {
      P4Token token = tokens.get(i);
      if (token.isOpaque()) {
        continue;
      }
      int before = typeAt(tokens, i - 1);
      int after = typeAt(tokens, i + 1);
      int type = token.getType();
      if (type == P4.KW_TYPEDEF || type == P4.KW_TYPE && startsType(after)) {
        inAlias = true;
      } else if (type == P4.KW_ENUM) {
        inEnum = true;
      } else if (type == P4.IDENTIFIER) {
        boolean aliasName = inAlias && after == P4.SEMICOLON;
        boolean enumName = inEnum && after == P4.LBRACE;
        if (aliasName || enumName || declaresType(before) || after == P4.IDENTIFIER) {
          names.types.add(token.getText());
        } else if (endsType(before) && endsDeclarator(after)) {
          names.values.add(token.getText());
        } else if (endsType(before) && after == P4.LT) {
          names.generics.add(token.getText());
        }
      }
      inAlias &= type != P4.SEMICOLON;
      inEnum &= type != P4.LBRACE;
    }
    return names;
  }

  boolean isType(String name) {
    return types.contains(name);
  }

  /** Whether something with this name is declared with type parameters. */
  boolean isGeneric(String name) {
    return generics.contains(name);
  }

  boolean isValue(String name) {
    return values.contains(name);
  }

  private static int typeAt(List<P4Token> tokens, int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).getType() : P4.EOF;
  }

  private static boolean startsType(int type) {
    return type == P4.IDENTIFIER || type == P4.DOT || TokenTypes.isBaseType(type);
  }

  private static boolean declaresType(int before) {
    return switch (before) {
      case P4.KW_STRUCT,
          P4.KW_HEADER,
          P4.KW_HEADER_UNION,
          P4.KW_EXTERN,
          P4.KW_CONTROL,
          P4.KW_PARSER,
          P4.KW_PACKAGE ->
          true;
      default -> false;
    };
  }

  private static boolean endsType(int type) {
    return type == P4.IDENTIFIER
        || type == P4.GT
        || type == P4.RBRACKET
        || TokenTypes.isBaseType(type);
  }

  private static boolean endsDeclarator(int type) {
    return switch (type) {
      case P4.SEMICOLON, P4.ASSIGN, P4.COMMA, P4.RPAREN, P4.KW_IN -> true;
      default -> false;
    };
  }
}
