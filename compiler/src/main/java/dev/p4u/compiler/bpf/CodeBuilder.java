package dev.p4u.compiler.bpf;

import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import dev.p4u.compiler.ir.Position;
import dev.p4u.runtime.isa.AluOp;
import dev.p4u.runtime.isa.JumpOp;
import dev.p4u.runtime.isa.Size;
import dev.p4u.runtime.isa.Width;

/** Appends machine instructions to the current block. */
final class CodeBuilder {

  final MachineFunction function;
  private MachineBlock block;
  private Position position = Position.NONE;

  private final MachineFeatures features;

  CodeBuilder(MachineFunction function, MachineFeatures features) {
    this.function = function;
    this.features = features;
  }

  /** Further code comes from this place in the source. */
  void at(Position newPosition) {
    position = newPosition;
  }

  Position position() {
    return position;
  }

  void moveTo(MachineBlock newBlock) {
    block = newBlock;
  }

  void add(MachineInst inst) {
    block.code.add(inst);
  }

  void end(MachineEnd end) {
    block.end = end;
  }

  void jumpTo(MachineBlock target) {
    end(new MachineEnd.Goto(position, target.id));
  }

  void compareImm(JumpOp op, int left, int imm, MachineBlock whenTrue, MachineBlock whenFalse) {
    end(new MachineEnd.CompareImm(position, op, Width.W64, left, imm, whenTrue.id, whenFalse.id));
  }

  int fresh() {
    return function.newRegister();
  }

  void move(int dst, int src) {
    add(new MachineInst.Move(position, dst, src));
  }

  int copy(int src) {
    int dst = fresh();
    move(dst, src);
    return dst;
  }

  void constant(int dst, long value) {
    add(new MachineInst.Constant(position, dst, value));
  }

  int constant(long value) {
    int dst = fresh();
    constant(dst, value);
    return dst;
  }

  void alu(AluOp op, Width width, int dst, int src) {
    add(new MachineInst.Alu(position, op, width, dst, src));
  }

  void alu(AluOp op, int dst, int src) {
    alu(op, Width.W64, dst, src);
  }

  void aluImm(AluOp op, Width width, int dst, int imm) {
    add(new MachineInst.AluImm(position, op, width, dst, imm));
  }

  void aluImm(AluOp op, int dst, int imm) {
    aluImm(op, Width.W64, dst, imm);
  }

  void swap(int bits, int dst) {
    add(new MachineInst.Swap(position, bits, dst));
  }

  int load(Size size, int base, int offset) {
    int dst = fresh();
    add(new MachineInst.Load(position, size, dst, base, offset));
    return dst;
  }

  void store(Size size, int base, int offset, int src) {
    add(new MachineInst.Store(position, size, base, offset, src));
  }

  /** Whether one instruction stores this constant of 8 bytes, or two do with a register. */
  boolean storesAtOnce(long value) {
    return !features.immediateStores() || fitsImm(value);
  }

  /** Stores the low bytes of a constant. */
  void storeConstant(Size size, int base, int offset, long value) {
    if (features.immediateStores()) {
      add(new MachineInst.StoreImm(position, size, base, offset, (int) value));
    } else {
      store(size, base, offset, constant(value));
    }
  }

  /** Zeroes the bits from a width on. */
  void mask(int register, int width) {
    if (width == 32) {
      alu(AluOp.MOV, Width.W32, register, register);
    } else if (width < 32) {
      aluImm(AluOp.AND, register, (int) ((1L << width) - 1));
    } else if (width < 64) {
      aluImm(AluOp.LSH, register, 64 - width);
      aluImm(AluOp.RSH, register, 64 - width);
    }
  }

  static boolean fitsImm(long value) {
    return value == (int) value;
  }
}
