package dev.p4u.stf.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A field of one packet, expected or actual.
 *
 * @param bitOffset from the start of the packet
 * @param display as in {@link Dissector.Located}, or "bytes" for the payload
 * @param digits of the whole packet; {@code *} for any
 */
record Cell(
    String header, String field, int bitOffset, int widthBits, String display, String digits) {

  private static final String PAYLOAD = "payload";

  /**
   * The fields as far as the digits go, and the rest as payload.
   *
   * @return by header and field, with a number behind those that come again
   */
  static Map<String, Cell> of(List<Dissector.Located> fields, String digits) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    int end = 0;
    for (Dissector.Located field : fields) {
      if (field.bitOffset() >= 4 * digits.length()) {
        break;
      }
      String name = field.header() + "." + field.field();
      int count = seen.merge(name, 1, Integer::sum);
      cells.put(
          count == 1 ? name : name + "#" + count,
          new Cell(
              field.header(),
              field.field(),
              field.bitOffset(),
              field.widthBits(),
              field.display(),
              digits));
      end = Math.max(end, field.bitOffset() + field.widthBits());
    }
    int first = (end + 3) / 4;
    if (first < digits.length()) {
      int bits = (digits.length() - first) * 4;
      cells.put(PAYLOAD, new Cell(PAYLOAD, "", first * 4, bits, "bytes", digits));
    }
    return cells;
  }

  private String bits() {
    StringBuilder bits = new StringBuilder();
    for (int i = bitOffset; i < bitOffset + widthBits && i / 4 < digits.length(); i++) {
      char digit = digits.charAt(i / 4);
      bits.append(
          digit == '*' ? '*' : (Character.digit(digit, 16) >> (3 - i % 4) & 1) == 1 ? '1' : '0');
    }
    return bits.toString();
  }

  /**
   * Whether this expected field, its wildcards and the end of the pattern respected, allows
   * another.
   *
   * @param exact whether the pattern's end has to be the packet's end
   */
  boolean covers(Cell actual, boolean exact) {
    String want = bits();
    String have = actual.bits();
    if (want.length() > have.length() || exact && want.length() != have.length()) {
      return false;
    }
    for (int i = 0; i < want.length(); i++) {
      if (want.charAt(i) != '*' && want.charAt(i) != have.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a bit of the packet's hexadecimal digit belongs to the field. */
  boolean contains(int digit) {
    return digit * 4 + 3 >= bitOffset && digit * 4 < bitOffset + widthBits;
  }

  String text() {
    return FieldText.of(bits(), widthBits, display).toLowerCase(Locale.ROOT);
  }
}
