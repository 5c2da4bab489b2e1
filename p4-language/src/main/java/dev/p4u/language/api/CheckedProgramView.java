package dev.p4u.language.api;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.preproc.PreprocessorInfo;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.syntax.ParseResult;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Value;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of all phases behind one interface. */
final class CheckedProgramView implements CheckedProgram {

  private final ParseResult parsed;
  private final CheckResult result;
  private final List<Diagnostic> diagnostics;

  CheckedProgramView(ParseResult parsed, CheckResult result, List<Diagnostic> diagnostics) {
    this.parsed = parsed;
    this.result = result;
    Map<SourceFile, Integer> order = new IdentityHashMap<>();
    parsed.files().forEach(f -> order.putIfAbsent(f, order.size()));
    this.diagnostics =
        diagnostics.stream()
            .sorted(
                Comparator.<Diagnostic>comparingInt(
                        d -> order.getOrDefault(d.span().file(), Integer.MAX_VALUE))
                    .thenComparingInt(d -> d.span().start()))
            .toList();
  }

  @Override
  public P4Program tree() {
    return parsed.tree();
  }

  @Override
  public List<SourceFile> files() {
    return parsed.files();
  }

  @Override
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  @Override
  public P4Type typeOf(Expr expression) {
    return result.typeOf(expression);
  }

  @Override
  public P4Type typeOf(TypeRef type) {
    return result.typeOf(type);
  }

  @Override
  public P4Type typeOfDeclaration(Node declaration) {
    return result.typeOf(declaration);
  }

  @Override
  public Optional<P4Type> conversionOf(Expr expression) {
    return result.conversionOf(expression);
  }

  @Override
  public Optional<Value> constantOf(Expr expression) {
    return result.constantOf(expression);
  }

  @Override
  public Optional<Node> declarationOf(Node use) {
    return result.declarationOf(use);
  }

  @Override
  public Optional<CallTarget> callOf(Expr.Call call) {
    return result.callOf(call);
  }

  @Override
  public Optional<CallTarget> constructionOf(Decl.Instance instance) {
    return result.constructionOf(instance);
  }

  @Override
  public Optional<Decl.Instance> main() {
    return result.main();
  }

  @Override
  public String controlPlaneName(Node declaration) {
    return CheckResult.controlPlaneName(declaration);
  }

  @Override
  public PreprocessorInfo preprocessing() {
    return parsed.info();
  }

  @Override
  public SourceIndex index() {
    return new SourceIndex(this);
  }
}
