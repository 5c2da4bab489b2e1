package dev.p4u.compiler.bpf;

import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which registers hold different values at the same time, and which ones moves connect. */
final class InterferenceGraph {

  private final BitSet[] neighbours;
  private final List<MachineInst.Move> moves = new ArrayList<>();
  private final double[] weight;
  private final boolean[] used;

  InterferenceGraph(MachineFunction function, Liveness liveness) {
    int count = function.registers();
    neighbours = new BitSet[count];
    for (int i = 0; i < count; i++) {
      neighbours[i] = new BitSet();
    }
    weight = new double[count];
    used = new boolean[count];
    for (int i = 0; i < Registers.ALLOCATABLE; i++) {
      for (int j = 0; j < i; j++) {
        connect(i, j);
      }
    }
    for (int id : function.cfg().order()) {
      MachineBlock block = function.block(id);
      touch(block.end.uses());
      liveness.walk(block, this::visit);
    }
  }

  private void visit(MachineInst inst, BitSet liveAfter) {
    touch(inst.defs());
    touch(inst.uses());
    int notWith = -1;
    if (inst instanceof MachineInst.Move move && Registers.isTracked(move.src())) {
      // Both hold the same value here, which is no reason to keep them apart.
      notWith = move.src();
      moves.add(move);
    }
    for (int def : inst.defs()) {
      for (int live = liveAfter.nextSetBit(0); live >= 0; live = liveAfter.nextSetBit(live + 1)) {
        if (live != notWith) {
          connect(def, live);
        }
      }
      for (int other : inst.defs()) {
        connect(def, other);
      }
    }
  }

  private void touch(int[] registers) {
    for (int register : registers) {
      if (Registers.isTracked(register)) {
        weight[register]++;
        used[register] = true;
      }
    }
  }

  private void connect(int a, int b) {
    if (a != b) {
      neighbours[a].set(b);
      neighbours[b].set(a);
    }
  }

  int size() {
    return neighbours.length;
  }

  /** Registers that live at the same time as this one. */
  BitSet neighbours(int register) {
    return neighbours[register];
  }

  /** Moves between registers that the allocator decides on. */
  List<MachineInst.Move> moves() {
    return moves;
  }

  /** Number of reads and writes. */
  double weight(int register) {
    return weight[register];
  }

  boolean isUsed(int register) {
    return used[register];
  }
}
