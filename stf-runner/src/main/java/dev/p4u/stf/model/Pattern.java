package dev.p4u.stf.model;

/**
 * What an expected packet looks like: hexadecimal digits, {@code *} for any digit. It is a prefix
 * of the packet unless exact.
 *
 * @param digits upper case, blanks removed; an odd number is allowed
 * @param exact written with {@code $} at the end
 */
public record Pattern(String digits, boolean exact) {

  /** Index of the first digit where the packet differs, its length in digits counted; -1: none. */
  public int firstDifference(byte[] packet) {
    int available = packet.length * 2;
    for (int i = 0; i < digits.length(); i++) {
      if (i >= available) {
        return i;
      }
      char expected = digits.charAt(i);
      if (expected != '*' && Character.digit(expected, 16) != digit(packet, i)) {
        return i;
      }
    }
    return exact && available > digits.length() ? digits.length() : -1;
  }

  public boolean matches(byte[] packet) {
    return firstDifference(packet) < 0;
  }

  private static int digit(byte[] packet, int index) {
    int value = packet[index / 2] & 0xff;
    return index % 2 == 0 ? value >> 4 : value & 15;
  }

  @Override
  public String toString() {
    return digits + (exact ? "$" : "");
  }
}
