package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand.Const;
import java.math.BigInteger;

/**
 * Operators on constants. The lowering folds as it goes, so that what depends on constructor
 * arguments only (sizes, slice bounds, conditions) is known at compile time.
 */
final class Fold {

  private Fold() {}

  static Const binary(BinOp op, Const left, Const right) {
    BigInteger a = left.bits();
    BigInteger b = right.bits();
    int width = left.width();
    return switch (op) {
      case ADD -> Const.of(a.add(b), width);
      case SUB -> Const.of(a.subtract(b), width);
      case MUL -> Const.of(a.multiply(b), width);
      case UDIV -> b.signum() == 0 ? Const.of(0, width) : Const.of(a.divide(b), width);
      case UMOD -> b.signum() == 0 ? left : Const.of(a.mod(b), width);
      case AND -> Const.of(a.and(b), width);
      case OR -> Const.of(a.or(b), width);
      case XOR -> Const.of(a.xor(b), width);
      case SHL -> atLeast(b, width) ? Const.of(0, width) : Const.of(a.shiftLeft(amount(b)), width);
      case LSHR ->
          atLeast(b, width) ? Const.of(0, width) : Const.of(a.shiftRight(amount(b)), width);
      case ASHR -> Const.of(signed(left).shiftRight(atLeast(b, width) ? width : amount(b)), width);
    };
  }

  static boolean compare(CmpOp op, Const left, Const right) {
    return switch (op) {
      case EQ -> left.bits().equals(right.bits());
      case NE -> !left.bits().equals(right.bits());
      case ULT -> left.bits().compareTo(right.bits()) < 0;
      case ULE -> left.bits().compareTo(right.bits()) <= 0;
      case SLT -> signed(left).compareTo(signed(right)) < 0;
      case SLE -> signed(left).compareTo(signed(right)) <= 0;
    };
  }

  /** The number that the bits stand for in two's complement. */
  static BigInteger signed(Const c) {
    return c.bits().testBit(c.width() - 1)
        ? c.bits().subtract(BigInteger.ONE.shiftLeft(c.width()))
        : c.bits();
  }

  private static boolean atLeast(BigInteger amount, int width) {
    return amount.compareTo(BigInteger.valueOf(width)) >= 0;
  }

  private static int amount(BigInteger amount) {
    return amount.intValueExact();
  }
}
