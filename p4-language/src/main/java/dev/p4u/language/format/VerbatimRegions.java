package dev.p4u.language.format;

import dev.p4u.language.format.FormatResult.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the parts of a file that stay as they are: between {@code p4u-fmt: off} and {@code on},
 * branches of conditionals that do not close what they open, and declarations whose brackets are
 * not balanced. What remains has balanced brackets.
 */
final class VerbatimRegions {

  /** Nesting of brackets; deeper declarations stay as they are. */
  static final int MAX_DEPTH = 200;

  /** What starts a declaration that stands in no other one. */
  private static final Set<String> TOP_LEVEL =
      Set.of(
          "control",
          "parser",
          "package",
          "header",
          "header_union",
          "struct",
          "extern",
          "enum",
          "typedef");

  private final String text;
  private final List<Problem> problems;

  private VerbatimRegions(String text, List<Problem> problems) {
    this.text = text;
    this.problems = problems;
  }

  /**
   * The atoms with each region replaced by one.
   *
   * @param problems takes what the user should know of
   */
  static List<Atom> collapse(String text, List<Atom> atoms, List<Problem> problems) {
    VerbatimRegions regions = new VerbatimRegions(text, problems);
    List<Atom> on = regions.switchedOff(atoms);
    List<Atom> regular = regions.irregularBranches(on);
    return regions.unbalancedSections(regular);
  }

  // ---- switched off

  private List<Atom> switchedOff(List<Atom> atoms) {
    List<Atom> out = new ArrayList<>(atoms.size());
    int i = 0;
    while (i < atoms.size()) {
      if (isSwitch(atoms, i, "off")) {
        int end = i + 1;
        while (end < atoms.size() - 1 && !isSwitch(atoms, end, "on")) {
          end++;
        }
        int after = end < atoms.size() - 1 ? end + 1 : end;
        out.add(verbatim(atoms, i, after));
        i = after;
      } else {
        out.add(atoms.get(i++));
      }
    }
    return out;
  }

  private boolean isSwitch(List<Atom> atoms, int index, String state) {
    Atom atom = atoms.get(index);
    if (atom.kind() != Atom.Kind.LINE_COMMENT || !startsLine(atoms, index)) {
      return false;
    }
    String words = atom.text().substring(2).strip();
    return words.startsWith("p4u-fmt:") && words.substring(8).strip().equals(state);
  }

  // ---- conditionals

  /** The brackets that are open at a place: a list that places share. */
  private static final class Open {
    final String bracket;
    final Open outer;

    Open(String bracket, Open outer) {
      this.bracket = bracket;
      this.outer = outer;
    }
  }

  private static final class Conditional {
    final Open before;

    /** Where its first branch ends; -1 while in it. */
    int firstEnd = -1;

    Open afterFirst;
    boolean regular = true;

    Conditional(Open before) {
      this.before = before;
    }
  }

  /**
   * Keeps the second and further branches of conditionals in which a branch opens or closes a
   * bracket: the structure is that of the first.
   */
  private List<Atom> irregularBranches(List<Atom> atoms) {
    List<int[]> kept = new ArrayList<>();
    List<Conditional> conditionals = new ArrayList<>();
    Open open = null;
    for (int i = 0; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      if (atom.kind() == Atom.Kind.SIGN) {
        open = step(open, atom.text());
      } else if (atom.kind() == Atom.Kind.DIRECTIVE) {
        String name = directive(atom);
        Conditional current =
            conditionals.isEmpty() ? null : conditionals.get(conditionals.size() - 1);
        if (name.startsWith("if")) {
          conditionals.add(new Conditional(open));
        } else if (current != null && (name.startsWith("el") || name.equals("endif"))) {
          branchEnds(current, open, i);
          open = current.before;
          if (name.equals("endif")) {
            open = current.afterFirst;
            conditionals.remove(conditionals.size() - 1);
            if (!current.regular && current.firstEnd < i) {
              kept.add(new int[] {current.firstEnd, i});
            }
          }
        }
      }
    }
    return collapse(atoms, kept);
  }

  private static void branchEnds(Conditional conditional, Open open, int index) {
    conditional.regular &= open == conditional.before;
    if (conditional.firstEnd < 0) {
      conditional.firstEnd = index;
      conditional.afterFirst = open;
    }
  }

  private static Open step(Open open, String sign) {
    return switch (sign) {
      case "(", "[", "{" -> new Open(sign, open);
      case ")", "]", "}" ->
          open != null && closes(open.bracket, sign) ? open.outer : new Open(sign, open);
      default -> open;
    };
  }

  private static boolean closes(String open, String close) {
    return switch (close) {
      case ")" -> open.equals("(");
      case "]" -> open.equals("[");
      case "}" -> open.equals("{");
      default -> false;
    };
  }

  /** The name of a directive, empty for a line marker. */
  static String directive(Atom atom) {
    String text = atom.text();
    int start = 1;
    while (start < text.length() && AtomScanner.isBlank(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private List<Atom> collapse(List<Atom> atoms, List<int[]> regions) {
    if (regions.isEmpty()) {
      return atoms;
    }
    // An outer conditional ends after those in it: only the outermost regions count.
    regions.sort((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : b[1] - a[1]);
    List<Atom> out = new ArrayList<>(atoms.size());
    int next = 0;
    for (int[] region : regions) {
      if (region[0] >= next) {
        out.addAll(atoms.subList(next, region[0]));
        out.add(verbatim(atoms, region[0], region[1]));
        next = region[1];
      }
    }
    out.addAll(atoms.subList(next, atoms.size()));
    return out;
  }

  // ---- declarations

  private List<Atom> unbalancedSections(List<Atom> atoms) {
    List<Atom> out = new ArrayList<>(atoms.size());
    int start = 0;
    while (start < atoms.size() - 1) {
      int end = start + 1;
      while (end < atoms.size() - 1 && !startsSection(atoms, end)) {
        end++;
      }
      Atom culprit = unbalanced(atoms, start, end);
      if (culprit == null) {
        out.addAll(atoms.subList(start, end));
      } else {
        out.add(verbatim(atoms, start, end));
        problems.add(new Problem(culprit.start(), culprit.end(), message(culprit)));
      }
      start = end;
    }
    out.add(atoms.get(atoms.size() - 1));
    return out;
  }

  private static String message(Atom culprit) {
    return switch (culprit.kind()) {
      case STRING -> "a string is not closed: its declaration is not formatted";
      case BLOCK_COMMENT -> "a comment is not closed: the declaration before it is not formatted";
      case SIGN ->
          switch (culprit.text()) {
            case "(", "[", "{" ->
                "'%s' is not closed, or nested too deeply: its declaration is not formatted"
                    .formatted(culprit.text());
            case ")", "]", "}" ->
                "'%s' closes nothing: the declaration before it is not formatted"
                    .formatted(culprit.text());
            default -> notP4(culprit);
          };
      case WORD, NUMBER, LINE_COMMENT, DIRECTIVE, PRAGMA, VERBATIM, UNKNOWN, END -> notP4(culprit);
    };
  }

  private static String notP4(Atom culprit) {
    return "'%s' is not P4: its declaration is not formatted".formatted(culprit.text());
  }

  private boolean startsSection(List<Atom> atoms, int index) {
    Atom atom = atoms.get(index);
    return atom.kind() == Atom.Kind.WORD
        && TOP_LEVEL.contains(atom.text())
        && startsLine(atoms, index)
        // The property of a table, a field.
        && atoms.get(index + 1).kind() != Atom.Kind.SIGN;
  }

  /**
   * What keeps a declaration from being laid out: a bracket that has no partner, or what is no
   * token. Null when there is nothing.
   */
  private static Atom unbalanced(List<Atom> atoms, int from, int to) {
    List<Atom> open = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Atom atom = atoms.get(i);
      if (isMalformed(atom)) {
        return atom;
      }
      if (atom.kind() == Atom.Kind.SIGN && !brackets(open, atom)) {
        return open.isEmpty() ? atom : open.get(open.size() - 1);
      }
    }
    return open.isEmpty() ? null : open.get(open.size() - 1);
  }

  /** Opens or closes a bracket; false when that is not possible here. */
  private static boolean brackets(List<Atom> open, Atom atom) {
    return switch (atom.text()) {
      case "(", "[", "{" -> open.add(atom) && open.size() <= MAX_DEPTH;
      case ")", "]", "}" ->
          !open.isEmpty()
              && closes(open.get(open.size() - 1).text(), atom.text())
              && open.remove(open.size() - 1) != null;
      default -> true;
    };
  }

  /** What is not closed, or no token, can mean something else on another line. */
  private static boolean isMalformed(Atom atom) {
    String text = atom.text();
    return switch (atom.kind()) {
      case STRING -> text.length() < 2 || !text.endsWith("\"");
      case BLOCK_COMMENT -> text.length() < 4 || !text.endsWith("*/");
      case UNKNOWN -> text.startsWith("\\");
      case SIGN -> text.startsWith("#");
      case WORD, NUMBER, LINE_COMMENT, DIRECTIVE, PRAGMA, VERBATIM, END -> false;
    };
  }

  // ---- regions

  /** Whether nothing but blanks precedes on the line. */
  private boolean startsLine(List<Atom> atoms, int index) {
    int start = withoutBlanks(atoms.get(index).start());
    return start == 0
        || AtomScanner.isNewline(text.charAt(start - 1))
        || (start == 1 && text.charAt(0) == '\uFEFF');
  }

  /** Offset of the first of the blanks that precede an offset. */
  private int withoutBlanks(int at) {
    int start = at;
    while (start > 0 && AtomScanner.isBlank(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private Atom verbatim(List<Atom> atoms, int from, int to) {
    int first = atoms.get(from).start();
    int start = startsLine(atoms, from) ? withoutBlanks(first) : first;
    int end = atoms.get(to - 1).end();
    String lines = Lines.withLineFeeds(text.substring(start, end));
    return new Atom(Atom.Kind.VERBATIM, lines, start, end);
  }
}
