package dev.p4u.language.format;

import dev.p4u.language.format.Element.Brackets;
import dev.p4u.language.format.Element.Leaf;
import dev.p4u.language.format.Element.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the angle brackets of types from comparisons and shifts, by the shape of the text as the
 * parser does, but before macros are expanded.
 */
final class AngleReader {

  /** Nesting of type arguments; deeper ones are taken for comparisons. */
  private static final int MAX_DEPTH = 32;

  /** Elements in a list of type arguments, so that a search that fails stays short. */
  private static final int MAX_LENGTH = 500;

  private static final Set<String> WITH_WIDTH = Set.of("bit", "int", "varbit");
  private static final Set<String> WITH_TYPES = Set.of("tuple", "list", "value_set");

  private final List<Element> in;

  /** Where a search for the closing bracket failed, so that it is not repeated. */
  private final BitSet noTypes = new BitSet();

  private final BitSet noWidth = new BitSet();

  private final BitSet angles;

  /** Whether commas may separate expressions here. */
  private final boolean list;

  private AngleReader(List<Element> in, boolean list, BitSet angles) {
    this.in = in;
    this.list = list;
    this.angles = angles;
  }

  /**
   * What stands between two brackets, with angle brackets nested and shifts joined.
   *
   * @param list whether commas may separate expressions in it
   * @param angles takes the offsets of the closing ones
   */
  static List<Element> read(List<Element> in, boolean list, BitSet angles) {
    boolean any = in.stream().anyMatch(e -> Element.isSign(e, "<") || Element.isSign(e, ">"));
    return any ? new AngleReader(in, list, angles).convert(0, in.size()) : in;
  }

  private List<Element> convert(int from, int to) {
    List<Element> out = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      Element element = in.get(i);
      int close = Element.isSign(element, "<") ? closing(i) : -1;
      if (close > 0 && close < to) {
        List<Element> inside = convert(i + 1, close);
        out.add(new Brackets(Shape.ANGLE, element.first(), inside, in.get(close).first(), false));
        angles.set(in.get(close).first().atom().start());
        i = close;
      } else if (isShift(i) && i + 1 < to) {
        out.add(new Leaf(element.first(), in.get(i + 1).first()));
        i++;
      } else {
        out.add(element);
      }
    }
    return out;
  }

  /** Two signs without anything between them: {@code >>} or {@code >>=}. */
  private boolean isShift(int index) {
    if (index + 1 >= in.size() || !Element.isSign(in.get(index), ">")) {
      return false;
    }
    Element second = in.get(index + 1);
    return (Element.isSign(second, ">") || Element.isSign(second, ">="))
        && second.first().atom().start() == in.get(index).first().atom().end();
  }

  private Element at(int index) {
    return index >= 0 && index < in.size() ? in.get(index) : null;
  }

  /** Index of the bracket that closes the one at an index; -1 when it is a comparison. */
  private int closing(int open) {
    Element before = at(open - 1);
    if (!Element.isWord(before)) {
      return -1;
    }
    String word = before.first().text();
    if (WITH_WIDTH.contains(word)) {
      return afterWidth(open, 0) - 1;
    }
    int after = afterTypes(open, 0);
    if (after < 0) {
      return -1;
    }
    return WITH_TYPES.contains(word) || mayFollow(open, after) ? after - 1 : -1;
  }

  private boolean mayFollow(int open, int after) {
    Element next = at(after);
    if (next == null || Element.isWord(next) || Element.isSign(next, ">")) {
      return true;
    }
    if (next instanceof Brackets brackets) {
      // f(a < b, c > (d)): as it is written, where both make sense.
      boolean clear = !list || brackets.shape() != Shape.ROUND || !hasComma(open, after);
      return clear || isTight(open);
    }
    return Element.isSign(next, ",")
        || Element.isSign(next, ";")
        || Element.isSign(next, ".")
        || Element.isSign(next, "@");
  }

  private boolean hasComma(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Element.isSign(in.get(i), ",")) {
        return true;
      }
    }
    return false;
  }

  private boolean isTight(int open) {
    return in.get(open).first().atom().start() == in.get(open - 1).last().atom().end();
  }

  /** Index after a list of types that opens here; -1 when it is none. */
  private int afterTypes(int open, int depth) {
    if (noTypes.get(open) || depth > MAX_DEPTH) {
      return -1;
    }
    int after = searchTypes(open, depth);
    noTypes.set(open, after < 0);
    return after;
  }

  private int searchTypes(int open, int depth) {
    int next = open + 1;
    if (Element.isSign(at(next), ">")) {
      return next + 1;
    }
    while (next < in.size() && next - open < MAX_LENGTH) {
      next = afterType(next, depth);
      if (next < 0) {
        return -1;
      }
      if (Element.isSign(at(next), ">")) {
        return next + 1;
      }
      if (!Element.isSign(at(next), ",")) {
        return -1;
      }
      next++;
    }
    return -1;
  }

  private int afterType(int index, int depth) {
    int next = Element.isSign(at(index), ".") ? index + 1 : index;
    if (!Element.isWord(at(next))) {
      return -1;
    }
    boolean width = WITH_WIDTH.contains(at(next).first().text());
    next++;
    if (Element.isSign(at(next), "<")) {
      next = width ? afterWidth(next, depth + 1) : afterTypes(next, depth + 1);
    }
    while (next > 0 && Element.isBrackets(at(next), Shape.SQUARE)) {
      next++;
    }
    return next;
  }

  /** Index after the {@code >} that ends a width; 0 when nothing does. */
  private int afterWidth(int open, int depth) {
    if (noWidth.get(open) || depth > MAX_DEPTH) {
      return 0;
    }
    int after = searchWidth(open, depth);
    noWidth.set(open, after == 0);
    return after;
  }

  private int searchWidth(int open, int depth) {
    for (int i = open + 1; i < in.size() && i - open < MAX_LENGTH; i++) {
      Element element = in.get(i);
      if (Element.isSign(element, ">")) {
        return i + 1;
      }
      if (Element.isSign(element, "<") && Element.isWord(at(i - 1))) {
        int nested =
            WITH_WIDTH.contains(at(i - 1).first().text())
                ? afterWidth(i, depth + 1)
                : afterTypes(i, depth + 1);
        if (nested > 0) {
          i = nested - 1;
        }
      }
      boolean ends =
          Element.isSign(element, ";")
              || Element.isSign(element, ",")
              || Element.isSign(element, "=")
              || Element.isBrackets(element, Shape.CURLY);
      if (ends) {
        return 0;
      }
    }
    return 0;
  }
}
