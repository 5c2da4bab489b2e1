package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A copy of the blocks that a join dominates; nothing outside reads their values but phis. */
final class RegionCopy {
  private final Graph graph;
  private final int join;
  private final List<Integer> region;
  private final Map<Integer, Integer> blocks = new HashMap<>();
  private final Map<Integer, Value> values = new HashMap<>();

  RegionCopy(Graph graph, int join, List<Integer> region) {
    this.graph = graph;
    this.join = join;
    this.region = region;
  }

  void forPredecessors(List<Integer> group) {
    for (int id : region) {
      Graph.Node node = graph.node(id);
      blocks.put(id, graph.newNode(node.name, node.end).id);
      node.phis.forEach(phi -> rename(phi.result()));
      node.instructions.forEach(inst -> Insts.definition(inst).ifPresent(this::rename));
    }
    for (int id : region) {
      copy(graph.node(id), graph.node(blocks.get(id)));
    }
    Graph.Node original = graph.node(join);
    Graph.Node copy = graph.node(blocks.get(join));
    Set<Integer> moved = new HashSet<>(group);
    copy.phis.replaceAll(phi -> only(phi, moved, true));
    original.phis.replaceAll(phi -> only(phi, moved, false));
    for (int predecessor : group) {
      Graph.Node from = graph.node(predecessor);
      from.end = from.end.retarget(to -> to == join ? copy.id : to);
    }
  }

  private void rename(Value value) {
    values.put(value.id(), graph.value(value.width()));
  }

  private Operand renamed(Operand operand) {
    return operand instanceof Value value ? values.getOrDefault(value.id(), value) : operand;
  }

  private int target(int block) {
    return blocks.getOrDefault(block, block);
  }

  private void copy(Graph.Node from, Graph.Node to) {
    for (Phi phi : from.phis) {
      Map<Integer, Operand> inputs = new HashMap<>();
      phi.inputs().forEach((block, input) -> inputs.put(target(block), renamed(input)));
      to.phis.add(new Phi(values.get(phi.result().id()), inputs));
    }
    for (Inst inst : from.instructions) {
      to.instructions.add(Insts.rewrite(inst, this::renamed, value -> values.get(value.id())));
    }
    to.end = from.end.rewrite(this::renamed).retarget(this::target);
    for (int outside : new LinkedHashSet<>(from.end.targets())) {
      if (!blocks.containsKey(outside)) {
        enter(graph.node(outside), from.id, to.id);
      }
    }
  }

  /** A block outside has one more predecessor. */
  private void enter(Graph.Node outside, int from, int copy) {
    outside.phis.replaceAll(
        phi -> {
          Map<Integer, Operand> inputs = new HashMap<>(phi.inputs());
          inputs.put(copy, renamed(inputs.get(from)));
          return new Phi(phi.result(), inputs);
        });
  }

  private static Phi only(Phi phi, Set<Integer> predecessors, boolean keep) {
    Map<Integer, Operand> inputs = new HashMap<>(phi.inputs());
    inputs.keySet().removeIf(from -> predecessors.contains(from) != keep);
    return new Phi(phi.result(), inputs);
  }
}
