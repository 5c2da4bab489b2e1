package dev.p4u.language.check;

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
    checking.declarations.all(tree.declarations(), Env.top());
    return new CheckResult(checking);
  }
}
