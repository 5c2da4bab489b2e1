package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator.Branch;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.compiler.ir.Terminator.Switch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Behind a branch its condition is known, and behind a case of a switch its subject: uses there
 * become constants.
 */
final class PropagateConditions extends GraphPass {

  @Override
  public String name() {
    return "propagate-conditions";
  }

  @Override
  boolean change(Graph graph) {
    Cfg cfg = graph.cfg();
    Knowledge known = new Knowledge(cfg, new HashMap<>());
    for (int id : cfg.order()) {
      List<Integer> predecessors = cfg.predecessors(id);
      if (predecessors.size() == 1) {
        learn(graph.node(predecessors.get(0)), id, known);
      }
    }
    boolean changed = false;
    for (int id : cfg.order()) {
      changed |= rewrite(graph.node(id), known);
      changed |= rewritePhis(graph.node(id), known);
    }
    return changed;
  }

  /** A value is a constant in all blocks that this one dominates. */
  private record Fact(int block, Const constant) {}

  private record Knowledge(Cfg cfg, Map<Integer, List<Fact>> byValue) {

    void add(Value value, int block, Const constant) {
      byValue.computeIfAbsent(value.id(), id -> new ArrayList<>()).add(new Fact(block, constant));
    }

    /** What is read instead of an operand in a block. */
    Operand at(int block, Operand operand) {
      if (operand instanceof Value value && cfg.isReachable(block)) {
        for (Fact fact : byValue.getOrDefault(value.id(), List.of())) {
          if (cfg.dominates(fact.block(), block)) {
            return fact.constant();
          }
        }
      }
      return operand;
    }
  }

  private static void learn(Graph.Node from, int to, Knowledge known) {
    if (from.end instanceof Branch branch
        && branch.whenTrue() != branch.whenFalse()
        && branch.condition() instanceof Value condition) {
      known.add(condition, to, Evaluator.bool(branch.whenTrue() == to));
    } else if (from.end instanceof Switch select
        && select.otherwise() != to
        && select.subject() instanceof Value subject) {
      List<Case> matching = select.cases().stream().filter(each -> each.target() == to).toList();
      if (matching.size() == 1) {
        known.add(subject, to, new Const(matching.get(0).value(), subject.width()));
      }
    }
  }

  private static boolean rewrite(Graph.Node node, Knowledge known) {
    boolean changed = false;
    for (int i = 0; i < node.instructions.size(); i++) {
      Inst before = node.instructions.get(i);
      Inst after = Insts.rewrite(before, operand -> known.at(node.id, operand));
      if (!after.equals(before)) {
        node.instructions.set(i, after);
        changed = true;
      }
    }
    var end = node.end.rewrite(operand -> known.at(node.id, operand));
    changed |= !end.equals(node.end);
    node.end = end;
    return changed;
  }

  private static boolean rewritePhis(Graph.Node node, Knowledge known) {
    boolean changed = false;
    for (int i = 0; i < node.phis.size(); i++) {
      Phi before = node.phis.get(i);
      Map<Integer, Operand> inputs = new HashMap<>(before.inputs());
      inputs.replaceAll(known::at);
      if (!inputs.equals(before.inputs())) {
        node.phis.set(i, new Phi(before.result(), inputs));
        changed = true;
      }
    }
    return changed;
  }
}
