package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.Binary;
import dev.p4u.compiler.ir.Inst.Cast;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.Concat;
import dev.p4u.compiler.ir.Inst.Slice;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.runtime.isa.AluOp;
import dev.p4u.runtime.isa.JumpOp;
import dev.p4u.runtime.isa.Width;
import java.math.BigInteger;

/**
 * Selects code for arithmetic on values of up to 64 bits. The machine computes with 64 or 32 bits;
 * what comes out above the value's width is masked where somebody looks at it.
 */
final class ArithmeticSelector {

  private static final int REGISTER_BITS = 64;

  private final CodeBuilder code;
  private final Values values;

  ArithmeticSelector(CodeBuilder code, Values values) {
    this.code = code;
    this.values = values;
  }

  void binary(Binary inst) {
    switch (inst.op()) {
      case ADD -> plain(inst, AluOp.ADD);
      case SUB -> plain(inst, AluOp.SUB);
      case MUL -> plain(inst, AluOp.MUL);
      case AND -> plain(inst, AluOp.AND);
      case OR -> plain(inst, AluOp.OR);
      case XOR -> plain(inst, AluOp.XOR);
      case UDIV -> plain(inst, AluOp.DIV);
      case UMOD -> plain(inst, AluOp.MOD);
      case SHL, LSHR, ASHR -> shift(inst);
    }
  }

  private void plain(Binary inst, AluOp op) {
    int width = inst.result().width();
    int left = values.bound(inst.left());
    int right = values.bound(inst.right());
    int bound = bound(inst.op(), left, right);
    // With 32 bits the machine masks for us.
    boolean half = width == 32 && values.needsMask(inst.result(), bound) && isModular(inst.op());
    Width machine = half ? Width.W32 : Width.W64;
    int result = values.copy(inst.left());
    if (inst.right() instanceof Const constant) {
      long unsigned = constant.bits().longValue();
      long signed = unsigned << REGISTER_BITS - width >> REGISTER_BITS - width;
      if (CodeBuilder.fitsImm(unsigned)) {
        code.aluImm(op, machine, result, (int) unsigned);
      } else if (CodeBuilder.fitsImm(signed) && isModular(inst.op())) {
        code.aluImm(op, machine, result, (int) signed);
        // The sign's copies stand above the width now.
        bound = inst.op() == BinOp.AND ? left : REGISTER_BITS;
      } else {
        code.alu(op, machine, result, values.use(constant));
      }
    } else {
      code.alu(op, machine, result, values.use(inst.right()));
    }
    values.define(inst.result(), result, half ? Math.min(bound, 32) : bound);
  }

  /** Whether the low bits of the result depend on the low bits of the operands alone. */
  private static boolean isModular(BinOp op) {
    return switch (op) {
      case ADD, SUB, MUL, AND, OR, XOR, SHL -> true;
      case UDIV, UMOD, LSHR, ASHR -> false;
    };
  }

  /** Number of low bits that the result can have set. */
  private static int bound(BinOp op, int left, int right) {
    int bound =
        switch (op) {
          case ADD -> Math.max(left, right) + 1;
          case SUB -> REGISTER_BITS;
          case MUL -> left + right;
          case AND -> Math.min(left, right);
          case OR, XOR -> Math.max(left, right);
          // A division or remainder by zero gives no more than the dividend.
          case UDIV, UMOD -> left;
          case SHL, LSHR, ASHR -> REGISTER_BITS;
        };
    return Math.min(bound, REGISTER_BITS);
  }

  private void shift(Binary inst) {
    int width = inst.result().width();
    AluOp op =
        switch (inst.op()) {
          case SHL -> AluOp.LSH;
          case LSHR -> AluOp.RSH;
          case ASHR -> AluOp.ARSH;
          case ADD, SUB, MUL, UDIV, UMOD, AND, OR, XOR ->
              throw new IllegalArgumentException(inst.op() + " is no shift");
        };
    boolean arithmetic = inst.op() == BinOp.ASHR;
    int result = values.copy(inst.left());
    int bound = values.bound(inst.left());
    int toTop = REGISTER_BITS - width;
    if (arithmetic && toTop > 0) {
      code.aluImm(AluOp.LSH, result, toTop);
    }
    if (inst.right() instanceof Const constant) {
      int limit = arithmetic ? width - 1 : width;
      int amount = constant.bits().min(BigInteger.valueOf(limit)).intValue();
      if (!arithmetic && amount == width) {
        code.constant(result, 0);
        values.define(inst.result(), result, 0);
        return;
      }
      if (arithmetic) {
        code.aluImm(op, result, amount + toTop);
        bound = REGISTER_BITS;
      } else if (inst.op() == BinOp.SHL) {
        code.aluImm(op, result, amount);
        bound = Math.min(REGISTER_BITS, bound + amount);
      } else {
        code.aluImm(op, result, amount);
        bound = Math.max(0, bound - amount);
      }
      values.define(inst.result(), result, bound);
      return;
    }
    if (arithmetic && toTop > 0) {
      code.aluImm(AluOp.ARSH, result, toTop);
    }
    byRegister(inst, op, result);
    // A right shift leaves no more than there was.
    boolean right = inst.op() == BinOp.LSHR;
    values.define(inst.result(), result, right ? bound : REGISTER_BITS);
  }

  /** The machine takes amounts modulo 64; the IR gives them a meaning from the width on. */
  private void byRegister(Binary inst, AluOp op, int result) {
    int amount = values.use(inst.right());
    if (values.bound(inst.right()) <= 6) {
      code.alu(op, result, amount);
      return;
    }
    MachineFunction.MachineBlock large = code.function.newBlock();
    MachineFunction.MachineBlock after = code.function.newBlock();
    if (inst.op() == BinOp.ASHR) {
      int limited = code.copy(amount);
      MachineFunction.MachineBlock small = code.function.newBlock();
      code.compareImm(JumpOp.JGT, limited, REGISTER_BITS - 1, large, small);
      code.moveTo(large);
      code.constant(limited, REGISTER_BITS - 1);
      code.jumpTo(small);
      code.moveTo(small);
      code.alu(op, result, limited);
      code.jumpTo(after);
    } else {
      code.alu(op, result, amount);
      code.compareImm(JumpOp.JGT, amount, REGISTER_BITS - 1, large, after);
      code.moveTo(large);
      code.constant(result, 0);
      code.jumpTo(after);
    }
    code.moveTo(after);
  }

  void cast(Cast inst) {
    int width = inst.result().width();
    int from = inst.operand().width();
    int result = values.copy(inst.operand());
    int bound = values.bound(inst.operand());
    if (inst.op() == CastOp.SEXT && width > from) {
      code.aluImm(AluOp.LSH, result, REGISTER_BITS - from);
      code.aluImm(AluOp.ARSH, result, REGISTER_BITS - from);
      bound = REGISTER_BITS;
    }
    values.define(inst.result(), result, bound);
  }

  void slice(Slice inst) {
    int result = values.copy(inst.operand());
    int bound = values.bound(inst.operand());
    int width = inst.result().width();
    int low = inst.low();
    if (bound - low > width && width > 32 && low > 0 && values.needsMask(inst.result(), 64)) {
      // Shifting left and right clears both ends.
      code.aluImm(AluOp.LSH, result, REGISTER_BITS - low - width);
      code.aluImm(AluOp.RSH, result, REGISTER_BITS - width);
      bound = width;
    } else if (low > 0) {
      code.aluImm(AluOp.RSH, result, low);
      bound = Math.max(0, bound - low);
    }
    values.define(inst.result(), result, bound);
  }

  void concat(Concat inst) {
    int low = inst.low().width();
    int result = values.copy(inst.high());
    code.aluImm(AluOp.LSH, result, low);
    or(result, inst.low());
    int bound = Math.max(values.bound(inst.high()) + low, values.bound(inst.low()));
    values.define(inst.result(), result, Math.min(bound, REGISTER_BITS));
  }

  private void or(int result, Operand operand) {
    if (operand instanceof Const constant && fitsUnsigned(constant)) {
      if (constant.bits().signum() != 0) {
        code.aluImm(AluOp.OR, result, constant.bits().intValue());
      }
    } else {
      code.alu(AluOp.OR, result, values.use(operand));
    }
  }

  private static boolean fitsUnsigned(Const constant) {
    return constant.bits().bitLength() < 32;
  }

  /** A value's bits that are signed, as a signed number of 64 bits in a new register. */
  int signed(Operand operand) {
    int width = operand.width();
    if (operand instanceof Const constant) {
      return code.constant(signed(constant));
    }
    if (width == REGISTER_BITS) {
      return values.use(operand);
    }
    int register = code.copy(values.use((Value) operand));
    code.aluImm(AluOp.LSH, register, REGISTER_BITS - width);
    code.aluImm(AluOp.ARSH, register, REGISTER_BITS - width);
    return register;
  }

  static long signed(Const constant) {
    int shift = REGISTER_BITS - constant.width();
    return constant.bits().longValue() << shift >> shift;
  }
}
