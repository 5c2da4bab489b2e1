package dev.p4u.runtime.vm;

/**
 * The arithmetic of RFC 9669 where Java's differs: division by zero gives 0, modulo zero the
 * dividend. Engines share it. 32-bit results are zero-extended by {@link #low}.
 */
public final class AluMath {

  private AluMath() {}

  /** The low 32 bits, zero-extended. */
  public static long low(long value) {
    return value & 0xffff_ffffL;
  }

  public static long divide(long a, long b) {
    return b == 0 ? 0 : Long.divideUnsigned(a, b);
  }

  public static long divide32(long a, long b) {
    return (int) b == 0 ? 0 : low(a) / low(b);
  }

  public static long divideSigned(long a, long b) {
    return b == 0 ? 0 : a / b;
  }

  public static long divideSigned32(long a, long b) {
    return (int) b == 0 ? 0 : low((int) a / (int) b);
  }

  public static long modulo(long a, long b) {
    return b == 0 ? a : Long.remainderUnsigned(a, b);
  }

  public static long modulo32(long a, long b) {
    return (int) b == 0 ? low(a) : low(a) % low(b);
  }

  public static long moduloSigned(long a, long b) {
    return b == 0 ? a : a % b;
  }

  public static long moduloSigned32(long a, long b) {
    return (int) b == 0 ? low(a) : low((int) a % (int) b);
  }

  public static long swap16(long value) {
    return Short.reverseBytes((short) value) & 0xffffL;
  }

  public static long swap32(long value) {
    return low(Integer.reverseBytes((int) value));
  }
}
