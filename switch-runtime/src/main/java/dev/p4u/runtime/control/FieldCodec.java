package dev.p4u.runtime.control;

import dev.p4u.runtime.object.ProgramInfo.Field;
import java.math.BigInteger;

/** Numbers in and out of map keys and values, as a field's offset, size and byte order say. */
final class FieldCodec {

  private FieldCodec() {}

  /** All bits of the field. */
  static BigInteger ones(Field field) {
    return BigInteger.ONE.shiftLeft(field.widthBits()).subtract(BigInteger.ONE);
  }

  /**
   * @throws ControlException when the value has more bits than the field
   */
  static BigInteger check(Field field, BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > field.widthBits()) {
      throw new ControlException(
          "value %s does not fit bit<%d> (%s)"
              .formatted(display(value), field.widthBits(), field.name()));
    }
    return value;
  }

  static void put(Field field, BigInteger value, byte[] to, int base) {
    byte[] magnitude = value.toByteArray();
    for (int i = 0; i < field.size(); i++) {
      int from = magnitude.length - 1 - i;
      to[base + position(field, i)] = from >= 0 ? magnitude[from] : 0;
    }
  }

  static BigInteger get(Field field, byte[] from, int base) {
    byte[] magnitude = new byte[field.size()];
    for (int i = 0; i < field.size(); i++) {
      magnitude[field.size() - 1 - i] = from[base + position(field, i)];
    }
    return new BigInteger(1, magnitude);
  }

  /** Offset of the byte with significance i (0 = least). */
  private static int position(Field field, int i) {
    return field.offset()
        + switch (field.order()) {
          case LITTLE -> i;
          case BIG -> field.size() - 1 - i;
        };
  }

  /** Small numbers in decimal, others in hex. */
  static String display(BigInteger value) {
    return value.bitLength() <= 8
        ? value.toString()
        : (value.signum() < 0 ? "-0x" : "0x") + value.abs().toString(16);
  }
}
