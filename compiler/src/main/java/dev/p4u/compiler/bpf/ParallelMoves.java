package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Operand;
import java.util.ArrayList;
import java.util.List;

/** Moves that happen at once: each source is read before any target is written. */
final class ParallelMoves {

  /** In the place of a source register: the operand is a constant. */
  static final int NO_REGISTER = -1;

  private record Pending(int target, int source, Operand operand) {}

  private final CodeBuilder code;
  private final ConditionSelector conditions;
  private final List<Pending> pending = new ArrayList<>();

  ParallelMoves(CodeBuilder code, ConditionSelector conditions) {
    this.code = code;
    this.conditions = conditions;
  }

  void add(int target, int source, Operand operand) {
    if (target != source) {
      pending.add(new Pending(target, source, operand));
    }
  }

  void emit() {
    while (!pending.isEmpty()) {
      boolean moved = false;
      for (Pending each : List.copyOf(pending)) {
        if (pending.stream().noneMatch(other -> other.source == each.target)) {
          if (each.source == NO_REGISTER) {
            conditions.assign(each.target, each.operand);
          } else {
            code.move(each.target, each.source);
          }
          pending.remove(each);
          moved = true;
        }
      }
      if (!moved) {
        // Only cycles are left: one source steps aside.
        Pending first = pending.get(0);
        int aside = code.copy(first.source);
        pending.replaceAll(
            each ->
                each.source == first.source ? new Pending(each.target, aside, each.operand) : each);
      }
    }
  }
}
