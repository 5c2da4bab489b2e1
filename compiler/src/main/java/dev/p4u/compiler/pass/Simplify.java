package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator;
import dev.p4u.compiler.ir.Terminator.Branch;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.compiler.ir.Terminator.Jump;
import dev.p4u.compiler.ir.Terminator.Switch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folds constants, applies the algebraic rules, drops copies and phis that choose between equal
 * operands, and turns branches that are decided into jumps.
 */
final class Simplify extends GraphPass {

  @Override
  public String name() {
    return "simplify";
  }

  @Override
  boolean change(Graph graph) {
    boolean changed = false;
    while (new Round(graph).run()) {
      changed = true;
    }
    return changed;
  }

  /** The simplest form of one instruction, if there is a simpler one. */
  static Optional<Rewrite> simplify(Inst inst, Definitions definitions) {
    if (inst instanceof Inst.Binary binary) {
      return new BinaryRules(definitions).simplify(binary);
    }
    if (inst instanceof Inst.Compare compare) {
      return new CompareRules(definitions).simplify(compare);
    }
    if (inst instanceof Inst.Select select) {
      return new CompareRules(definitions).simplify(select);
    }
    if (inst instanceof Inst.Cast cast) {
      return new WidthRules(definitions).simplify(cast);
    }
    if (inst instanceof Inst.Slice slice) {
      return new WidthRules(definitions).simplify(slice);
    }
    if (inst instanceof Inst.Concat concat) {
      return new WidthRules(definitions).simplify(concat);
    }
    return Rewrite.none();
  }

  private static final class Round {
    private final Graph graph;
    private final Map<Integer, Inst> byValue;
    private final Definitions definitions;
    private final Map<Integer, Phi> phis = new HashMap<>();
    private final Map<Integer, Operand> replacements = new HashMap<>();
    private boolean changed;

    Round(Graph graph) {
      this.graph = graph;
      byValue = graph.definitions();
      graph.nodes().forEach(node -> node.phis.forEach(phi -> phis.put(phi.result().id(), phi)));
      definitions = new Definitions(byValue);
    }

    boolean run() {
      Cfg cfg = graph.cfg();
      for (int id : cfg.order()) {
        visit(graph.node(id));
      }
      changed |= !replacements.isEmpty();
      graph.substitute(replacements);
      changed |= RemoveUnreachable.clean(graph);
      return changed;
    }

    private void visit(Graph.Node node) {
      List<Phi> phis = new ArrayList<>();
      for (Phi phi : node.phis) {
        Optional<Operand> same = onlyInput(phi);
        same.ifPresent(operand -> replacements.put(phi.result().id(), operand));
        if (same.isEmpty()) {
          phis.add(phi);
        }
      }
      node.phis = phis;
      List<Inst> kept = new ArrayList<>();
      for (Inst inst : node.instructions) {
        simplify(inst).ifPresent(kept::add);
      }
      node.instructions = kept;
      Terminator before = node.end.rewrite(this::resolve);
      node.end = fold(before);
      if (!node.end.equals(before)) {
        changed = true;
        Set<Integer> gone = new HashSet<>(before.targets());
        gone.removeAll(node.end.targets());
        gone.forEach(target -> graph.node(target).dropInput(node.id));
      }
    }

    private Optional<Operand> onlyInput(Phi phi) {
      Operand only = null;
      for (Operand input : phi.inputs().values()) {
        Operand resolved = resolve(input);
        if (resolved.equals(phi.result())) {
          continue;
        }
        if (only != null && !only.equals(resolved)) {
          return Optional.empty();
        }
        only = resolved;
      }
      return Optional.ofNullable(only);
    }

    /** What is left of an instruction; nothing when its result exists already. */
    private Optional<Inst> simplify(Inst original) {
      Inst inst = Insts.rewrite(original, this::resolve);
      // A rule's result can be the start of another one; the bound only guards against a cycle.
      for (int step = 0; step < 16; step++) {
        Optional<Rewrite> rewrite = simplest(inst);
        if (rewrite.isEmpty()) {
          break;
        }
        if (rewrite.get() instanceof Rewrite.Existing existing) {
          replace(Insts.definition(inst).orElseThrow(), existing.operand());
          return Optional.empty();
        }
        inst = ((Rewrite.Changed) rewrite.get()).inst();
        changed = true;
      }
      Inst settled = inst;
      Insts.definition(inst).ifPresent(value -> byValue.put(value.id(), settled));
      return Optional.of(inst);
    }

    /** A value that is made of itself alone stands in a loop that is never entered. */
    private void replace(Value value, Operand by) {
      Operand last = resolve(by);
      replacements.put(value.id(), last.equals(value) ? Const.of(0, value.width()) : last);
      byValue.remove(value.id());
    }

    private Optional<Rewrite> simplest(Inst inst) {
      Optional<Rewrite> rewrite = Simplify.simplify(inst, definitions);
      return rewrite.isEmpty() && inst instanceof Inst.Compare compare
          ? ofConstants(compare)
          : rewrite;
    }

    /** A phi of constants that all compare alike. */
    private Optional<Rewrite> ofConstants(Inst.Compare compare) {
      if (!(compare.left() instanceof Value value)
          || !(compare.right() instanceof Const right)
          || !phis.containsKey(value.id())) {
        return Rewrite.none();
      }
      Set<Const> outcomes = new HashSet<>();
      for (Operand input : phis.get(value.id()).inputs().values()) {
        if (!(resolve(input) instanceof Const left)) {
          return Rewrite.none();
        }
        outcomes.add(Evaluator.bool(Evaluator.compare(compare.op(), left, right)));
      }
      return outcomes.size() == 1 ? Rewrite.to(outcomes.iterator().next()) : Rewrite.none();
    }

    private Operand resolve(Operand operand) {
      return Graph.resolve(replacements, operand);
    }

    private Terminator fold(Terminator end) {
      if (end instanceof Branch branch) {
        return fold(branch);
      }
      return end instanceof Switch select ? fold(select) : end;
    }

    private Terminator fold(Branch branch) {
      if (branch.condition() instanceof Const condition) {
        boolean holds = condition.bits().signum() != 0;
        return new Jump(branch.position(), holds ? branch.whenTrue() : branch.whenFalse());
      }
      if (branch.whenTrue() == branch.whenFalse()) {
        return new Jump(branch.position(), branch.whenTrue());
      }
      Optional<Operand> negated = definitions.negated(branch.condition());
      return negated.isPresent()
          ? new Branch(branch.position(), negated.get(), branch.whenFalse(), branch.whenTrue())
          : branch;
    }

    private Terminator fold(Switch select) {
      if (select.subject() instanceof Const subject) {
        int target =
            select.cases().stream()
                .filter(each -> each.value().equals(subject.bits()))
                .map(Case::target)
                .findFirst()
                .orElse(select.otherwise());
        return new Jump(select.position(), target);
      }
      List<Case> cases =
          select.cases().stream().filter(each -> each.target() != select.otherwise()).toList();
      if (cases.isEmpty()) {
        return new Jump(select.position(), select.otherwise());
      }
      if (select.subject() instanceof Value subject && subject.width() == 1) {
        Case first = cases.get(0);
        int other = cases.size() == 2 ? cases.get(1).target() : select.otherwise();
        boolean one = first.value().signum() != 0;
        return new Branch(
            select.position(), subject, one ? first.target() : other, one ? other : first.target());
      }
      return new Switch(select.position(), select.subject(), cases, select.otherwise());
    }
  }
}
