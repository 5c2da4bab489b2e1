package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand.Const;
import java.math.BigInteger;

/**
 * Operators on constants, with the meaning that {@link Inst} gives them: for the lowering, which
 * folds what depends on constructor arguments only, and for the passes.
 */
public final class Evaluator {

  private Evaluator() {}

  public static Const binary(BinOp op, Const left, Const right) {
    BigInteger a = left.bits();
    BigInteger b = right.bits();
    int width = left.width();
    return switch (op) {
      case ADD -> Const.of(a.add(b), width);
      case SUB -> Const.of(a.subtract(b), width);
      case MUL -> Const.of(a.multiply(b), width);
      case UDIV -> Const.of(b.signum() == 0 ? b : a.divide(b), width);
      case UMOD -> Const.of(b.signum() == 0 ? a : a.mod(b), width);
      case AND -> Const.of(a.and(b), width);
      case OR -> Const.of(a.or(b), width);
      case XOR -> Const.of(a.xor(b), width);
      case SHL -> Const.of(a.shiftLeft(amount(b, width)), width);
      case LSHR -> Const.of(a.shiftRight(amount(b, width)), width);
      case ASHR -> Const.of(signed(left).shiftRight(amount(b, width)), width);
    };
  }

  public static boolean compare(CmpOp op, Const left, Const right) {
    boolean holds =
        switch (op) {
          case EQ -> left.bits().equals(right.bits());
          case NE -> !left.bits().equals(right.bits());
          case ULT -> left.bits().compareTo(right.bits()) < 0;
          case ULE -> left.bits().compareTo(right.bits()) <= 0;
          case SLT -> signed(left).compareTo(signed(right)) < 0;
          case SLE -> signed(left).compareTo(signed(right)) <= 0;
        };
    return holds;
  }

  public static Const cast(CastOp op, Const operand, int width) {
    return switch (op) {
      case ZEXT, TRUNC -> Const.of(operand.bits(), width);
      case SEXT -> Const.of(signed(operand), width);
    };
  }

  public static Const slice(Const operand, int low, int width) {
    return Const.of(operand.bits().shiftRight(low), width);
  }

  public static Const concat(Const high, Const low) {
    return new Const(high.bits().shiftLeft(low.width()).or(low.bits()), high.width() + low.width());
  }

  public static Const bool(boolean value) {
    return Const.of(value ? 1 : 0, 1);
  }

  public static Const ones(int width) {
    return Const.of(-1, width);
  }

  /** Amounts of at least the width all do the same. */
  private static int amount(BigInteger bits, int width) {
    return bits.min(BigInteger.valueOf(width)).intValue();
  }

  /** The number that the bits stand for in two's complement. */
  public static BigInteger signed(Const constant) {
    BigInteger bits = constant.bits();
    return bits.testBit(constant.width() - 1)
        ? bits.subtract(BigInteger.ONE.shiftLeft(constant.width()))
        : bits;
  }
}
