package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator.Branch;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.compiler.ir.Terminator.Switch;
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
    Map<Integer, Map<Integer, Const>> known = new HashMap<>();
    boolean changed = false;
    for (int id : cfg.order()) {
      Map<Integer, Const> here =
          id == cfg.entry() ? Map.of() : new HashMap<>(known.get(cfg.dominator(id)));
      List<Integer> predecessors = cfg.predecessors(id);
      if (predecessors.size() == 1) {
        learn(graph.node(predecessors.get(0)), id, here);
      }
      known.put(id, here);
      if (!here.isEmpty()) {
        changed |= rewrite(graph.node(id), here);
      }
    }
    for (int id : cfg.order()) {
      changed |= rewritePhis(graph.node(id), known);
    }
    return changed;
  }

  private static void learn(Graph.Node from, int to, Map<Integer, Const> known) {
    if (from.end instanceof Branch branch
        && branch.whenTrue() != branch.whenFalse()
        && branch.condition() instanceof Value condition) {
      known.put(condition.id(), Evaluator.bool(branch.whenTrue() == to));
    } else if (from.end instanceof Switch select
        && select.otherwise() != to
        && select.subject() instanceof Value subject) {
      List<Case> matching = select.cases().stream().filter(each -> each.target() == to).toList();
      if (matching.size() == 1) {
        known.put(subject.id(), new Const(matching.get(0).value(), subject.width()));
      }
    }
  }

  private static Operand constant(Operand operand, Map<Integer, Const> known) {
    return operand instanceof Value value && known.containsKey(value.id())
        ? known.get(value.id())
        : operand;
  }

  private static boolean rewrite(Graph.Node node, Map<Integer, Const> known) {
    boolean changed = false;
    for (int i = 0; i < node.instructions.size(); i++) {
      Inst before = node.instructions.get(i);
      Inst after = Insts.rewrite(before, operand -> constant(operand, known));
      if (!after.equals(before)) {
        node.instructions.set(i, after);
        changed = true;
      }
    }
    var end = node.end.rewrite(operand -> constant(operand, known));
    changed |= !end.equals(node.end);
    node.end = end;
    return changed;
  }

  private static boolean rewritePhis(Graph.Node node, Map<Integer, Map<Integer, Const>> known) {
    boolean changed = false;
    for (int i = 0; i < node.phis.size(); i++) {
      Phi before = node.phis.get(i);
      Map<Integer, Operand> inputs = new HashMap<>(before.inputs());
      inputs.replaceAll((from, input) -> constant(input, known.getOrDefault(from, Map.of())));
      if (!inputs.equals(before.inputs())) {
        node.phis.set(i, new Phi(before.result(), inputs));
        changed = true;
      }
    }
    return changed;
  }
}
