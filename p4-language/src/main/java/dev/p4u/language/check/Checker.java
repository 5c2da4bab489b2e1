package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;

/**
 * Names, types and values of a program. Walks the text once from top to bottom, as P4 demands
 * declaration before use; parser states alone are known in their whole parser.
 */
public final class Checker {

  private Checker() {}

  /** Checks a tree, however broken; never throws for what is in it. */
  public static CheckResult check(P4Program tree) {
    Checking checking = new Checking(tree);
    checking.typeDeclarations.errorsAndMatchKinds(tree.declarations());
    checking.declarations.all(tree.declarations(), Env.top());
    new AnnotationShapes(checking).check(tree);
    new ControlPlaneNames(checking).check(tree);
    new P4RuntimeRules(checking).check(tree);
    checking.divisions.check();
    for (Decl d : tree.declarations()) {
      boolean other =
          !(d instanceof Decl.Instance || d instanceof Decl.Function || d instanceof Decl.Error);
      if (other && d.name().text().equals("main")) {
        checking.report.add(CheckCode.MAIN_NOT_PACKAGE, d.name(), Declarations.kind(d));
      }
    }
    return new CheckResult(checking);
  }
}
