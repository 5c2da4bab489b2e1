package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops what nobody reads and has no effect. Loads of header fields vanish here, which is what
 * makes extraction lazy.
 */
final class EliminateDead extends GraphPass {

  @Override
  public String name() {
    return "eliminate-dead";
  }

  @Override
  boolean change(Graph graph) {
    Set<Integer> needed = needed(graph);
    boolean changed = false;
    for (Graph.Node node : graph.nodes()) {
      changed |= node.phis.removeIf(phi -> !needed.contains(phi.result().id()));
      changed |=
          node.instructions.removeIf(
              inst ->
                  Insts.isRemovable(inst)
                      && !needed.contains(Insts.definition(inst).orElseThrow().id()));
    }
    return changed;
  }

  private static Set<Integer> needed(Graph graph) {
    Map<Integer, Collection<Operand>> inputs = new HashMap<>();
    Deque<Operand> work = new ArrayDeque<>();
    for (Graph.Node node : graph.nodes()) {
      for (Phi phi : node.phis) {
        inputs.put(phi.result().id(), phi.inputs().values());
      }
      for (Inst inst : node.instructions) {
        List<Operand> operands = Insts.operands(inst);
        if (Insts.isRemovable(inst)) {
          inputs.put(Insts.definition(inst).orElseThrow().id(), operands);
        } else {
          work.addAll(operands);
        }
      }
      node.end.operand().ifPresent(work::add);
    }
    Set<Integer> needed = new HashSet<>();
    while (!work.isEmpty()) {
      if (work.pop() instanceof Value value && needed.add(value.id())) {
        work.addAll(inputs.getOrDefault(value.id(), List.of()));
      }
    }
    return needed;
  }
}
