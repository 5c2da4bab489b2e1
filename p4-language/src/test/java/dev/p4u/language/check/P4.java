package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.lint.Lints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks texts and finds expressions in them by how they are written. */
final class P4 {

  private P4() {}

  static CheckedProgram check(String text) {
    return Frontends.create()
        .check(Path.of("test.p4"), text, P4Frontend.Options.DEFAULT, p -> Optional.empty());
  }

  /** What the checker says; the lints' warnings about these small programs have their own tests. */
  static List<Diagnostic> diagnostics(CheckedProgram program) {
    return program.diagnostics().stream().filter(d -> !isLint(d)).toList();
  }

  private static boolean isLint(Diagnostic d) {
    return d.code().getClass().getPackageName().startsWith(Lints.class.getPackageName());
  }

  /** {@code line: [kind] message} of each diagnostic of the checker. */
  static List<String> messages(CheckedProgram program) {
    return diagnostics(program).stream()
        .map(d -> d.span().line() + ": [" + d.code().kind() + "] " + d.message())
        .toList();
  }

  static List<Node> nodes(CheckedProgram program) {
    List<Node> all = new ArrayList<>();
    List<Node> open = new ArrayList<>(List.of(program.tree()));
    while (!open.isEmpty()) {
      Node n = open.remove(open.size() - 1);
      all.add(n);
      open.addAll(Trees.children(n));
    }
    return all;
  }

  /** The last expression that is written so. */
  static Expr expression(CheckedProgram program, String written) {
    return find(program, written, n -> true);
  }

  private static Expr find(CheckedProgram program, String written, Predicate<Expr> wanted) {
    return nodes(program).stream()
        .filter(n -> n instanceof Expr e && e.span().text().equals(written) && wanted.test(e))
        .map(Expr.class::cast)
        .max(java.util.Comparator.comparingInt(e -> e.span().start()))
        .orElseThrow(() -> new AssertionError("no expression is written " + written));
  }

  static String typeAt(CheckedProgram program, String written) {
    return program.typeOf(expression(program, written)).toString();
  }

  static String finalTypeAt(CheckedProgram program, String written) {
    return program.finalTypeOf(expression(program, written)).toString();
  }

  static CallTarget callAt(CheckedProgram program, String written) {
    Expr.Call call = (Expr.Call) find(program, written, e -> e instanceof Expr.Call);
    return program.callOf(call).orElseThrow();
  }
}
