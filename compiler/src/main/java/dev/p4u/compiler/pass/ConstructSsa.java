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

    private final Map<Integer, Map<Integer, Operand>> phiInputs = new HashMap<>();
    private final Map<Integer, Operand> replacements = new HashMap<>();

    /** Values of each variable on the way from the entry to the block at hand, the last on top. */
    private final Map<Integer, Deque<Operand>> current = new HashMap<>();

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

    /** Where the walk over the dominator tree stands in a block. */
    private static final class Visit {
      final int block;
      final List<Integer> children;
      final List<Integer> written = new ArrayList<>();
      int nextChild;

      Visit(int block, List<Integer> children) {
        this.block = block;
        this.children = children;
      }
    }

    /** Walks the dominator tree; what reaches the end of a block reaches its children's starts. */
    private void rename() {
      Map<Integer, List<Integer>> tree = cfg.dominatorTree();
      Deque<Visit> path = new ArrayDeque<>();
      path.push(new Visit(cfg.entry(), tree.get(cfg.entry())));
      enter(path.peek());
      while (!path.isEmpty()) {
        Visit visit = path.peek();
        if (visit.nextChild < visit.children.size()) {
          int child = visit.children.get(visit.nextChild++);
          path.push(new Visit(child, tree.get(child)));
          enter(path.peek());
        } else {
          visit.written.forEach(variable -> current.get(variable).pop());
          path.pop();
        }
      }
      phis.forEach(
          (block, here) ->
              here.values()
                  .forEach(
                      result ->
                          graph.node(block).phis.add(new Phi(result, phiInputs.get(result.id())))));
    }

    private void enter(Visit visit) {
      phis.getOrDefault(visit.block, Map.of())
          .forEach((variable, result) -> write(visit, variable, result));
      Graph.Node node = graph.node(visit.block);
      List<Inst> kept = new ArrayList<>();
      for (Inst inst : node.instructions) {
        if (inst instanceof Inst.ReadVar read) {
          replacements.put(read.result().id(), reaching(read.variable()));
        } else if (inst instanceof Inst.WriteVar write) {
          write(visit, write.variable().id(), write.value());
        } else {
          kept.add(inst);
        }
      }
      node.instructions = kept;
      for (int successor : cfg.successors(visit.block)) {
        phis.getOrDefault(successor, Map.of())
            .forEach(
                (variable, result) ->
                    phiInputs
                        .computeIfAbsent(result.id(), id -> new HashMap<>())
                        .put(visit.block, reaching(variables.get(variable))));
      }
    }

    private void write(Visit visit, int variable, Operand value) {
      current.computeIfAbsent(variable, id -> new ArrayDeque<>()).push(value);
      visit.written.add(variable);
    }

    private Operand reaching(Var variable) {
      Deque<Operand> values = current.get(variable.id());
      return values == null || values.isEmpty() ? Const.of(0, variable.width()) : values.peek();
    }
  }
}
