package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Position;
import dev.p4u.runtime.isa.AluOp;
import dev.p4u.runtime.isa.Size;
import dev.p4u.runtime.isa.Width;
import java.util.function.IntUnaryOperator;

/** A machine instruction over virtual or real registers. */
sealed interface MachineInst {

  int[] NONE = {};

  Position position();

  /** Registers that it writes. */
  int[] defs();

  /** Registers that it reads. */
  int[] uses();

  /** The same over other registers. */
  MachineInst rename(IntUnaryOperator registers);

  /** dst = src. */
  record Move(Position position, int dst, int src) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {dst};
    }

    @Override
    public int[] uses() {
      return new int[] {src};
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new Move(position, registers.applyAsInt(dst), registers.applyAsInt(src));
    }
  }

  /** dst = value. */
  record Constant(Position position, int dst, long value) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {dst};
    }

    @Override
    public int[] uses() {
      return NONE;
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new Constant(position, registers.applyAsInt(dst), value);
    }
  }

  /** dst = handle of a map. */
  record MapHandle(Position position, int dst, String map) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {dst};
    }

    @Override
    public int[] uses() {
      return NONE;
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new MapHandle(position, registers.applyAsInt(dst), map);
    }
  }

  /** dst = address of a byte in the area for buffers. */
  record BufferAddress(Position position, int dst, int offset) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {dst};
    }

    @Override
    public int[] uses() {
      return NONE;
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new BufferAddress(position, registers.applyAsInt(dst), offset);
    }
  }

  /** dst = dst op src. */
  record Alu(Position position, AluOp op, Width width, int dst, int src) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {dst};
    }

    @Override
    public int[] uses() {
      return new int[] {dst, src};
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new Alu(position, op, width, registers.applyAsInt(dst), registers.applyAsInt(src));
    }
  }

  /** dst = dst op imm. */
  record AluImm(Position position, AluOp op, Width width, int dst, int imm) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {dst};
    }

    @Override
    public int[] uses() {
      return new int[] {dst};
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new AluImm(position, op, width, registers.applyAsInt(dst), imm);
    }
  }

  /** dst = dst's low bits in big-endian order. */
  record Swap(Position position, int bits, int dst) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {dst};
    }

    @Override
    public int[] uses() {
      return new int[] {dst};
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new Swap(position, bits, registers.applyAsInt(dst));
    }
  }

  /** dst = memory at base + offset. */
  record Load(Position position, Size size, int dst, int base, int offset) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {dst};
    }

    @Override
    public int[] uses() {
      return new int[] {base};
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new Load(
          position, size, registers.applyAsInt(dst), registers.applyAsInt(base), offset);
    }
  }

  /** Memory at base + offset = src. */
  record Store(Position position, Size size, int base, int offset, int src) implements MachineInst {
    @Override
    public int[] defs() {
      return NONE;
    }

    @Override
    public int[] uses() {
      return new int[] {base, src};
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new Store(
          position, size, registers.applyAsInt(base), offset, registers.applyAsInt(src));
    }
  }

  /** Memory at base + offset = imm. */
  record StoreImm(Position position, Size size, int base, int offset, int imm)
      implements MachineInst {
    @Override
    public int[] defs() {
      return NONE;
    }

    @Override
    public int[] uses() {
      return new int[] {base};
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return new StoreImm(position, size, registers.applyAsInt(base), offset, imm);
    }
  }

  /**
   * Calls a helper with arguments in r1, r2, ...; the result is in r0, r1 to r5 are lost.
   *
   * @param id number, or -1 for a call by name
   */
  record Call(Position position, int id, String name, int arguments) implements MachineInst {
    @Override
    public int[] defs() {
      return new int[] {0, 1, 2, 3, 4, 5};
    }

    @Override
    public int[] uses() {
      int[] uses = new int[arguments];
      for (int i = 0; i < arguments; i++) {
        uses[i] = i + 1;
      }
      return uses;
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return this;
    }
  }

  /** A trace point; no code. */
  record Trace(Position position, Inst.Mark mark) implements MachineInst {
    @Override
    public int[] defs() {
      return NONE;
    }

    @Override
    public int[] uses() {
      return NONE;
    }

    @Override
    public MachineInst rename(IntUnaryOperator registers) {
      return this;
    }
  }
}
