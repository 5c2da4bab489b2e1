package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.types.P4Type;
import java.util.List;

/**
 * Warnings about values that may not have been set and headers that may not be valid. Follows the
 * parsers, controls and functions that the program uses along all ways that they can take; what
 * nothing uses is reported as such by another warning.
 */
public final class FlowLints {

  private FlowLints() {}

  /**
   * The warnings, in no particular order; none for what bundled includes declare.
   *
   * @param tree a program without errors
   */
  public static List<Diagnostic> run(P4Program tree, CheckResult facts) {
    Blocks blocks = new Blocks(facts);
    for (Decl d : tree.declarations()) {
      if (d instanceof Decl.Instance i && isUsed(i, facts)) {
        blocks.instance(i);
      }
    }
    return blocks.found().diagnostics();
  }

  /** The package {@code main}, and externs: control planes know them. */
  private static boolean isUsed(Decl.Instance i, CheckResult facts) {
    return i.name().text().equals("main")
        || (facts.typeOf(i) instanceof P4Type.Instance t
            && t.declaration() instanceof Decl.ExternObject);
  }
}
