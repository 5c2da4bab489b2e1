package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Position;
import dev.p4u.runtime.isa.JumpOp;
import dev.p4u.runtime.isa.Width;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** How a machine block ends; targets are block ids. */
sealed interface MachineEnd {

  Position position();

  List<Integer> targets();

  int[] uses();

  MachineEnd rename(IntUnaryOperator registers);

  /** The same with other targets. */
  MachineEnd retarget(IntUnaryOperator targets);

  record Goto(Position position, int target) implements MachineEnd {
    @Override
    public List<Integer> targets() {
      return List.of(target);
    }

    @Override
    public int[] uses() {
      return MachineInst.NONE;
    }

    @Override
    public MachineEnd rename(IntUnaryOperator registers) {
      return this;
    }

    @Override
    public MachineEnd retarget(IntUnaryOperator targets) {
      return new Goto(position, targets.applyAsInt(target));
    }
  }

  /** Compares two registers. */
  record Compare(
      Position position, JumpOp op, Width width, int left, int right, int whenTrue, int whenFalse)
      implements MachineEnd {
    @Override
    public List<Integer> targets() {
      return List.of(whenTrue, whenFalse);
    }

    @Override
    public int[] uses() {
      return new int[] {left, right};
    }

    @Override
    public MachineEnd rename(IntUnaryOperator registers) {
      return new Compare(
          position,
          op,
          width,
          registers.applyAsInt(left),
          registers.applyAsInt(right),
          whenTrue,
          whenFalse);
    }

    @Override
    public MachineEnd retarget(IntUnaryOperator targets) {
      return new Compare(
          position,
          op,
          width,
          left,
          right,
          targets.applyAsInt(whenTrue),
          targets.applyAsInt(whenFalse));
    }
  }

  /** Compares a register with a constant. */
  record CompareImm(
      Position position, JumpOp op, Width width, int left, int imm, int whenTrue, int whenFalse)
      implements MachineEnd {
    @Override
    public List<Integer> targets() {
      return List.of(whenTrue, whenFalse);
    }

    @Override
    public int[] uses() {
      return new int[] {left};
    }

    @Override
    public MachineEnd rename(IntUnaryOperator registers) {
      return new CompareImm(
          position, op, width, registers.applyAsInt(left), imm, whenTrue, whenFalse);
    }

    @Override
    public MachineEnd retarget(IntUnaryOperator targets) {
      return new CompareImm(
          position,
          op,
          width,
          left,
          imm,
          targets.applyAsInt(whenTrue),
          targets.applyAsInt(whenFalse));
    }
  }

  /** Ends the program with what is in r0. */
  record Exit(Position position) implements MachineEnd {
    @Override
    public List<Integer> targets() {
      return List.of();
    }

    @Override
    public int[] uses() {
      return new int[] {Registers.R0};
    }

    @Override
    public MachineEnd rename(IntUnaryOperator registers) {
      return this;
    }

    @Override
    public MachineEnd retarget(IntUnaryOperator targets) {
      return this;
    }
  }
}
