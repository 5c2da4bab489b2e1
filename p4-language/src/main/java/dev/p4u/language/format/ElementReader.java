package dev.p4u.language.format;

import dev.p4u.language.format.Element.Brackets;
import dev.p4u.language.format.Element.Leaf;
import dev.p4u.language.format.Element.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Nests tokens by their brackets. Brackets have to be balanced: see {@link VerbatimRegions}. */
final class ElementReader {

  private ElementReader() {}

  private static final class Frame {
    final Token open;
    final List<Element> inside = new ArrayList<>();

    Frame(Token open) {
      this.open = open;
    }
  }

  /**
   * The elements of a file; the end is the last.
   *
   * @param angles takes the offsets of those signs that close type arguments
   */
  static List<Element> read(List<Token> tokens, BitSet angles) {
    Deque<Frame> frames = new ArrayDeque<>();
    frames.push(new Frame(null));
    for (Token token : tokens) {
      if (token.is("(") || token.is("[") || token.is("{")) {
        frames.push(new Frame(token));
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        Frame done = frames.pop();
        frames.element().inside.add(brackets(done, token, angles));
      } else {
        frames.element().inside.add(new Leaf(token));
      }
    }
    return AngleReader.read(frames.element().inside, false, angles);
  }

  private static Brackets brackets(Frame frame, Token close, BitSet angles) {
    boolean list = !frame.inside.stream().anyMatch(ElementReader::endsItem);
    List<Element> inside = AngleReader.read(frame.inside, list, angles);
    Shape shape =
        switch (close.text()) {
          case ")" -> Shape.ROUND;
          case "]" -> Shape.SQUARE;
          default -> Shape.CURLY;
        };
    boolean statements = shape == Shape.CURLY && !list;
    return new Brackets(shape, frame.open, inside, close, statements);
  }

  private static boolean endsItem(Element element) {
    return Element.isSign(element, ";")
        || (element instanceof Brackets brackets && brackets.statements());
  }
}
