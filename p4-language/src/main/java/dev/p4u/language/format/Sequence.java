package dev.p4u.language.format;

import dev.p4u.language.format.Element.Block;
import dev.p4u.language.format.Element.Brackets;
import dev.p4u.language.format.Element.Leaf;
import dev.p4u.language.format.Element.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Elements that follow each other, and what each is to its neighbours. Operators are told from
 * signs by their place.
 */
final class Sequence {

  /** Words that no operand ends with. */
  static final Set<String> KEYWORDS =
      Set.of(
          "return",
          "transition",
          "in",
          "out",
          "inout",
          "const",
          "else",
          "if",
          "for",
          "switch",
          "abstract",
          "extern");

  /** Precedence of conditionals. */
  static final int CONDITIONAL = 1;

  /** How tightly operators bind; 0 for what holds a key set together. */
  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("&&&", 0),
          Map.entry("..", 0),
          Map.entry("?", CONDITIONAL),
          Map.entry("||", 2),
          Map.entry("&&", 3),
          Map.entry("==", 4),
          Map.entry("!=", 4),
          Map.entry("<", 5),
          Map.entry(">", 5),
          Map.entry("<=", 5),
          Map.entry(">=", 5),
          Map.entry("|", 6),
          Map.entry("^", 7),
          Map.entry("&", 8),
          Map.entry("<<", 9),
          Map.entry(">>", 9),
          Map.entry("+", 10),
          Map.entry("-", 10),
          Map.entry("|+|", 10),
          Map.entry("|-|", 10),
          Map.entry("++", 10),
          Map.entry("*", 11),
          Map.entry("/", 11),
          Map.entry("%", 11));

  private static final Set<String> BASE_TYPES =
      Set.of("bit", "int", "varbit", "bool", "string", "tuple", "list");

  private enum Role {
    OPERAND,
    /** A sign before its operand, or a cast. */
    PREFIX,
    BINARY,
    OTHER
  }

  private final List<Element> elements;
  private final Role[] roles;

  Sequence(List<Element> elements) {
    this.elements = elements;
    this.roles = new Role[elements.size()];
    boolean operandNext = true;
    int questions = 0;
    for (int i = 0; i < roles.length; i++) {
      Element element = elements.get(i);
      if (Element.isSign(element, "?")) {
        questions++;
      }
      boolean elseSign = questions > 0 && Element.isSign(element, ":");
      questions -= elseSign ? 1 : 0;
      roles[i] = elseSign ? Role.BINARY : role(i, operandNext);
      operandNext = roles[i] != Role.OPERAND;
    }
  }

  private Role role(int index, boolean operandNext) {
    Element element = elements.get(index);
    if (element instanceof Block) {
      return Role.OTHER;
    }
    if (element instanceof Brackets) {
      return operandNext && isCast(index) ? Role.PREFIX : Role.OPERAND;
    }
    String text = ((Leaf) element).text();
    return switch (element.first().atom().kind()) {
      case WORD -> KEYWORDS.contains(text) ? Role.OTHER : Role.OPERAND;
      case NUMBER, STRING, UNKNOWN -> Role.OPERAND;
      case SIGN -> sign(text, operandNext);
      case LINE_COMMENT, BLOCK_COMMENT, DIRECTIVE, PRAGMA, VERBATIM, END -> Role.OTHER;
    };
  }

  private static Role sign(String sign, boolean operandNext) {
    return switch (sign) {
      case "!", "~" -> Role.PREFIX;
      case "+", "-" -> operandNext ? Role.PREFIX : Role.BINARY;
      case "...", "{#}" -> Role.OPERAND;
      default -> PRECEDENCE.containsKey(sign) && !operandNext ? Role.BINARY : Role.OTHER;
    };
  }

  private boolean isCast(int index) {
    if (!(elements.get(index) instanceof Brackets brackets) || brackets.shape() != Shape.ROUND) {
      return false;
    }
    if (index + 1 >= elements.size() || !isType(brackets.inside())) {
      return false;
    }
    Element next = elements.get(index + 1);
    if (next instanceof Leaf leaf && leaf.first().isKind(Atom.Kind.SIGN)) {
      boolean base = BASE_TYPES.contains(brackets.inside().get(0).first().text());
      return switch (leaf.text()) {
        case "~", "!", "...", "{#}" -> true;
        case "+", "-" -> base;
        default -> false;
      };
    }
    return !Element.isWord(next, "in") && !(next instanceof Block);
  }

  private static boolean isType(List<Element> inside) {
    int at = !inside.isEmpty() && Element.isSign(inside.get(0), ".") ? 1 : 0;
    if (at >= inside.size() || !Element.isWord(inside.get(at))) {
      return false;
    }
    for (int i = at + 1; i < inside.size(); i++) {
      boolean goesOn =
          i == at + 1 && Element.isBrackets(inside.get(i), Shape.ANGLE)
              || Element.isBrackets(inside.get(i), Shape.SQUARE);
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return roles.length;
  }

  Element at(int index) {
    return elements.get(index);
  }

  boolean isBinary(int index) {
    return roles[index] == Role.BINARY;
  }

  /** The precedence of the loosest operator in a range; -1 when there is none. */
  int loosest(int from, int to) {
    int loosest = Integer.MAX_VALUE;
    for (int i = from; i < to; i++) {
      if (isBinary(i)) {
        loosest = Math.min(loosest, precedence(i));
      }
    }
    return loosest == Integer.MAX_VALUE ? -1 : loosest;
  }

  /** Of a binary operator. */
  int precedence(int index) {
    // The second part of a conditional is a colon.
    return PRECEDENCE.getOrDefault(((Leaf) elements.get(index)).text(), CONDITIONAL);
  }

  /** Whether a blank stands between an element and the one before it. */
  boolean spaceBefore(int index) {
    Element before = elements.get(index - 1);
    Element element = elements.get(index);
    if (before instanceof Leaf leaf && leaf.first().isKind(Atom.Kind.SIGN)) {
      if (leaf.text().equals(".") || leaf.text().equals("@")) {
        return false;
      }
      if (roles[index - 1] == Role.PREFIX) {
        return joins(leaf, element);
      }
    }
    if (roles[index - 1] == Role.PREFIX) {
      return Element.isBrackets(element, Shape.CURLY);
    }
    boolean operandBefore = roles[index - 1] == Role.OPERAND;
    if (element instanceof Brackets brackets) {
      return switch (brackets.shape()) {
        case ROUND, SQUARE -> !operandBefore;
        case ANGLE -> false;
        case CURLY -> true;
      };
    }
    if (element instanceof Leaf leaf && leaf.first().isKind(Atom.Kind.SIGN)) {
      return switch (leaf.text()) {
        case ",", ";", ":" -> false;
        case "." -> !operandBefore;
        default -> true;
      };
    }
    return true;
  }

  /** Whether two signs would become another one. */
  private static boolean joins(Leaf before, Element element) {
    return element instanceof Leaf leaf
        && leaf.first().isKind(Atom.Kind.SIGN)
        && !leaf.is("(")
        && before.text().charAt(before.text().length() - 1) == leaf.text().charAt(0);
  }
}
