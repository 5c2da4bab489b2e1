package dev.p4u.language.check;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** Names and annotations of declarations, and which name somebody may have meant. */
final class Names {

  private Names() {}

  /** The name that a node declares. */
  static Optional<Name> nameOf(Node declaration) {
    if (declaration instanceof Name n) {
      return Optional.of(n);
    }
    if (declaration instanceof Decl d) {
      return Optional.of(d.name());
    }
    if (declaration instanceof Parameter p) {
      return Optional.of(p.name());
    }
    if (declaration instanceof Decl.Field f) {
      return Optional.of(f.name());
    }
    if (declaration instanceof Decl.EnumMember m) {
      return Optional.of(m.name());
    }
    if (declaration instanceof Decl.Method m) {
      return Optional.of(m.name());
    }
    return Optional.empty();
  }

  /** Where a declaration writes its name; all of it when it has none. */
  static Span spanOf(Node declaration) {
    return nameOf(declaration)
        .filter(n -> !n.text().isEmpty())
        .map(Name::span)
        .orElse(declaration.span());
  }

  static boolean isTypeDeclaration(Node node) {
    return node instanceof Name
        || node instanceof Decl.TypeAlias
        || node instanceof Decl.Aggregate
        || node instanceof Decl.EnumDecl
        || node instanceof Decl.ExternObject
        || node instanceof Decl.ParserType
        || node instanceof Decl.ControlType
        || node instanceof Decl.PackageType
        || node instanceof Decl.Parser
        || node instanceof Decl.Control;
  }

  static boolean has(List<Annotation> annotations, String name) {
    return find(annotations, name).isPresent();
  }

  /** The first annotation of that name. */
  static Optional<Annotation> find(List<Annotation> annotations, String name) {
    for (int i = 0; i < annotations.size(); i++) {
      if (annotations.get(i).name().text().equals(name)) {
        return Optional.of(annotations.get(i));
      }
    }
    return Optional.empty();
  }

  static List<Annotation> annotationsOf(Node declaration) {
    if (declaration instanceof Decl d) {
      return d.annotations();
    }
    if (declaration instanceof Decl.KeyElement k) {
      return k.annotations();
    }
    if (declaration instanceof Decl.Field f) {
      return f.annotations();
    }
    if (declaration instanceof Parameter p) {
      return p.annotations();
    }
    if (declaration instanceof Decl.Method m) {
      return m.annotations();
    }
    if (declaration instanceof Decl.ActionRef r) {
      return r.annotations();
    }
    return List.of();
  }

  /** The name that the control plane uses: {@code @name} without its leading dot, or its own. */
  static String controlPlaneName(Node declaration) {
    for (Annotation a : annotationsOf(declaration)) {
      if (a.name().text().equals("name")) {
        Optional<String> given = string(a);
        if (given.isPresent()) {
          return given.get().startsWith(".") ? given.get().substring(1) : given.get();
        }
      }
    }
    if (declaration instanceof Decl.KeyElement k) {
      return dotted(k.expression());
    }
    return nameOf(declaration).map(Name::text).orElse("");
  }

  /** Whether the control plane's name starts at the root: {@code @name(".x")}. */
  static boolean isAbsolute(Decl d) {
    for (Annotation a : d.annotations()) {
      if (a.name().text().equals("name") && string(a).orElse("").startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> string(Annotation annotation) {
    if (annotation.expressions().size() == 1
        && annotation.expressions().get(0) instanceof Expr.StringLiteral s) {
      return Optional.of(s.value());
    }
    if (annotation.tokens().size() == 1) {
      String token = annotation.tokens().get(0);
      if (token.length() >= 2 && token.startsWith("\"") && token.endsWith("\"")) {
        return Optional.of(token.substring(1, token.length() - 1));
      }
    }
    return Optional.empty();
  }

  /** A key's expression as p4c names it: {@code hdr.ipv4.dst}, {@code stack[1]}; else its text. */
  private static String dotted(Expr key) {
    if (key instanceof Expr.NameRef n) {
      return n.name().text();
    }
    if (key instanceof Expr.Member m) {
      return dotted(m.target()) + "." + m.name();
    }
    if (key instanceof Expr.Index i) {
      return dotted(i.target()) + "[" + i.index().span().text() + "]";
    }
    if (key instanceof Expr.Call c
        && c.callee() instanceof Expr.Member m
        && m.name().text().equals("isValid")) {
      return dotted(m.target()) + ".$valid$";
    }
    return key.span().text().replaceAll("\\s+", "");
  }

  /** {@code "; did you mean `x`?"} or an empty text. */
  static String didYouMean(Optional<String> name) {
    return name.map(n -> "; did you mean `" + n + "`?").orElse("");
  }
}
