package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What the checker learnt. The side tables are not written any more, so threads may share it. */
public final class CheckResult {

  private final P4Program tree;
  private final NodeMap<P4Type> types;
  private final NodeMap<P4Type> conversions;
  private final NodeMap<Node> uses;
  private final BitSet referenced;
  private final NodeMap<CallTarget> callTargets;
  private final NodeMap<CallTarget> constructions;
  private final ConstEvaluator values;
  private final List<Diagnostic> diagnostics;

  CheckResult(Checking checking) {
    tree = checking.tree;
    types = checking.types;
    conversions = checking.conversions;
    uses = checking.uses;
    referenced = checking.referenced;
    callTargets = checking.callTargets;
    constructions = checking.constructions;
    values = checking.values;
    diagnostics = checking.report.diagnostics();
  }

  /** In the order in which the checker met them. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Type of an expression, written type or declaration; UNKNOWN after an error. */
  public P4Type typeOf(Node node) {
    return types.get(node, Simple.UNKNOWN);
  }

  public Optional<P4Type> conversionOf(Expr e) {
    return conversions.get(e);
  }

  public Optional<Value> constantOf(Expr e) {
    return values.value(e);
  }

  public Optional<Node> declarationOf(Node use) {
    return uses.get(use);
  }

  /** Whether some name in the program denotes the declaration; named arguments do not count. */
  public boolean isReferenced(Node declaration) {
    return referenced.get(declaration.id());
  }

  public Optional<CallTarget> callOf(Expr.Call call) {
    return callTargets.get(call);
  }

  public Optional<CallTarget> constructionOf(Decl.Instance instance) {
    return constructions.get(instance);
  }

  /** The instance of a package that is called {@code main}. */
  public Optional<Decl.Instance> main() {
    for (Decl d : tree.declarations()) {
      if (d instanceof Decl.Instance i
          && i.name().text().equals("main")
          && typeOf(i) instanceof P4Type.Instance t
          && t.declaration() instanceof Decl.PackageType) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The name that control planes use. */
  public static String controlPlaneName(Node declaration) {
    return Names.controlPlaneName(declaration);
  }
}
