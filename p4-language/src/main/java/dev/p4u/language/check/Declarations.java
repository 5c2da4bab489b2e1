package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.source.Span;
import java.util.Locale;

/** Names and kinds of declarations, in the words of the language. */
public final class Declarations {

  private Declarations() {}

  /** The declared name; empty where there is none. */
  public static String name(Node declaration) {
    String name = Names.nameOf(declaration).map(Name::text).orElse("");
    return name.isEmpty() && declaration instanceof Decl.ErrorDecl
        ? "error"
        : name.isEmpty() && declaration instanceof Decl.MatchKindDecl ? "match_kind" : name;
  }

  /** Where the name is written; the whole declaration when it has none. */
  public static Span nameSpan(Node declaration) {
    return Names.spanOf(declaration);
  }

  public static boolean isType(Node declaration) {
    return Names.isTypeDeclaration(declaration);
  }

  /** Whether an outline shows it inside its parent: declarations, fields, members, methods. */
  public static boolean isListed(Node node) {
    return (node instanceof Decl && !(node instanceof Decl.Error))
        || node instanceof Decl.Field
        || node instanceof Decl.EnumMember
        || node instanceof Decl.Method;
  }

  /** {@code header}, {@code table}, {@code field}...: what a declaration is called. */
  public static String kind(Node declaration) {
    if (declaration instanceof Decl.Aggregate a) {
      return a.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    if (declaration instanceof Decl.Method m) {
      return m.isConstructor() ? "constructor" : "method";
    }
    if (declaration instanceof Name) {
      return "name";
    }
    if (declaration instanceof Parameter) {
      return "parameter";
    }
    if (declaration instanceof Decl.TypeAlias a) {
      return a.distinct() ? "type" : "typedef";
    }
    return word(declaration.getClass().getSimpleName());
  }

  private static String word(String className) {
    return switch (className) {
      case "EnumDecl" -> "enum";
      case "EnumMember" -> "enum member";
      case "ErrorDecl" -> "error";
      case "MatchKindDecl" -> "match_kind";
      case "ExternObject" -> "extern";
      case "ExternFunction" -> "extern function";
      case "ParserType" -> "parser type";
      case "ControlType" -> "control type";
      case "PackageType" -> "package";
      case "ValueSet" -> "value_set";
      default -> className.toLowerCase(Locale.ROOT);
    };
  }
}
