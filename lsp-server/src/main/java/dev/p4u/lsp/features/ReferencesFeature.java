package dev.p4u.lsp.features;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** Where a declared thing is used, in all files of the program. */
public final class ReferencesFeature {

  /** What a reference does with the thing. */
  public enum Access {
    DECLARE,
    READ,
    WRITE
  }

  /** A use, or the declaration itself. */
  public record Reference(Span span, Access access) {}

  /** The declaration and all uses of what is named at a place; empty where nothing is named. */
  public List<Reference> references(Place place) {
    Optional<Node> declaration = place.declaration();
    if (declaration.isEmpty()) {
      return List.of();
    }
    CheckedProgram program = place.program();
    Optional<Span> name = program.index().definitionAt(place.file(), place.offset());
    return program.index().references(declaration.get()).stream()
        .distinct()
        .map(
            span ->
                new Reference(
                    span,
                    name.filter(span::equals).isPresent()
                        ? Access.DECLARE
                        : isWritten(program, span) ? Access.WRITE : Access.READ))
        .toList();
  }

  private static boolean isWritten(CheckedProgram program, Span use) {
    for (Node node : program.index().nodesAt(use.file(), use.start())) {
      if (node instanceof Stmt.Assign a && writes(a.target(), use)) {
        return true;
      }
      if (node instanceof Expr.Call call && isOutArgument(program, call, use)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the use is a part of what an l-value names; an index is only read. */
  private static boolean writes(Expr target, Span use) {
    if (!contains(target.span(), use)) {
      return false;
    }
    if (target instanceof Expr.Index i) {
      return writes(i.target(), use);
    }
    if (target instanceof Expr.Slice s) {
      return writes(s.target(), use);
    }
    if (target instanceof Expr.PlusSlice s) {
      return writes(s.target(), use);
    }
    return true;
  }

  private static boolean isOutArgument(CheckedProgram program, Expr.Call call, Span use) {
    return program.callOf(call).map(CallTarget::arguments).orElse(List.of()).stream()
        .anyMatch(
            bound ->
                isOut(bound.parameter().direction())
                    && bound.value().filter(v -> writes(v, use)).isPresent());
  }

  private static boolean isOut(Parameter.Direction direction) {
    return direction == Parameter.Direction.OUT || direction == Parameter.Direction.INOUT;
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.file() == inner.file()
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }
}
