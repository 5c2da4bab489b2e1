package dev.p4u.language.format;

import dev.p4u.language.format.Element.Block;
import dev.p4u.language.format.Element.Brackets;
import dev.p4u.language.format.Element.Leaf;
import dev.p4u.language.format.Element.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lays out what stands in a row: the head of a declaration, a statement, an expression. */
final class SequenceLayout {

  private final BracketLayout brackets;
  private final Function<Block, Doc> blocks;

  /**
   * @param blocks lays out the braces that hold items
   */
  SequenceLayout(String text, Function<Block, Doc> blocks) {
    this.brackets = new BracketLayout(text, this);
    this.blocks = blocks;
  }

  /** A declaration or statement, without the annotations before it. */
  Doc statement(List<Element> elements, boolean labelled) {
    int size = elements.size();
    int label = labelled ? labelColon(elements) : -1;
    if (label > 0 && label + 1 < size) {
      List<Element> head = elements.subList(0, label);
      List<Element> rest = elements.subList(label + 1, size);
      Doc colon = TokenLayout.token(elements.get(label).first());
      boolean again = labelColon(rest) > 0;
      Doc action = again ? statement(rest, true) : of(rest, true);
      Doc then =
          again
              ? Doc.concat(TokenLayout.SPACE, action)
              : Doc.group(Doc.indent(Doc.concat(Doc.Line.SPACE, action)));
      return Doc.concat(keySet(head), colon, then);
    }
    return of(elements, true);
  }

  /** A key set; tuples are filled, not one part a line. */
  private Doc keySet(List<Element> elements) {
    if (elements.size() == 1
        && elements.get(0) instanceof Brackets tuple
        && tuple.shape() == Shape.ROUND) {
      return brackets.tuple(tuple);
    }
    return of(elements, true);
  }

  private static int labelColon(List<Element> elements) {
    int questions = 0;
    for (int i = 0; i < elements.size(); i++) {
      if (Element.isSign(elements.get(i), "?")) {
        questions++;
      } else if (Element.isSign(elements.get(i), ":") && questions-- == 0) {
        return i;
      } else if (Element.isSign(elements.get(i), "@")) {
        return -1;
      }
    }
    return -1;
  }

  /**
   * Anything, with an assignment at most.
   *
   * @param indented whether further lines of operators are indented
   */
  Doc of(List<Element> elements, boolean indented) {
    Sequence sequence = new Sequence(elements);
    int size = sequence.size();
    int assignment = 0;
    while (assignment < size && !ItemEnds.isAssignment(sequence.at(assignment))) {
      assignment++;
    }
    if (assignment < size) {
      return assignment(sequence, assignment);
    }
    boolean keyword =
        size > 2
            && (Element.isWord(sequence.at(0), "return")
                || Element.isWord(sequence.at(0), "transition"));
    if (keyword && sequence.loosest(1, size) >= 0) {
      return Doc.concat(
          leaf(sequence.at(0)), TokenLayout.SPACE, Doc.group(range(sequence, 1, size, true)));
    }
    return range(sequence, 0, size, indented);
  }

  private Doc assignment(Sequence sequence, int at) {
    int size = sequence.size();
    Doc sign = leaf(sequence.at(at));
    Doc left = at == 0 ? sign : Doc.concat(range(sequence, 0, at, true), TokenLayout.SPACE, sign);
    if (at + 1 >= size) {
      return left;
    }
    int end = size;
    while (end > at + 2 && Element.isSign(sequence.at(end - 1), ";")) {
      end--;
    }
    List<Doc> parts = new ArrayList<>();
    parts.add(left);
    boolean operators = sequence.loosest(at + 1, end) >= 0;
    Element last = sequence.at(end - 1);
    Doc right = range(sequence, at + 1, end, !operators);
    if (last instanceof Block || (!operators && last instanceof Brackets)) {
      parts.add(TokenLayout.SPACE);
      parts.add(right);
    } else {
      parts.add(Doc.group(Doc.indent(Doc.concat(Doc.Line.SPACE, right))));
    }
    for (int i = end; i < size; i++) {
      parts.add(element(sequence.at(i)));
    }
    return Doc.concat(parts);
  }

  /** A part of a sequence: operators of the loosest kind apart, their operands inside. */
  private Doc range(Sequence sequence, int from, int to, boolean indented) {
    int loosest = sequence.loosest(from, to);
    if (loosest < 0) {
      return row(sequence, from, to);
    }
    List<Doc> rest = new ArrayList<>();
    Doc first = null;
    int start = from;
    int operator = -1;
    for (int i = from; i <= to; i++) {
      boolean splits = i == to || (sequence.isBinary(i) && sequence.precedence(i) == loosest);
      if (!splits) {
        continue;
      }
      Doc operand = start < i ? range(sequence, start, i, true) : Doc.NOTHING;
      if (operator < 0) {
        first = operand;
      } else {
        rest.add(Doc.Line.SPACE);
        rest.add(leaf(sequence.at(operator)));
        rest.add(TokenLayout.SPACE);
        rest.add(operand);
      }
      operator = i;
      start = i + 1;
    }
    Doc more = Doc.concat(rest);
    return Doc.group(
        Doc.concat(first, indented || loosest == Sequence.CONDITIONAL ? Doc.indent(more) : more));
  }

  /** Elements without binary operators. */
  private Doc row(Sequence sequence, int from, int to) {
    List<Doc> parts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Element element = sequence.at(i);
      if (i > from && sequence.spaceBefore(i)) {
        parts.add(TokenLayout.SPACE);
      }
      boolean annotation =
          i >= 2
              && element instanceof Brackets
              && Element.isWord(sequence.at(i - 1))
              && Element.isSign(sequence.at(i - 2), "@");
      parts.add(annotation ? brackets.annotation((Brackets) element) : element(element));
      if (element.first().isKind(Atom.Kind.PRAGMA)) {
        parts.add(Doc.Line.HARD);
      }
    }
    return Doc.concat(parts);
  }

  Doc element(Element element) {
    if (element instanceof Block block) {
      return blocks.apply(block);
    }
    return element instanceof Brackets b ? brackets.of(b) : leaf(element);
  }

  static Doc leaf(Element element) {
    Leaf leaf = (Leaf) element;
    Doc first = TokenLayout.token(leaf.first());
    return leaf.first() == leaf.last() ? first : Doc.concat(first, TokenLayout.token(leaf.last()));
  }
}
