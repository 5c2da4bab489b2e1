package dev.p4u.stf.model;

import dev.p4u.language.source.Span;
import java.math.BigInteger;

/**
 * A number of an STF file, maybe with {@code *} digits that match anything.
 *
 * @param digits without the prefix, as written
 * @param radix 2, 10 or 16
 */
public record Number(Span span, String digits, int radix) {

  /** Value with every {@code *} digit as 0. */
  public BigInteger value() {
    return new BigInteger(digits.replace('*', '0'), radix);
  }

  public boolean hasWildcards() {
    return digits.indexOf('*') >= 0;
  }

  /** Bits that the digits cover: digits times 4 (hexadecimal) or 1 (binary); 0 for decimal. */
  public int digitBits() {
    return radix == 10 ? 0 : digits.length() * bitsPerDigit();
  }

  /** Mask over {@link #digitBits()} with 0 where a {@code *} stands. */
  public BigInteger mask() {
    BigInteger mask = BigInteger.ZERO;
    int bits = bitsPerDigit();
    for (int i = 0; i < digits.length(); i++) {
      mask = mask.shiftLeft(bits);
      if (digits.charAt(i) != '*') {
        mask = mask.or(BigInteger.valueOf((1L << bits) - 1));
      }
    }
    return mask;
  }

  /** Number of {@code *} digits at the end, in bits. */
  public int trailingWildcardBits() {
    int count = 0;
    while (count < digits.length() && digits.charAt(digits.length() - 1 - count) == '*') {
      count++;
    }
    return count * bitsPerDigit();
  }

  private int bitsPerDigit() {
    return radix == 2 ? 1 : 4;
  }

  @Override
  public String toString() {
    return (radix == 16 ? "0x" : radix == 2 ? "0b" : "") + digits;
  }
}
