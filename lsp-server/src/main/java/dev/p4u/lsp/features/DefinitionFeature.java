package dev.p4u.lsp.features;

import dev.p4u.language.ast.Node;
import dev.p4u.language.preproc.PreprocessorInfo.Inclusion;
import dev.p4u.language.preproc.PreprocessorInfo.MacroUse;
import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** Where a name is declared, a macro defined, and which file an {@code #include} means. */
public final class DefinitionFeature {

  /**
   * @param origin what was asked about
   * @param whole the declaration with its body
   * @param name its name
   */
  public record Target(Span origin, Span whole, Span name) {}

  public Optional<Target> definition(Place place) {
    for (Inclusion inclusion : place.program().preprocessing().inclusions()) {
      if (place.isIn(inclusion.directive()) && inclusion.file().isPresent()) {
        Span start = new Span(inclusion.file().get(), 0, 0);
        return Optional.of(new Target(inclusion.name(), start, start));
      }
    }
    Optional<Target> macro = macro(place);
    return macro.isPresent() ? macro : declared(place);
  }

  private static Optional<Target> macro(Place place) {
    for (MacroUse use : place.program().preprocessing().uses()) {
      if (place.isIn(use.span()) && use.definition().isPresent()) {
        Span name = use.definition().get().span();
        return Optional.of(new Target(use.span(), name, name));
      }
    }
    return Optional.empty();
  }

  private static Optional<Target> declared(Place place) {
    List<Node> nodes = place.nodes();
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    Span origin = nodes.get(nodes.size() - 1).span();
    Optional<Span> name = place.program().index().definitionAt(place.file(), place.offset());
    return name.map(
        n -> {
          Span declaration = place.declaration().map(Node::span).orElse(n);
          return new Target(origin, covers(declaration, n) ? declaration : n, n);
        });
  }

  private static boolean covers(Span outer, Span inner) {
    return outer.file() == inner.file()
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }
}
