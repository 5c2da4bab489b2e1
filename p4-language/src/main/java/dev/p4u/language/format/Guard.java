package dev.p4u.language.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Proves that formatting changed nothing but white space, and finds the edits that it made. */
final class Guard {

  private Guard() {}

  /** The formatter lost or changed something: a defect of ours. The text was not changed. */
  static final class Violation extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Violation(String message) {
      super(message);
    }
  }

  /**
   * The edits that make one text the other.
   *
   * @param angles indexes of those atoms that close type arguments: two of them may be joined
   * @throws Violation when more than white space differs
   */
  static List<Edit> edits(
      String before, List<Atom> atoms, BitSet angles, String after, List<Atom> formatted) {
    if (atoms.size() != formatted.size()) {
      int common = Math.min(atoms.size(), formatted.size());
      for (int i = 0; i < common; i++) {
        checkSame(before, atoms.get(i), formatted.get(i));
      }
      throw new Violation("%d atoms became %d".formatted(atoms.size(), formatted.size()));
    }
    List<Edit> edits = new ArrayList<>();
    int start = before.startsWith("\uFEFF") ? 1 : 0;
    int to = start;
    for (int i = 0; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      Atom other = formatted.get(i);
      checkSame(before, atom, other);
      if (i > 0) {
        checkShift(before, atoms, formatted, i, angles);
      }
      add(edits, before, start, atom.start(), after, to, other.start());
      if (atom.kind() != Atom.Kind.END) {
        add(edits, before, atom.start(), atom.end(), after, other.start(), other.end());
      }
      start = atom.end();
      to = other.end();
    }
    return edits;
  }

  private static void add(
      List<Edit> edits, String before, int start, int end, String after, int from, int to) {
    boolean same = end - start == to - from && before.regionMatches(start, after, from, to - from);
    if (!same) {
      edits.add(new Edit(start, end, after.substring(from, to)));
    }
  }

  private static void checkSame(String before, Atom atom, Atom other) {
    if (atom.kind() != other.kind() || !content(atom).equals(content(other))) {
      throw new Violation(
          "line %d: '%s' became '%s'"
              .formatted(Lines.count(before, 0, atom.start()) + 1, atom.text(), other.text()));
    }
  }

  /** The lines of a comment may be indented differently, and lose blanks at their ends. */
  private static String content(Atom atom) {
    boolean comment =
        atom.kind() == Atom.Kind.BLOCK_COMMENT || atom.kind() == Atom.Kind.LINE_COMMENT;
    if (!comment || atom.text().indexOf('\n') < 0) {
      return atom.text();
    }
    StringBuilder out = new StringBuilder();
    for (String line : atom.text().split("\n", -1)) {
      out.append(Lines.strip(line)).append('\n');
    }
    return out.toString();
  }

  /** A shift stays one; comparisons never become one. */
  private static void checkShift(
      String before, List<Atom> atoms, List<Atom> formatted, int index, BitSet angles) {
    boolean pair = atoms.get(index - 1).is(">") && atoms.get(index).text().startsWith(">");
    boolean more = index > 1 && atoms.get(index - 2).is(">");
    if (!pair || more || (index + 1 < atoms.size() && atoms.get(index + 1).is(">"))) {
      // Three in a row are either all brackets of types, or nothing at all.
      return;
    }
    boolean joined = atoms.get(index - 1).end() == atoms.get(index).start();
    boolean joinedNow = formatted.get(index - 1).end() == formatted.get(index).start();
    boolean both = angles.get(index - 1) && angles.get(index);
    boolean one = angles.get(index - 1) || angles.get(index);
    if ((joined && !joinedNow && !one) || (!joined && joinedNow && !both)) {
      throw new Violation(
          "line %d: '>>' was torn or made"
              .formatted(Lines.count(before, 0, atoms.get(index).start()) + 1));
    }
  }
}
