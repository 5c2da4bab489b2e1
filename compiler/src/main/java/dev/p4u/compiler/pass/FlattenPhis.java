package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator.Jump;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a block does nothing but join control flow in front of another join, its predecessors go
 * there directly: one phi instead of a phi of phis.
 */
final class FlattenPhis extends GraphPass {

  @Override
  public String name() {
    return "flatten-phis";
  }

  @Override
  boolean change(Graph graph) {
    boolean changed = false;
    for (Graph.Node node : List.copyOf(graph.nodes())) {
      if (node.id != graph.entry()
          && !node.phis.isEmpty()
          && node.instructions.isEmpty()
          && node.end instanceof Jump jump
          && jump.target() != node.id) {
        changed |= flatten(graph, node, graph.node(jump.target()));
      }
    }
    return changed;
  }

  private static boolean flatten(Graph graph, Graph.Node node, Graph.Node target) {
    Cfg cfg = graph.cfg();
    if (!cfg.isReachable(node.id) || cfg.predecessors(target.id).size() < 2) {
      return false;
    }
    List<Integer> predecessors = cfg.predecessors(node.id);
    // A predecessor of both would need two inputs.
    if (predecessors.stream().anyMatch(cfg.predecessors(target.id)::contains)
        || predecessors.contains(node.id)
        || !areReadOnlyBy(graph, node, target)) {
      return false;
    }
    Map<Integer, Phi> own =
        node.phis.stream().collect(Collectors.toMap(phi -> phi.result().id(), phi -> phi));
    target.phis.replaceAll(
        phi -> {
          Map<Integer, Operand> inputs = new HashMap<>(phi.inputs());
          Operand through = inputs.remove(node.id);
          for (int predecessor : predecessors) {
            boolean isOwn = through instanceof Value value && own.containsKey(value.id());
            inputs.put(
                predecessor,
                isOwn ? own.get(((Value) through).id()).inputs().get(predecessor) : through);
          }
          return new Phi(phi.result(), inputs);
        });
    for (int predecessor : predecessors) {
      Graph.Node from = graph.node(predecessor);
      from.end = from.end.retarget(to -> to == node.id ? target.id : to);
    }
    graph.remove(node.id);
    return true;
  }

  /** Whether the phis of a block are read by the target's phis alone, on this one way. */
  private static boolean areReadOnlyBy(Graph graph, Graph.Node node, Graph.Node target) {
    Set<Integer> own = node.phis.stream().map(phi -> phi.result().id()).collect(Collectors.toSet());
    Map<Integer, Integer> expected = new HashMap<>();
    for (Phi phi : target.phis) {
      if (phi.inputs().get(node.id) instanceof Value value && own.contains(value.id())) {
        expected.merge(value.id(), 1, Integer::sum);
      }
    }
    Map<Integer, Integer> counts = graph.useCounts();
    return own.stream()
        .allMatch(id -> counts.getOrDefault(id, 0).equals(expected.getOrDefault(id, 0)));
  }
}
