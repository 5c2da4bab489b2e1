package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Cfg;
import java.util.HashSet;
import java.util.Set;

/** Drops blocks that no path reaches and puts the others into reverse postorder. */
final class RemoveUnreachable extends GraphPass {

  @Override
  public String name() {
    return "remove-unreachable";
  }

  @Override
  boolean change(Graph graph) {
    return clean(graph);
  }

  /** The same as a step of other passes; true when blocks went. */
  static boolean clean(Graph graph) {
    Cfg cfg = graph.cfg();
    Set<Integer> gone = new HashSet<>();
    graph.nodes().forEach(node -> gone.add(node.id));
    gone.removeAll(cfg.order());
    graph.reorder(cfg.order());
    for (Graph.Node node : graph.nodes()) {
      if (!node.phis.isEmpty()) {
        node.phis.get(0).inputs().keySet().stream()
            .filter(gone::contains)
            .toList()
            .forEach(node::dropInput);
      }
    }
    return !gone.isEmpty();
  }
}
