package dev.p4u.stf.run;

import dev.p4u.stf.model.Pattern;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expected packet beside the one that came, or only the one that came.
 *
 * @param expectedDigits hexadecimal, {@code *} for any; empty when nothing was expected
 * @param actualDigits hexadecimal
 * @param firstDifference index of the first differing digit; -1 when nothing was expected
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
  static Comparison of(Pattern pattern, byte[] actual, Dissector dissector) {
    String actualDigits = HexFormat.of().withUpperCase().formatHex(actual);
    byte[] likely = HexFormat.of().parseHex(likely(pattern, actualDigits));
    Map<String, Cell> left = Cell.of(dissector.dissect(likely), pattern.digits());
    Map<String, Cell> right = Cell.of(dissector.dissect(actual), actualDigits);
    List<String> keys = union(List.copyOf(left.keySet()), List.copyOf(right.keySet()));
    int first = pattern.firstDifference(actual);
    String marked = firstDiffering(keys, left, right, pattern, first);
    List<Row> rows = new ArrayList<>();
    for (String key : keys) {
      boolean differs = differs(left.get(key), right.get(key), pattern);
      rows.add(row(left.get(key), right.get(key), differs, key.equals(marked)));
    }
    return new Comparison(pattern.digits(), pattern.exact(), actualDigits, first, rows);
  }

  /** Only shows a packet. */
  static Comparison alone(byte[] actual, Dissector dissector) {
    String digits = HexFormat.of().withUpperCase().formatHex(actual);
    List<Row> rows = new ArrayList<>();
    Cell.of(dissector.dissect(actual), digits)
        .values()
        .forEach(cell -> rows.add(row(null, cell, false, false)));
    return new Comparison("", false, digits, -1, rows);
  }

  private static Row row(Cell expected, Cell actual, boolean differs, boolean first) {
    Cell any = expected != null ? expected : actual;
    return new Row(
        any.header(),
        any.field(),
        Optional.ofNullable(expected).map(Cell::text),
        Optional.ofNullable(actual).map(Cell::text),
        differs,
        first);
  }

  /**
   * A packet that the pattern describes, as like the actual one as can be: what the pattern leaves
   * open must not send the parser another way.
   */
  private static String likely(Pattern pattern, String actual) {
    StringBuilder digits = new StringBuilder(pattern.digits());
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) == '*') {
        digits.setCharAt(i, i < actual.length() ? actual.charAt(i) : '0');
      }
    }
    if (!pattern.exact() && digits.length() < actual.length()) {
      digits.append(actual, digits.length(), actual.length());
    }
    return digits.append(digits.length() % 2 == 0 ? "" : "0").toString();
  }

  private static boolean differs(Cell expected, Cell actual, Pattern pattern) {
    if (expected != null && actual != null) {
      return !expected.covers(actual, pattern.exact());
    }
    // What lies behind the end of a prefix is not a difference.
    return expected != null
        || pattern.exact()
        || actual.bitOffset() < 4 * pattern.digits().length();
  }

  /** Key of the field with the first differing digit; null when no field differs. */
  private static String firstDiffering(
      List<String> keys,
      Map<String, Cell> left,
      Map<String, Cell> right,
      Pattern pattern,
      int digit) {
    String first = null;
    for (String key : keys) {
      Cell expected = left.get(key);
      Cell actual = right.get(key);
      if (differs(expected, actual, pattern)) {
        if (expected != null && expected.contains(digit)
            || actual != null && actual.contains(digit)) {
          return key;
        }
        first = first == null ? key : first;
      }
    }
    return first;
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
}
