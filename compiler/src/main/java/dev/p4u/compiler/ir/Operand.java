package dev.p4u.compiler.ir;

import java.math.BigInteger;

/** What an instruction reads: a value or a constant, both unsigned bit strings of a width. */
public sealed interface Operand permits Operand.Value, Operand.Const {

  /** Width in bits, 1 to 2,048; pointers have 64. */
  int width();

  /** The result of an instruction or phi; ids are unique within a function. */
  record Value(int id, int width) implements Operand {
    @Override
    public String toString() {
      return "%" + id + ":" + width;
    }
  }

  /** A constant, 0 <= bits < 2^width. */
  record Const(BigInteger bits, int width) implements Operand {
    public Const {
      if (bits.signum() < 0 || bits.bitLength() > width) {
        throw new IllegalArgumentException("constant " + bits + " does not fit " + width + " bits");
      }
    }

    /** The low {@code width} bits of a number. */
    public static Const of(long bits, int width) {
      return of(BigInteger.valueOf(bits), width);
    }

    /** The low {@code width} bits of a number, two's complement when negative. */
    public static Const of(BigInteger bits, int width) {
      return new Const(bits.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE)), width);
    }

    @Override
    public String toString() {
      return bits + ":" + width;
    }
  }
}
