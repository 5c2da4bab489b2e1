package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each way to a join its own copy of what follows, when the ways differ in constants that
 * decide something: which headers are valid, how far the parser has read. In the copies, offsets
 * and decisions become constants, most of the deparser's stores turn out to change nothing, and
 * what is left is usually smaller than the one general version. If it is not, the program stays as
 * it was.
 */
final class SplitPaths implements Pass {

  /** Instructions that copies may add in all, besides the factor. */
  private static final int ROOM = 600;

  private static final int FACTOR = 3;

  private static final List<GraphPass> CLEANUP =
      List.of(
          new PropagateConditions(),
          new Simplify(),
          new FlattenPhis(),
          new MergeBlocks(),
          new EliminateDead());

  @Override
  public String name() {
    return "split-paths";
  }

  @Override
  public IrProgram run(IrProgram program, PassContext context) {
    Graph plain = Graph.of(program.function());
    finish(plain);
    Graph split = Graph.of(program.function());
    int limit = FACTOR * size(split) + ROOM;
    clean(split);
    while (splitOne(split, limit)) {
      clean(split);
    }
    finish(split);
    Graph better = Cost.of(split) <= Cost.of(plain) ? split : plain;
    return program.withFunction(better.toFunction());
  }

  private static void clean(Graph graph) {
    CLEANUP.forEach(pass -> pass.change(graph));
  }

  private static void finish(Graph graph) {
    clean(graph);
    while (new ReusePacketValues().change(graph)) {
      clean(graph);
    }
  }

  private static int size(Graph graph) {
    return graph.nodes().stream().mapToInt(SplitPaths::size).sum();
  }

  private static int size(Graph.Node node) {
    return node.instructions.size() + node.end.targets().size();
  }

  private static boolean splitOne(Graph graph, int limit) {
    Cfg cfg = graph.cfg();
    Set<Integer> deciding = deciding(graph);
    int total = size(graph);
    for (int id : cfg.order()) {
      List<Integer> predecessors = cfg.predecessors(id);
      boolean isLoop = predecessors.stream().anyMatch(p -> cfg.index(p) >= cfg.index(id));
      if (predecessors.size() < 2 || isLoop) {
        continue;
      }
      List<List<Integer>> groups = groups(graph.node(id), predecessors, deciding);
      if (groups.size() < 2) {
        continue;
      }
      List<Integer> region =
          cfg.order().stream().filter(block -> cfg.dominates(id, block)).toList();
      int size = region.stream().mapToInt(block -> size(graph.node(block))).sum();
      if (total + size * (groups.size() - 1) <= limit) {
        for (List<Integer> group : groups.subList(1, groups.size())) {
          new RegionCopy(graph, id, region).forPredecessors(group);
        }
        return true;
      }
    }
    return false;
  }

  /** Predecessors that bring the same constants to the phis that decide. */
  private static List<List<Integer>> groups(
      Graph.Node node, List<Integer> predecessors, Set<Integer> deciding) {
    List<Phi> relevant =
        node.phis.stream()
            .filter(phi -> deciding.contains(phi.result().id()))
            .filter(phi -> phi.inputs().values().stream().anyMatch(Const.class::isInstance))
            .toList();
    if (relevant.isEmpty()) {
      return List.of();
    }
    Map<List<Optional<Operand>>, List<Integer>> groups = new LinkedHashMap<>();
    for (int predecessor : predecessors) {
      List<Optional<Operand>> constants =
          relevant.stream()
              .map(
                  phi -> Optional.of(phi.inputs().get(predecessor)).filter(Const.class::isInstance))
              .toList();
      groups.computeIfAbsent(constants, key -> new ArrayList<>()).add(predecessor);
    }
    return List.copyOf(groups.values());
  }

  /** Values on which branches, offsets or moves of the head depend. */
  private static Set<Integer> deciding(Graph graph) {
    Map<Integer, List<Operand>> sources = new HashMap<>();
    Deque<Operand> work = new ArrayDeque<>();
    for (Graph.Node node : graph.nodes()) {
      node.phis.forEach(phi -> sources.put(phi.result().id(), List.copyOf(phi.inputs().values())));
      for (Inst inst : node.instructions) {
        if (Insts.isPure(inst)) {
          sources.put(Insts.definition(inst).orElseThrow().id(), Insts.operands(inst));
        } else if (inst instanceof Inst.PacketLoad load) {
          work.add(load.byteOffset());
        } else if (inst instanceof Inst.PacketStore store) {
          work.add(store.byteOffset());
        } else if (inst instanceof Inst.AdjustHead head) {
          work.add(head.delta());
        }
      }
      if (node.end.targets().size() > 1) {
        work.add(node.end.operand().orElseThrow());
      }
    }
    Set<Integer> found = new LinkedHashSet<>();
    while (!work.isEmpty()) {
      if (work.pop() instanceof Value value && found.add(value.id())) {
        work.addAll(sources.getOrDefault(value.id(), List.of()));
      }
    }
    return found;
  }

  /** A copy of the blocks that a join dominates; nothing outside reads their values but phis. */
  private static final class RegionCopy {
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
}
