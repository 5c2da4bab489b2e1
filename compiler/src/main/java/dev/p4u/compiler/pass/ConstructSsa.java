package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Var;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns variables into values: phis where definitions meet and the variable is still read (Cytron
 * et al. 1991, pruned). A variable that was never written is zero.
 */
final class ConstructSsa extends GraphPass {

  @Override
  public String name() {
    return "construct-ssa";
  }

  @Override
  boolean change(Graph graph) {
    RemoveUnreachable.clean(graph);
    return new Construction(graph).run();
  }

  private static final class Construction {
    private final Graph graph;
    private final Cfg cfg;
    private final Map<Integer, Var> variables = new LinkedHashMap<>();
    private final Map<Integer, Set<Integer>> writers = new HashMap<>();
    private final Map<Integer, Set<Integer>> readersFirst = new HashMap<>();

    /** Value of the new phi for a variable in a block: block, then variable. */
    private final Map<Integer, Map<Integer, Value>> phis = new HashMap<>();

    private final Map<Integer, Operand> replacements = new HashMap<>();

    Construction(Graph graph) {
      this.graph = graph;
      cfg = graph.cfg();
    }

    boolean run() {
      collect();
      if (variables.isEmpty()) {
        return false;
      }
      Map<Integer, Set<Integer>> frontiers = cfg.dominanceFrontiers();
      variables.values().forEach(variable -> place(variable, frontiers));
      rename();
      graph.substitute(replacements);
      return true;
    }

    private void collect() {
      for (Graph.Node node : graph.nodes()) {
        for (Inst inst : node.instructions) {
          if (inst instanceof Inst.ReadVar read) {
            int id = read.variable().id();
            variables.putIfAbsent(id, read.variable());
            if (!writersOf(id).contains(node.id)) {
              readersFirst.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(node.id);
            }
          } else if (inst instanceof Inst.WriteVar write) {
            variables.putIfAbsent(write.variable().id(), write.variable());
            writersOf(write.variable().id()).add(node.id);
          }
        }
      }
    }

    private Set<Integer> writersOf(int variable) {
      return writers.computeIfAbsent(variable, key -> new LinkedHashSet<>());
    }

    private void place(Var variable, Map<Integer, Set<Integer>> frontiers) {
      Set<Integer> live = liveIn(variable);
      Deque<Integer> work = new ArrayDeque<>(writersOf(variable.id()));
      while (!work.isEmpty()) {
        for (int meeting : frontiers.get(work.pop())) {
          Map<Integer, Value> here = phis.computeIfAbsent(meeting, key -> new LinkedHashMap<>());
          if (live.contains(meeting) && !here.containsKey(variable.id())) {
            here.put(variable.id(), graph.value(variable.width()));
            work.push(meeting);
          }
        }
      }
    }

    private Set<Integer> liveIn(Var variable) {
      Set<Integer> live = new LinkedHashSet<>(readersFirst.getOrDefault(variable.id(), Set.of()));
      Deque<Integer> work = new ArrayDeque<>(live);
      while (!work.isEmpty()) {
        for (int predecessor : cfg.predecessors(work.pop())) {
          if (!writersOf(variable.id()).contains(predecessor) && live.add(predecessor)) {
            work.push(predecessor);
          }
        }
      }
      return live;
    }

    /** Walks the dominator tree; what reaches the end of a block reaches its children's starts. */
    private void rename() {
      Map<Integer, Map<Integer, Operand>> atEnd = new HashMap<>();
      for (int id : cfg.order()) {
        // Reverse postorder meets a block after its dominator.
        Map<Integer, Operand> current =
            id == cfg.entry() ? new HashMap<>() : new HashMap<>(atEnd.get(cfg.dominator(id)));
        current.putAll(phis.getOrDefault(id, Map.of()));
        Graph.Node node = graph.node(id);
        List<Inst> kept = new ArrayList<>();
        for (Inst inst : node.instructions) {
          if (inst instanceof Inst.ReadVar read) {
            replacements.put(read.result().id(), reaching(current, read.variable()));
          } else if (inst instanceof Inst.WriteVar write) {
            current.put(write.variable().id(), write.value());
          } else {
            kept.add(inst);
          }
        }
        node.instructions = kept;
        atEnd.put(id, current);
      }
      phis.forEach(
          (block, here) ->
              here.forEach(
                  (variable, result) -> {
                    Map<Integer, Operand> inputs = new HashMap<>();
                    for (int from : cfg.predecessors(block)) {
                      inputs.put(from, reaching(atEnd.get(from), variables.get(variable)));
                    }
                    graph.node(block).phis.add(new Phi(result, inputs));
                  }));
    }

    private static Operand reaching(Map<Integer, Operand> current, Var variable) {
      Operand found = current.get(variable.id());
      return found == null ? Const.of(0, variable.width()) : found;
    }
  }
}
