package dev.p4u.language.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The atoms at the end of what is printed, as far as nothing separates them. Two signs that another
 * one starts with, as {@code <} and {@code <}, must not follow each other without a blank.
 */
final class TightRun {

  /** Are part of no longer sign, and of no word. */
  private static final String APART = "()[];,";

  private String beforeLast = "";
  private String last = "";
  private int end = -1;

  /**
   * Whether other atoms would be read when a text followed without a blank.
   *
   * @param offset where it would be printed
   */
  boolean joins(int offset, String text) {
    if (offset != end || isApart(last.charAt(last.length() - 1)) || isApart(text.charAt(0))) {
      return false;
    }
    // Three signs can be one of which no two are: |+| is.
    return !keepsApart(last, text)
        || (!beforeLast.isEmpty() && !keepsApart(beforeLast + last, text));
  }

  /**
   * Takes what was printed.
   *
   * @param offset behind it
   */
  void add(int offset, String text) {
    beforeLast = offset - text.length() == end ? last : "";
    last = text;
    end = offset;
  }

  private static boolean isApart(char c) {
    return APART.indexOf(c) >= 0;
  }

  /** Whether a text reads as its two parts. */
  private static boolean keepsApart(String first, String second) {
    List<Atom> expected = code(first);
    expected.addAll(code(second));
    List<Atom> read = code(first + second);
    boolean same = read.size() == expected.size();
    for (int i = 0; same && i < read.size(); i++) {
      same =
          read.get(i).kind() == expected.get(i).kind()
              && read.get(i).text().equals(expected.get(i).text());
    }
    return same;
  }

  /** The atoms of a text that something precedes on its line: no directive starts in it. */
  private static List<Atom> code(String text) {
    List<Atom> atoms = AtomScanner.scan(";" + text);
    return new ArrayList<>(atoms.subList(1, atoms.size() - 1));
  }
}
