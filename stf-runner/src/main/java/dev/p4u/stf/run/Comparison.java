package dev.p4u.stf.run;

import dev.p4u.stf.model.Pattern;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An expected packet beside the one that came.
 *
 * @param expectedDigits hexadecimal, {@code *} for any
 * @param actualDigits hexadecimal
 * @param firstDifference index of the first differing digit
 * @param rows both packets field by field, what no header covers as payload
 */
public record Comparison(
    String expectedDigits,
    boolean exact,
    String actualDigits,
    int firstDifference,
    List<Row> rows) {

  public Comparison {
    rows = List.copyOf(rows);
  }

  /**
   * A field; an absent value means that the packet does not have it.
   *
   * @param differs whether the expected value says something else than the actual one
   * @param first whether the first difference is in this field
   */
  public record Row(
      String header,
      String field,
      Optional<String> expected,
      Optional<String> actual,
      boolean differs,
      boolean first) {}

  /** Compares; the dissector says where the fields of each packet are. */
  static Comparison of(Pattern pattern, byte[] actual, Dissection dissector) {
    String actualDigits = HexFormat.of().withUpperCase().formatHex(actual);
    int first = pattern.firstDifference(actual);
    String expected = pattern.digits();
    byte[] expectedBytes = bytes(expected);
    Map<String, Cell> left = cells(dissector.dissect(expectedBytes), expected);
    Map<String, Cell> right = cells(dissector.dissect(actual), actualDigits);
    List<Row> rows = new ArrayList<>();
    boolean marked = false;
    for (String key : union(left.keySet().stream().toList(), right.keySet().stream().toList())) {
      Cell l = left.get(key);
      Cell r = right.get(key);
      Cell any = l != null ? l : r;
      boolean differs = l == null || r == null ? !beyond(pattern, l, r) : !l.covers(r);
      boolean here = differs && !marked && any.contains(first);
      marked |= here;
      rows.add(
          new Row(
              any.header,
              any.field,
              Optional.ofNullable(l).map(Cell::text),
              Optional.ofNullable(r).map(Cell::text),
              differs,
              here));
    }
    return new Comparison(expected, pattern.exact(), actualDigits, first, rows);
  }

  /** An actual field behind the end of a prefix pattern is not a difference. */
  private static boolean beyond(Pattern pattern, Cell expected, Cell actual) {
    return expected == null
        && !pattern.exact()
        && actual.bitOffset >= pattern.digits().length() * 4;
  }

  private static byte[] bytes(String digits) {
    String even = digits.length() % 2 == 0 ? digits : digits + "0";
    return HexFormat.of().parseHex(even.replace('*', '0'));
  }

  /** Keys of both in one order: the left order, with what only the right one has in its place. */
  private static List<String> union(List<String> left, List<String> right) {
    List<String> keys = new ArrayList<>(left);
    int at = 0;
    for (String key : right) {
      int found = keys.indexOf(key);
      if (found >= 0) {
        at = found + 1;
      } else {
        keys.add(at++, key);
      }
    }
    return keys;
  }

  private static Map<String, Cell> cells(List<Dissector.Located> fields, String digits) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    int end = 0;
    for (Dissector.Located field : fields) {
      if (field.bitOffset() / 4 >= digits.length()) {
        break;
      }
      String base = field.header() + "." + field.field();
      String key = base;
      for (int i = 2; cells.containsKey(key); i++) {
        key = base + "#" + i;
      }
      cells.put(
          key,
          new Cell(
              field.header(),
              field.field(),
              field.bitOffset(),
              field.widthBits(),
              field.display(),
              digits));
      end = Math.max(end, field.bitOffset() + field.widthBits());
    }
    int payload = (end + 3) / 4;
    if (payload < digits.length()) {
      int bits = (digits.length() - payload) * 4;
      cells.put("payload.", new Cell("payload", "", payload * 4, bits, "bytes", digits));
    }
    return cells;
  }

  /** A field of one packet. */
  private record Cell(
      String header, String field, int bitOffset, int widthBits, String display, String digits) {

    String bits() {
      StringBuilder bits = new StringBuilder();
      for (int i = bitOffset; i < bitOffset + widthBits && i / 4 < digits.length(); i++) {
        char digit = digits.charAt(i / 4);
        bits.append(
            digit == '*' ? '*' : (Character.digit(digit, 16) >> (3 - i % 4) & 1) == 1 ? '1' : '0');
      }
      return bits.toString();
    }

    /** Whether this expected field, wildcards and end of the pattern respected, allows another. */
    boolean covers(Cell actual) {
      String want = bits();
      String have = actual.bits();
      if (want.length() > have.length() || display.equals("bytes") && bitOffset != actual.bitOffset) {
        return false;
      }
      for (int i = 0; i < want.length(); i++) {
        if (want.charAt(i) != '*' && want.charAt(i) != have.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    boolean contains(int digit) {
      return digit * 4 + 3 >= bitOffset && digit * 4 < bitOffset + widthBits;
    }

    String text() {
      return FieldText.of(bits(), widthBits, display).toLowerCase(Locale.ROOT);
    }
  }
}
