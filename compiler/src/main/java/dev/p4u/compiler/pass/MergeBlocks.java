package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Terminator.Jump;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins a block with its only successor when it is that one's only predecessor; skips empty ones.
 */
final class MergeBlocks extends GraphPass {

  @Override
  public String name() {
    return "merge-blocks";
  }

  @Override
  boolean change(Graph graph) {
    boolean changed = RemoveUnreachable.clean(graph);
    while (skipEmpty(graph) | join(graph)) {
      changed = true;
    }
    return changed;
  }

  private static boolean join(Graph graph) {
    Cfg cfg = graph.cfg();
    Map<Integer, Operand> replacements = new HashMap<>();
    Map<Integer, Integer> into = new HashMap<>();
    boolean changed = false;
    for (int id : cfg.order()) {
      if (cfg.predecessors(id).size() != 1) {
        continue;
      }
      int above = cfg.predecessors(id).get(0);
      while (into.containsKey(above)) {
        above = into.get(above);
      }
      Graph.Node upper = graph.node(above);
      Graph.Node lower = graph.node(id);
      if (!(upper.end instanceof Jump)) {
        continue;
      }
      for (Phi phi : lower.phis) {
        replacements.put(phi.result().id(), phi.inputs().values().iterator().next());
      }
      upper.instructions.addAll(lower.instructions);
      upper.end = lower.end;
      for (int successor : lower.end.targets()) {
        graph.node(successor).renameInput(id, above);
      }
      graph.remove(id);
      into.put(id, above);
      changed = true;
    }
    graph.substitute(replacements);
    return changed;
  }

  private static boolean skipEmpty(Graph graph) {
    boolean changed = false;
    Cfg cfg = graph.cfg();
    Map<Integer, Set<Integer>> above = new HashMap<>();
    cfg.order().forEach(id -> above.put(id, new LinkedHashSet<>(cfg.predecessors(id))));
    for (Graph.Node node : List.copyOf(graph.nodes())) {
      if (node.id == graph.entry()
          || !above.containsKey(node.id)
          || !node.phis.isEmpty()
          || !node.instructions.isEmpty()
          || !(node.end instanceof Jump jump)
          || jump.target() == node.id) {
        continue;
      }
      Graph.Node target = graph.node(jump.target());
      Set<Integer> predecessors = above.get(node.id);
      if (!canEnterDirectly(graph, node, target, predecessors)) {
        continue;
      }
      for (int predecessor : predecessors) {
        Graph.Node from = graph.node(predecessor);
        target.copyInput(node.id, predecessor);
        from.end = from.end.retarget(to -> to == node.id ? target.id : to);
      }
      target.dropInput(node.id);
      graph.remove(node.id);
      above.get(target.id).remove(node.id);
      above.get(target.id).addAll(predecessors);
      changed = true;
    }
    return changed;
  }

  /** Predecessors that already go to the target must bring the same inputs along both ways. */
  private static boolean canEnterDirectly(
      Graph graph, Graph.Node node, Graph.Node target, Set<Integer> predecessors) {
    if (target.phis.isEmpty()) {
      return true;
    }
    for (int predecessor : predecessors) {
      if (graph.node(predecessor).end.targets().size() > 1
          && graph.node(predecessor).end.targets().contains(target.id)) {
        for (Phi phi : target.phis) {
          if (!phi.inputs().get(predecessor).equals(phi.inputs().get(node.id))) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
