package dev.p4u.language.lint;

import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.check.Declarations;
import dev.p4u.language.diag.Diagnostic.Related;
import java.util.List;
import java.util.Optional;

/** Uses of what is declared {@code @deprecated("what to do instead")} (spec 20.2). */
final class DeprecatedLint {

  private static final String NAME = "deprecated";

  private final CheckResult facts;
  private final LintReport report;

  DeprecatedLint(CheckResult facts, LintReport report) {
    this.facts = facts;
    this.report = report;
  }

  void run(P4Program tree) {
    // Most programs use nothing that is deprecated: their expressions need not be walked through.
    boolean used =
        tree.declarations().stream()
            .anyMatch(d -> annotation(d).isPresent() && facts.isReferenced(d));
    if (used) {
      for (Decl d : tree.declarations()) {
        if (report.isOwn(d.span().file())) {
          uses(d);
        }
      }
    }
  }

  private void uses(Node node) {
    if (node instanceof Expr.NameRef || node instanceof TypeRef.Named) {
      facts.declarationOf(node).ifPresent(d -> use(node, d));
    }
    Trees.children(node).forEach(this::uses);
  }

  private void use(Node at, Node declaration) {
    if (declaration instanceof Decl d) {
      annotation(d).ifPresent(a -> deprecated(at, d, a));
    }
  }

  private void deprecated(Node at, Decl d, Annotation a) {
    String advice = advice(a);
    report.add(
        LintCode.DEPRECATED,
        at.span(),
        List.of(new Related(Declarations.nameSpan(d), "declared here")),
        List.of(),
        d.name(),
        advice.isEmpty() ? "" : ": " + advice);
  }

  private static Optional<Annotation> annotation(Decl d) {
    return d.annotations().stream().filter(a -> a.name().text().equals(NAME)).findFirst();
  }

  private static String advice(Annotation a) {
    StringBuilder text = new StringBuilder();
    for (String token : a.tokens()) {
      if (token.length() >= 2 && token.startsWith("\"")) {
        text.append(token, 1, token.length() - 1);
      }
    }
    return text.toString().strip();
  }
}
