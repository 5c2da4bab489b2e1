package dev.p4u.language.check;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.source.Span;
import dev.p4u.language.syntax.Keywords;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Annotations (spec, "Annotations"): structured ones hold constants, some free ones a text or a
 * name.
 */
final class AnnotationRules {

  /** Annotations whose body is one text. */
  private static final Set<String> TEXTS = Set.of("name", "deprecated", "noWarn");

  /** Annotations whose body is made of expressions. */
  private static final Set<String> OF_EXPRESSIONS =
      Set.of("name", "deprecated", "noWarn", "length", "field_list");

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Checking checking;

  AnnotationRules(Checking checking) {
    this.checking = checking;
  }

  void check(Node owner, Env env) {
    List<Annotation> annotations = Names.annotationsOf(owner);
    if (annotations.isEmpty()) {
      return;
    }
    annotations.forEach(a -> body(a, owner, env));
  }

  private void body(Annotation a, Node owner, Env env) {
    String name = a.name().text();
    switch (a.form()) {
      case EMPTY, PRAGMA -> {}
      case EXPRESSIONS, KEY_VALUES -> {
        Env inside = env.inner();
        checking.typeDeclarations.declareTypeParameters(
            owner instanceof Decl d ? TypeResolver.typeParameters(d) : List.of(), inside);
        a.expressions().forEach(e -> constant(e, inside));
        for (Argument pair : a.pairs()) {
          constant(pair.value(), inside);
        }
      }
      case UNSTRUCTURED -> free(a, name, owner, env);
    }
  }

  private void constant(Expr e, Env env) {
    P4Type type = checking.exprs.check(e, env);
    boolean good =
        type == Simple.INFINITE_INT
            || type == Simple.STRING
            || type == Simple.BOOL
            || type == Simple.UNKNOWN;
    if (good) {
      checking.compileTime.require(e);
    } else {
      checking.report.add(CheckCode.ANNOTATION_VALUE_TYPE, e, type);
    }
  }

  private void free(Annotation a, String name, Node owner, Env env) {
    if (OF_EXPRESSIONS.contains(name)) {
      names(a, env);
    }
    if (TEXTS.contains(name) && a.tokens().stream().anyMatch(AnnotationRules::isNoText)) {
      checking.report.add(CheckCode.ANNOTATION_TEXT, a, name);
    } else if (name.equals("match") && owner instanceof Decl.Field) {
      match(a, env);
    } else if (name.equals("p4runtime_translation") && !isTranslation(a.tokens())) {
      checking.report.add(CheckCode.ANNOTATION_TRANSLATION, a);
    }
  }

  /** Fields name a match kind as a table's key does (P4Runtime 6.4.7). */
  private void match(Annotation a, Env env) {
    List<String> tokens = a.tokens();
    boolean name = tokens.size() == 1 && IDENTIFIER.matcher(tokens.get(0)).matches();
    if (!name || Keywords.isReserved(tokens.get(0))) {
      if (!tokens.isEmpty()) {
        checking.report.add(CheckCode.ANNOTATION_MATCH_KIND, a);
      }
    } else if (!checking.matchKinds.containsKey(tokens.get(0))) {
      if (env.scope().find(tokens.get(0)).isEmpty()) {
        checking.resolver.reportMissing(nameIn(a, tokens.get(0)), checking.matchKinds.keySet());
      } else {
        checking.report.add(CheckCode.ANNOTATION_MATCH_KIND, a);
      }
    }
  }

  /** Names in the text of an annotation are found like those of any expression. */
  private void names(Annotation a, Env env) {
    String before = "";
    for (String token : a.tokens()) {
      boolean isName =
          IDENTIFIER.matcher(token).matches() && !Keywords.isReserved(token) && !before.equals(".");
      if (isName) {
        checking.resolver.find(nameIn(a, token), false, env);
      }
      before = token;
    }
  }

  /** The name with the place where the annotation writes it. */
  private static Name nameIn(Annotation a, String text) {
    Matcher found = Pattern.compile("\\b" + text + "\\b").matcher(a.span().text());
    int from = a.name().span().end() - a.span().start();
    Span span = a.span();
    if (from >= 0 && from <= found.regionEnd() && found.find(from)) {
      int start = a.span().start() + found.start();
      span = new Span(a.span().file(), start, start + text.length());
    }
    return new Name(-1, span, text);
  }

  /** Anything but a literal, a constant's name, or what joins and groups them. */
  private static boolean isNoText(String token) {
    boolean text = token.startsWith("\"") || Character.isJavaIdentifierStart(token.charAt(0));
    return !text && !Set.of("++", "+", "(", ")", ".").contains(token);
  }

  /** {@code ("uri", string)}, {@code ("uri", 32)} or {@code ("uri", bit<32>)} (P4Runtime 8.4.6). */
  private static boolean isTranslation(List<String> tokens) {
    int comma = tokens.indexOf(",");
    if (comma < 0) {
      return false;
    }
    List<String> type = tokens.subList(comma + 1, tokens.size());
    if (type.size() == 1) {
      return type.get(0).equals("string") || isNumber(type.get(0));
    }
    return type.size() == 4
        && type.get(0).equals("bit")
        && type.get(1).equals("<")
        && isNumber(type.get(2))
        && type.get(3).equals(">");
  }

  private static boolean isNumber(String token) {
    return Character.isDigit(token.charAt(0));
  }
}
