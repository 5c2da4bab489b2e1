package dev.p4u.language.ast;

import dev.p4u.language.source.Span;
import java.util.List;

/**
 * A whole program: the declarations of the main file and of everything that it includes, in order.
 *
 * @param span all of the main file
 * @param nodeCount one more than the largest node id
 */
public record P4Program(int id, Span span, List<Decl> declarations, int nodeCount) implements Node {
  public P4Program {
    declarations = List.copyOf(declarations);
  }
}
