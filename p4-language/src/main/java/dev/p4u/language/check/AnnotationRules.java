package dev.p4u.language.check;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.diag.Diagnostic.Related;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Annotations (spec 20): structured ones hold constants, some free ones a text or a name. */
final class AnnotationRules {

  /** Annotations whose body is one text. */
  private static final Set<String> TEXTS = Set.of("name", "deprecated");

  /** Annotations that say nothing without a body. */
  private static final Set<String> WITH_BODY = Set.of("name", "deprecated", "match", "pkginfo");

  private final Checking checking;

  AnnotationRules(Checking checking) {
    this.checking = checking;
  }

  void check(Node owner, Env env) {
    List<Annotation> annotations = Names.annotationsOf(owner);
    if (annotations.isEmpty()) {
      return;
    }
    Map<String, Annotation> earlier = new HashMap<>();
    for (Annotation a : annotations) {
      Annotation other = earlier.putIfAbsent(a.name().text(), a);
      if (other != null && (isStructured(a) || isStructured(other))) {
        List<Related> first = List.of(new Related(other.span(), "first given here"));
        checking.report.add(CheckCode.DUPLICATE_ANNOTATION, a, first, a.name());
      }
      body(a, owner, env);
    }
  }

  private static boolean isStructured(Annotation a) {
    return a.form() == Annotation.Form.EXPRESSIONS || a.form() == Annotation.Form.KEY_VALUES;
  }

  private void body(Annotation a, Node owner, Env env) {
    String name = a.name().text();
    switch (a.form()) {
      case EMPTY -> {
        if (WITH_BODY.contains(name)) {
          checking.report.add(CheckCode.ANNOTATION_BODY, a, name);
        }
      }
      case EXPRESSIONS, KEY_VALUES -> {
        Env inside = env.inner();
        checking.typeDeclarations.declareTypeParameters(
            owner instanceof Decl d ? TypeResolver.typeParameters(d) : List.of(), inside);
        a.expressions().forEach(e -> constant(e, inside));
        for (Argument pair : a.pairs()) {
          constant(pair.value(), inside);
        }
      }
      case UNSTRUCTURED -> free(a, name);
      case PRAGMA -> {}
    }
  }

  private void constant(Expr e, Env env) {
    checking.exprs.check(e, env);
    checking.compileTime.require(e);
  }

  private void free(Annotation a, String name) {
    if (TEXTS.contains(name) && a.tokens().stream().anyMatch(AnnotationRules::isNoText)) {
      checking.report.add(CheckCode.ANNOTATION_TEXT, a, name);
    } else if (name.equals("match")
        && a.tokens().size() != 1
        && !checking.matchKinds.containsKey(String.join("", a.tokens()))) {
      checking.report.add(CheckCode.ANNOTATION_MATCH_KIND, a);
    } else if (name.equals("p4runtime_translation") && !isTranslation(a.tokens())) {
      checking.report.add(CheckCode.ANNOTATION_TRANSLATION, a);
    }
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
