package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Terminator.Jump;
import java.util.List;

/**
 * Puts a block on each edge from a block with several successors to one with phis, so that the
 * copies that a phi becomes have a place of their own.
 */
final class SplitCriticalEdges extends GraphPass {

  @Override
  public String name() {
    return "split-critical-edges";
  }

  @Override
  boolean change(Graph graph) {
    Cfg cfg = graph.cfg();
    boolean changed = false;
    for (Graph.Node node : List.copyOf(graph.nodes())) {
      if (!cfg.isReachable(node.id) || cfg.successors(node.id).size() < 2) {
        changed |= decided(node);
        continue;
      }
      for (int successor : cfg.successors(node.id)) {
        Graph.Node target = graph.node(successor);
        if (target.phis.isEmpty()) {
          continue;
        }
        Graph.Node between = graph.newNode("edge", new Jump(node.end.position(), successor));
        node.end = node.end.retarget(to -> to == successor ? between.id : to);
        target.renameInput(node.id, between.id);
        changed = true;
      }
    }
    return changed;
  }

  /** A decision between one place and the same place is none. */
  private static boolean decided(Graph.Node node) {
    List<Integer> targets = node.end.targets();
    if (targets.size() < 2) {
      return false;
    }
    node.end = new Jump(node.end.position(), targets.get(0));
    return true;
  }
}
