package dev.p4u.compiler.bpf;

import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import dev.p4u.compiler.ir.Cfg;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** Which registers are still read, at the end of each block and backwards through it. */
final class Liveness {

  /** Which registers instructions and ends write and read; numbers of any kind will do. */
  record Model(
      Function<MachineInst, int[]> defs,
      Function<MachineInst, int[]> uses,
      Function<MachineEnd, int[]> endUses) {

    /** The machine's registers. */
    static final Model REGISTERS =
        new Model(MachineInst::defs, MachineInst::uses, MachineEnd::uses);
  }

  private final Model model;
  private final Map<Integer, BitSet> liveOut = new HashMap<>();

  Liveness(MachineFunction function, Model model) {
    this.model = model;
    Cfg cfg = function.cfg();
    Map<Integer, BitSet> liveIn = new HashMap<>();
    for (int id : cfg.order()) {
      liveIn.put(id, new BitSet());
      liveOut.put(id, new BitSet());
    }
    List<Integer> order = cfg.order();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = order.size() - 1; i >= 0; i--) {
        int id = order.get(i);
        BitSet out = liveOut.get(id);
        cfg.successors(id).forEach(successor -> out.or(liveIn.get(successor)));
        BitSet in = walk(function.block(id), (inst, live) -> {});
        if (!in.equals(liveIn.get(id))) {
          liveIn.put(id, in);
          changed = true;
        }
      }
    }
  }

  /** What happens at an instruction before its registers are taken into account. */
  interface Visitor {
    void visit(MachineInst inst, BitSet liveAfter);
  }

  /** Registers that are read after a block's end. */
  BitSet liveOut(MachineBlock block) {
    return liveOut.get(block.id);
  }

  /** Goes backwards through a block; the visitor sees what is live after each instruction. */
  BitSet walk(MachineBlock block, Visitor visitor) {
    BitSet live = (BitSet) liveOut.get(block.id).clone();
    each(model.endUses().apply(block.end), live, BitSet::set);
    for (int i = block.code.size() - 1; i >= 0; i--) {
      MachineInst inst = block.code.get(i);
      visitor.visit(inst, live);
      each(model.defs().apply(inst), live, BitSet::clear);
      each(model.uses().apply(inst), live, BitSet::set);
    }
    return live;
  }

  private static void each(int[] registers, BitSet live, ObjIntConsumer<BitSet> change) {
    for (int register : registers) {
      if (Registers.isTracked(register)) {
        change.accept(live, register);
      }
    }
  }
}
