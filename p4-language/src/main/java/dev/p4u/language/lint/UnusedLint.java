package dev.p4u.language.lint;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.check.Declarations;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Declarations that no name denotes. Not meant are: structs, headers, enums and externs, which
 * describe what is outside; the parameters of parsers, controls and functions, which others demand;
 * names that start with two underscores; and what an included file declares for every program that
 * includes it.
 */
final class UnusedLint extends Walk {

  private static final String INTERNAL = "__";

  private final CheckResult facts;
  private final LintReport report;
  private final Set<String> inAnnotations = new HashSet<>();
  private int depth;

  UnusedLint(CheckResult facts, LintReport report) {
    this.facts = facts;
    this.report = report;
  }

  void run(P4Program tree) {
    tree.declarations().forEach(this::mentions);
    program(tree);
  }

  /** The body of an annotation is not resolved, but it may name a constant. */
  private void mentions(Decl d) {
    mentions(d.annotations());
    if (d instanceof Decl.Control c) {
      c.locals().forEach(this::mentions);
    } else if (d instanceof Decl.Parser p) {
      p.locals().forEach(this::mentions);
      p.states().forEach(s -> mentions(s.annotations()));
    } else if (d instanceof Decl.Aggregate a) {
      a.fields().forEach(f -> mentions(f.annotations()));
    }
  }

  private void mentions(List<Annotation> annotations) {
    annotations.forEach(a -> inAnnotations.addAll(a.tokens()));
  }

  @Override
  void declaration(Decl d) {
    if (!report.isOwn(d.span().file())) {
      return;
    }
    if (isLintable(d)) {
      unused(d, d.name());
    }
    if (d instanceof Decl.Action a) {
      a.parameters().forEach(this::parameter);
    } else {
      typeParameters(d).forEach(this::typeParameter);
    }
    if (!(d instanceof Decl.Instance)) {
      depth++;
      super.declaration(d);
      depth--;
    }
  }

  private boolean isLintable(Decl d) {
    if (d instanceof Decl.Instance) {
      return depth > 0 || !d.name().text().equals("main");
    }
    if (d instanceof Decl.Constant c) {
      return !isAssertion(c.value()) && !inAnnotations.contains(c.name().text());
    }
    return d instanceof Decl.Variable
        || d instanceof Decl.TypeAlias
        || d instanceof Decl.ParserType
        || d instanceof Decl.ControlType
        || d instanceof Decl.PackageType
        || d instanceof Decl.Parser
        || d instanceof Decl.Control
        || d instanceof Decl.Action
        || d instanceof Decl.Function
        || d instanceof Decl.ValueSet
        || d instanceof Decl.Table;
  }

  /** {@code const bool _ = static_assert(...);} is there for its effect. */
  private static boolean isAssertion(Expr value) {
    return value instanceof Expr.Call c
        && c.callee() instanceof Expr.NameRef n
        && n.name().text().equals("static_assert");
  }

  /** Type parameters that nothing outside demands: those of parsers and controls have no others. */
  private static List<Name> typeParameters(Decl d) {
    if (d instanceof Decl.Aggregate a) {
      return a.typeParameters();
    } else if (d instanceof Decl.ExternObject e) {
      return e.typeParameters();
    } else if (d instanceof Decl.ExternFunction f) {
      return f.method().typeParameters();
    } else if (d instanceof Decl.ParserType p) {
      return p.typeParameters();
    } else if (d instanceof Decl.ControlType c) {
      return c.typeParameters();
    } else if (d instanceof Decl.PackageType p) {
      return p.typeParameters();
    }
    return d instanceof Decl.Function f ? f.typeParameters() : List.of();
  }

  private void unused(Decl d, Name name) {
    boolean exempt =
        facts.isReferenced(d)
            || name.text().isEmpty()
            || name.text().startsWith(INTERNAL)
            || (depth == 0 && !report.isMain(d.span().file()));
    if (exempt) {
      return;
    }
    List<Fix> fixes = List.of(Removal.of("remove `" + name.text() + "`", whole(d)));
    if (d instanceof Decl.Table) {
      report.add(LintCode.UNUSED_TABLE, name.span(), List.of(), fixes, name);
    } else {
      report.add(
          LintCode.UNUSED,
          name.span(),
          List.of(),
          removable(d) ? fixes : List.of(),
          Declarations.kind(d),
          name);
    }
  }

  /** Whether the program does the same without it. */
  private static boolean removable(Decl d) {
    // An instance of an extern may matter to the control plane, a call may have effects.
    return !(d instanceof Decl.Instance)
        && !(d instanceof Decl.Variable v && v.value().isPresent() && hasCall(v.value().get()));
  }

  private static boolean hasCall(Expr e) {
    return e.span().text().indexOf('(') >= 0;
  }

  private static Span whole(Decl d) {
    Span span = d.span();
    for (Annotation a : d.annotations()) {
      span = a.span().to(span);
    }
    return span;
  }

  private void parameter(Parameter p) {
    small(p, p.name(), "parameter");
  }

  private void typeParameter(Name name) {
    small(name, name, "type parameter");
  }

  private void small(Node declaration, Name name, String kind) {
    if (!facts.isReferenced(declaration) && !name.text().isEmpty()) {
      report.add(LintCode.UNUSED, name.span(), kind, name);
    }
  }
}
