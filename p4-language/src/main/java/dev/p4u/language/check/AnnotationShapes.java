package dev.p4u.language.check;

import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.diag.Diagnostic.Related;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How annotations are written, wherever they stand (spec, "Annotations"): which have no body, which
 * hold one value or pairs, and that structured ones are given once.
 */
final class AnnotationShapes {

  private static final Set<String> WITHOUT_BODY =
      Set.of(
          "atomic",
          "defaultonly",
          "disable_optimization",
          "hidden",
          "likely",
          "noSideEffects",
          "nounroll",
          "optional",
          "pure",
          "tableonly",
          "unlikely",
          "unroll");

  /** Their body is one expression. */
  private static final Set<String> OF_ONE_VALUE =
      Set.of("name", "deprecated", "noWarn", "length", "match");

  /** Also as structured annotations they hold one value. */
  private static final Set<String> STRICTLY_ONE = Set.of("name", "deprecated", "noWarn");

  private final Checking checking;

  AnnotationShapes(Checking checking) {
    this.checking = checking;
  }

  void check(P4Program program) {
    program.declarations().forEach(this::walk);
  }

  private void walk(Node node) {
    Annotation first = null;
    Map<String, Annotation> earlier = null;
    for (Node child : Trees.children(node)) {
      if (child instanceof Annotation a) {
        if (first == null) {
          first = a;
        } else {
          earlier = earlier == null ? new HashMap<>(Map.of(first.name().text(), first)) : earlier;
          once(a, earlier);
        }
        shape(a, node);
      } else if (mayHoldAnnotations(child)) {
        walk(child);
      }
    }
  }

  private static boolean mayHoldAnnotations(Node node) {
    return !(node instanceof Expr
        || node instanceof TypeRef
        || node instanceof Name
        || node instanceof Stmt.Assign
        || node instanceof Stmt.CallStmt);
  }

  private void once(Annotation a, Map<String, Annotation> earlier) {
    Annotation other = earlier.putIfAbsent(a.name().text(), a);
    if (other != null && (isStructured(a) || isStructured(other))) {
      List<Related> first = List.of(new Related(other.span(), "first given here"));
      checking.report.add(CheckCode.DUPLICATE_ANNOTATION, a, first, a.name());
    }
  }

  private static boolean isStructured(Annotation a) {
    return a.form() == Annotation.Form.EXPRESSIONS || a.form() == Annotation.Form.KEY_VALUES;
  }

  private void shape(Annotation a, Node owner) {
    String name = a.name().text();
    switch (a.form()) {
      case EMPTY -> needsBody(a, name);
      case UNSTRUCTURED, PRAGMA -> free(a, name);
      case EXPRESSIONS -> {
        boolean one =
            STRICTLY_ONE.contains(name) || (name.equals("match") && owner instanceof Decl.Field);
        if (one && a.expressions().size() != 1) {
          checking.report.add(CheckCode.ANNOTATION_ONE_VALUE, a, name);
        }
      }
      case KEY_VALUES -> keys(a);
    }
  }

  private void needsBody(Annotation a, String name) {
    if (OF_ONE_VALUE.contains(name) || name.equals("pkginfo")) {
      checking.report.add(CheckCode.ANNOTATION_BODY, a, name);
    }
  }

  private void free(Annotation a, String name) {
    List<String> tokens = a.tokens();
    if (WITHOUT_BODY.contains(name) && !tokens.isEmpty()) {
      checking.report.add(CheckCode.ANNOTATION_WITHOUT_BODY, a, name);
    } else if (tokens.isEmpty()) {
      needsBody(a, name);
    } else if (OF_ONE_VALUE.contains(name) && !name.equals("match") && !isOneValue(tokens)) {
      checking.report.add(CheckCode.ANNOTATION_VALUE, a, name);
    } else if (name.equals("pkginfo") && !isPairs(tokens)) {
      checking.report.add(CheckCode.ANNOTATION_PAIRS, a, name);
    }
  }

  private void keys(Annotation a) {
    Map<String, Name> earlier = new HashMap<>();
    for (Argument pair : a.pairs()) {
      pair.name()
          .ifPresent(
              n -> {
                Name other = earlier.putIfAbsent(n.text(), n);
                if (other != null && !n.text().isEmpty()) {
                  checking.resolver.duplicate(n, other);
                }
              });
    }
  }

  /** Whether the tokens can be one expression: operands do not follow each other, no comma. */
  private static boolean isOneValue(List<String> tokens) {
    int nested = 0;
    boolean afterOperand = false;
    for (String t : tokens) {
      boolean operand = isOperand(t);
      if (nested == 0 && (t.equals(",") || t.equals(";") || t.equals("=") || t.equals("@"))) {
        return false;
      }
      if (nested == 0 && operand && afterOperand) {
        return false;
      }
      nested += t.equals("(") || t.equals("[") || t.equals("{") ? 1 : 0;
      nested -= t.equals(")") || t.equals("]") || t.equals("}") ? 1 : 0;
      afterOperand = operand;
    }
    return true;
  }

  private static boolean isOperand(String token) {
    return token.startsWith("\"") || Character.isLetterOrDigit(token.charAt(0));
  }

  /** {@code key = value, key = value}. */
  private static boolean isPairs(List<String> tokens) {
    boolean start = true;
    int nested = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String t = tokens.get(i);
      if (start && (i + 1 >= tokens.size() || !tokens.get(i + 1).equals("="))) {
        return false;
      }
      nested += t.equals("(") || t.equals("[") || t.equals("{") ? 1 : 0;
      nested -= t.equals(")") || t.equals("]") || t.equals("}") ? 1 : 0;
      start = nested == 0 && t.equals(",");
    }
    return !start;
  }
}
