package dev.p4u.compiler.bpf;

import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Drops machine instructions whose result nobody reads: what fused into others leaves them. */
final class RemoveDeadCode {

  private RemoveDeadCode() {}

  static void run(MachineFunction function) {
    boolean changed = true;
    while (changed) {
      changed = false;
      Liveness liveness = new Liveness(function, Liveness.Model.REGISTERS);
      for (int id : function.cfg().order()) {
        changed |= clean(function.block(id), liveness);
      }
    }
  }

  private static boolean clean(MachineBlock block, Liveness liveness) {
    List<MachineInst> kept = new ArrayList<>();
    liveness.walk(
        block,
        (inst, live) -> {
          boolean removable =
              !(inst instanceof MachineInst.Call)
                  && inst.defs().length == 1
                  && !live.get(inst.defs()[0]);
          if (!removable) {
            kept.add(inst);
          }
        });
    boolean changed = kept.size() < block.code.size();
    Collections.reverse(kept);
    block.code = kept;
    return changed;
  }
}
