package dev.p4u.stf.run;

import java.math.BigInteger;

/** Text of a field's bits as people write such values. */
final class FieldText {

  private static final int LONGEST = 48;

  private FieldText() {}

  /**
   * @param bits 0, 1 and {@code *}, first bit first; fewer than widthBits when the packet ends
   *     there
   */
  static String of(String bits, int widthBits, String display) {
    if (display.equals("bytes")) {
      String hex = hex(bits);
      return hex.length() <= LONGEST
          ? hex
          : hex.substring(0, LONGEST) + "... (" + (bits.length() + 7) / 8 + " bytes)";
    }
    if (bits.length() < widthBits) {
      return bits.isEmpty() ? "cut off" : "0x" + hex(bits) + "... cut off";
    }
    if (display.equals("mac") || display.equals("ipv6")) {
      return separated(hex(bits), display.equals("mac") ? 2 : 4, ":");
    }
    if (bits.indexOf('*') >= 0) {
      return widthBits % 4 == 0 ? "0x" + hex(bits) : "0b" + bits;
    }
    BigInteger value = new BigInteger(bits, 2);
    return switch (display) {
      case "ipv4" -> dotted(value);
      case "dec" -> value.toString();
      default -> widthBits <= 4 ? value.toString() : "0x" + hex(bits);
    };
  }

  /** Groups of four bits, the first one filled up on its left; {@code *} only for whole groups. */
  private static String hex(String bits) {
    String padded = "0".repeat((4 - bits.length() % 4) % 4) + bits;
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < padded.length(); i += 4) {
      String group = padded.substring(i, i + 4);
      hex.append(
          group.indexOf('*') >= 0 ? '*' : Character.forDigit(Integer.parseInt(group, 2), 16));
    }
    return hex.toString();
  }

  private static String separated(String hex, int size, String separator) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < hex.length(); i += size) {
      out.append(i == 0 ? "" : separator).append(hex, i, Math.min(hex.length(), i + size));
    }
    return out.toString();
  }

  private static String dotted(BigInteger value) {
    long v = value.longValue();
    return (v >> 24 & 255) + "." + (v >> 16 & 255) + "." + (v >> 8 & 255) + "." + (v & 255);
  }
}
