package dev.p4u.language.format;

import dev.p4u.language.format.Element.Block;
import dev.p4u.language.format.Element.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where an item ends without a semicolon: behind a macro that stands for a whole one, or
 * where the semicolon is missing. Only line ends of the original count, so that nothing that stood
 * on one line is torn apart, and nothing is glued together that cannot be one item.
 */
final class ItemEnds {

  /** Follow no operand within an item. */
  private static final Set<String> STARTERS =
      Set.of(
          "action",
          "apply",
          "const",
          "control",
          "exit",
          "extern",
          "for",
          "header",
          "if",
          "package",
          "parser",
          "return",
          "state",
          "struct",
          "switch",
          "table",
          "transition",
          "typedef");

  private static final Set<String> ASSIGNMENTS =
      Set.of("=", "+=", "-=", "|+|=", "|-|=", "*=", "/=", "%=", "<<=", ">>=", "&=", "^=", "|=");

  private final Set<String> macros = new HashSet<>();

  /** Takes the names of the macros that the file itself defines. */
  ItemEnds(List<Atom> atoms) {
    for (Atom atom : atoms) {
      if (atom.kind() == Atom.Kind.DIRECTIVE && VerbatimRegions.directive(atom).equals("define")) {
        String rest = atom.text().substring(atom.text().indexOf("define") + 6).strip();
        macros.add(rest.split("\\W", 2)[0]);
      }
    }
  }

  static boolean isAssignment(Element element) {
    return element instanceof Element.Leaf leaf && ASSIGNMENTS.contains(leaf.text());
  }

  /**
   * Whether an item ends before the element at an index.
   *
   * @param item its elements so far, annotations before {@code core}
   * @param seen of those without the annotations
   */
  boolean before(
      List<Element> item, int core, Seen seen, List<Element> in, int index, Block.Kind kind) {
    Element next = in.get(index);
    boolean annotation = Element.isSign(next, "@");
    if (!next.first().startsLine() || !(annotation || Element.isWord(next))) {
      return false;
    }
    int size = item.size() - core;
    Element last = item.get(item.size() - 1);
    boolean call = Element.isBrackets(last, Shape.ROUND);
    if (Element.isWord(item.get(core)) && (size == 1 || (size == 2 && call))) {
      if (isMacro(item.get(core).first().text())) {
        return true;
      }
    }
    if (annotation || !(endsOperand(last) || (call && size > 1 && isSuffix(item)))) {
      return false;
    }
    if (STARTERS.contains(next.first().text()) && (call || size == 1)) {
      return true;
    }
    if (seen.value && size > 1) {
      return true;
    }
    if (call) {
      Element second = index + 1 < in.size() ? in.get(index + 1) : null;
      return seen.path || Element.isBrackets(second, Shape.ROUND) || Element.isSign(second, ".");
    }
    return switch (kind) {
      case ACTIONS -> true;
      case FIELDS -> size > 1;
      case PLAIN, SWITCH, CASES, KEY, ENTRIES -> false;
    };
  }

  private boolean isMacro(String call) {
    // Its arguments belong to it when it makes a string of one.
    String word = call.split("\\W", 2)[0];
    if (macros.contains(word)) {
      return true;
    }
    boolean capitals = word.length() > 2;
    for (int i = 0; i < word.length(); i++) {
      capitals &= !Character.isLowerCase(word.charAt(i));
    }
    return capitals;
  }

  private static boolean endsOperand(Element element) {
    if (element instanceof Element.Leaf leaf) {
      return switch (leaf.first().atom().kind()) {
        case WORD -> !Sequence.KEYWORDS.contains(leaf.text());
        case NUMBER, STRING -> true;
        case SIGN, LINE_COMMENT, BLOCK_COMMENT, DIRECTIVE, PRAGMA, VERBATIM, UNKNOWN, END -> false;
      };
    }
    return Element.isBrackets(element, Shape.SQUARE);
  }

  /** Whether the last parentheses belong to what precedes them, and are no cast. */
  private static boolean isSuffix(List<Element> item) {
    Element before = item.get(item.size() - 2);
    return endsOperand(before) || Element.isBrackets(before, Shape.ANGLE);
  }

  /** What an item has had so far. */
  static final class Seen {
    private boolean value;
    private boolean path;
    private int count;

    void add(Element element) {
      boolean keyword =
          count == 0
              && (Element.isWord(element, "return") || Element.isWord(element, "transition"));
      value |= keyword || isAssignment(element) || Element.isSign(element, ":");
      path |= count > 0 && Element.isSign(element, ".");
      count++;
    }

    /** Whether an expression has begun. */
    boolean value() {
      return value;
    }
  }
}
