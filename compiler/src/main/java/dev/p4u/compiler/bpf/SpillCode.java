package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Position;
import dev.p4u.runtime.isa.Size;

/** Loads and stores of stack slots; the offset is the slot's number until the frame is laid out. */
final class SpillCode {

  private static final int[] NONE = {};

  private SpillCode() {}

  static MachineInst load(Position position, int register, int slot) {
    return new MachineInst.Load(position, Size.DW, register, Registers.SLOTS, slot);
  }

  static MachineInst store(Position position, int slot, int register) {
    return new MachineInst.Store(position, Size.DW, Registers.SLOTS, slot, register);
  }

  /** The slots that an instruction writes. */
  static int[] slotDefs(MachineInst inst) {
    return inst instanceof MachineInst.Store store && store.base() == Registers.SLOTS
        ? new int[] {number(store.offset())}
        : NONE;
  }

  /** The slots that an instruction reads. */
  static int[] slotUses(MachineInst inst) {
    return inst instanceof MachineInst.Load load && load.base() == Registers.SLOTS
        ? new int[] {number(load.offset())}
        : NONE;
  }

  /** Slots are numbered like virtual registers for the liveness analysis. */
  static int number(int slot) {
    return slot + Registers.FIRST_VIRTUAL;
  }
}
