package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Inst.Compare;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which phis can decide a branch, an offset or how far the head moves when their inputs are
 * constants, and which of these constants decide alike.
 */
final class Decisions {

  /** A comparison with a constant, on either side. */
  private record Test(CmpOp op, Const constant, boolean constantLeft) {
    boolean holds(Const subject) {
      Const left = constantLeft ? constant : subject;
      Const right = constantLeft ? subject : constant;
      return Evaluator.compare(op, left, right);
    }
  }

  private final Map<Integer, List<Operand>> sources = new HashMap<>();
  private final Set<Integer> found = new HashSet<>();

  /** Values on which offsets in the packet depend. */
  private final Set<Integer> places = new HashSet<>();

  private final Map<Integer, Set<Test>> tests = new HashMap<>();

  /** Values that decide by more than comparisons. */
  private final Set<Integer> exact = new HashSet<>();

  Decisions(Graph graph, Cfg cfg) {
    Deque<Operand> work = new ArrayDeque<>();
    Deque<Operand> offsets = new ArrayDeque<>();
    List<Inst> pure = new ArrayList<>();
    Map<Integer, Phi> phis = new HashMap<>();
    for (int id : cfg.order()) {
      Graph.Node node = graph.node(id);
      for (Phi phi : node.phis) {
        phis.put(phi.result().id(), phi);
        sources.put(phi.result().id(), List.copyOf(phi.inputs().values()));
      }
      for (Inst inst : node.instructions) {
        if (inst instanceof Inst.PacketLoad load) {
          needExactly(load.byteOffset(), offsets);
        } else if (inst instanceof Inst.PacketStore store) {
          needExactly(store.byteOffset(), offsets);
        } else if (inst instanceof Inst.AdjustHead head) {
          needExactly(head.delta(), offsets);
        } else if (canBecomeConstant(inst)) {
          sources.put(Insts.definition(inst).orElseThrow().id(), Insts.operands(inst));
          pure.add(inst);
        }
      }
      if (node.end.targets().size() > 1) {
        needExactly(node.end.operand().orElseThrow(), work);
      }
    }
    slice(offsets, places);
    found.addAll(places);
    slice(work, found);
    pure.forEach(this::noteReads);
    passUp(phis);
  }

  private void slice(Deque<Operand> work, Set<Integer> slice) {
    while (!work.isEmpty()) {
      if (work.pop() instanceof Value value && slice.add(value.id())) {
        work.addAll(sources.getOrDefault(value.id(), List.of()));
      }
    }
  }

  private void needExactly(Operand operand, Deque<Operand> work) {
    work.add(operand);
    if (operand instanceof Value value) {
      exact.add(value.id());
    }
  }

  /**
   * Whether an instruction becomes a constant when phis do: all its operands are constants or such
   * values; one is enough where it can decide alone.
   */
  private boolean canBecomeConstant(Inst inst) {
    if (!Insts.isPure(inst) || inst instanceof Inst.PacketLength) {
      return false;
    }
    List<Operand> operands = Insts.operands(inst);
    boolean oneIsEnough =
        inst instanceof Inst.Binary binary
            && binary.result().width() == 1
            && (binary.op() == Inst.BinOp.AND || binary.op() == Inst.BinOp.OR);
    return oneIsEnough
        ? operands.stream().anyMatch(this::isResolvable)
        : operands.stream().allMatch(this::isResolvable);
  }

  private boolean isResolvable(Operand operand) {
    return operand instanceof Const || sources.containsKey(((Value) operand).id());
  }

  /** How a deciding instruction looks at its operands. */
  private void noteReads(Inst inst) {
    if (!found.contains(Insts.definition(inst).orElseThrow().id())) {
      return;
    }
    if (inst instanceof Compare compare
        && compare.left() instanceof Value value
        && compare.right() instanceof Const constant) {
      testsOf(value.id()).add(new Test(compare.op(), constant, false));
    } else if (inst instanceof Compare compare
        && compare.right() instanceof Value value
        && compare.left() instanceof Const constant) {
      testsOf(value.id()).add(new Test(compare.op(), constant, true));
    } else {
      for (Operand operand : Insts.operands(inst)) {
        if (operand instanceof Value value) {
          exact.add(value.id());
        }
      }
    }
  }

  private Set<Test> testsOf(int value) {
    return tests.computeIfAbsent(value, id -> new HashSet<>());
  }

  /** A phi decides as the phis do that it flows into. */
  private void passUp(Map<Integer, Phi> phis) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Phi phi : phis.values()) {
        int id = phi.result().id();
        for (Operand input : phi.inputs().values()) {
          if (input instanceof Value value && phis.containsKey(value.id())) {
            changed |= testsOf(value.id()).addAll(Set.copyOf(testsOf(id)));
            changed |= exact.contains(id) && exact.add(value.id());
          }
        }
      }
    }
  }

  boolean contains(Value phi) {
    return found.contains(phi.id());
  }

  /** Whether offsets in the packet, or how far its head moves, depend on a phi. */
  boolean decidesPlaces(Value phi) {
    return places.contains(phi.id());
  }

  /** What an input makes a phi decide; equal for inputs that decide alike. */
  String outcome(Value phi, Operand input) {
    if (!(input instanceof Const constant)) {
      return "";
    }
    if (exact.contains(phi.id())) {
      return constant.toString();
    }
    StringBuilder outcome = new StringBuilder("?");
    testsOf(phi.id()).stream()
        .map(test -> test + " " + test.holds(constant))
        .sorted()
        .forEach(outcome::append);
    return outcome.toString();
  }
}
