package dev.p4u.language.format;

import dev.p4u.language.format.Element.Block;
import dev.p4u.language.format.Element.Brackets;
import dev.p4u.language.format.Element.Leaf;
import dev.p4u.language.format.Element.Shape;
import java.util.ArrayList;
import java.util.List;

/** Lays out brackets: on one line, or each part of the list on a line of its own. */
final class BracketLayout {

  private final String text;
  private final SequenceLayout sequences;

  BracketLayout(String text, SequenceLayout sequences) {
    this.text = text;
    this.sequences = sequences;
  }

  Doc of(Brackets brackets) {
    if (brackets.inside().isEmpty()) {
      return empty(brackets);
    }
    return switch (brackets.shape()) {
      case ROUND -> round(brackets);
      case ANGLE -> list(brackets, parts(brackets, ","), Doc.Line.SOFT, false);
      case SQUARE -> square(brackets);
      case CURLY -> curly(brackets);
    };
  }

  private static Doc empty(Brackets brackets) {
    Doc notes = TokenLayout.beforeClosing(brackets.last());
    Doc open = TokenLayout.token(brackets.first());
    Doc close = TokenLayout.withoutBefore(brackets.last());
    if (notes == null) {
      return Doc.concat(open, close);
    }
    Doc inside = Doc.indent(Doc.concat(Doc.Line.SOFT, notes));
    return Doc.group(Doc.concat(open, inside, Doc.Line.SOFT, close));
  }

  private Doc round(Brackets brackets) {
    List<List<Element>> steps = parts(brackets, ";");
    if (steps.size() > 1) {
      return list(brackets, steps, Doc.Line.SOFT, false);
    }
    List<List<Element>> parts = parts(brackets, ",");
    if (parts.size() == 1 && parts.get(0).size() == 1 && hugs(brackets, parts.get(0).get(0))) {
      return Doc.concat(
          TokenLayout.token(brackets.first()),
          sequences.element(parts.get(0).get(0)),
          TokenLayout.token(brackets.last()));
    }
    boolean kept = parts.size() > 1 && startsLine(brackets);
    return list(brackets, parts, Doc.Line.SOFT, kept);
  }

  /** Whether the only argument's brackets can stand directly within these. */
  private static boolean hugs(Brackets outer, Element argument) {
    boolean curly = Element.isBrackets(argument, Shape.CURLY);
    return (curly || Element.isBrackets(argument, Shape.ROUND))
        && outer.first().behind().isEmpty()
        && argument.first().before().isEmpty()
        && argument.last().behind().isEmpty()
        && outer.last().before().isEmpty();
  }

  private Doc square(Brackets brackets) {
    List<List<Element>> parts = parts(brackets, ",");
    if (parts.size() > 1 || parts.get(0).stream().anyMatch(ItemEnds::isAssignment)) {
      return list(brackets, parts, Doc.Line.SOFT, parts.size() > 1 && startsLine(brackets));
    }
    List<Doc> slice = new ArrayList<>();
    slice.add(TokenLayout.token(brackets.first()));
    int start = 0;
    int questions = 0;
    List<Element> inside = brackets.inside();
    for (int i = 0; i <= inside.size(); i++) {
      Element element = i < inside.size() ? inside.get(i) : null;
      if (element != null && Element.isSign(element, "?")) {
        questions++;
      }
      boolean colon =
          element != null
              && (Element.isSign(element, "+:")
                  || (Element.isSign(element, ":") && questions-- <= 0));
      if (element == null || colon) {
        if (start < i) {
          slice.add(sequences.of(inside.subList(start, i), true));
        }
        if (colon) {
          slice.add(SequenceLayout.leaf(element));
        }
        start = i + 1;
      }
    }
    slice.add(TokenLayout.token(brackets.last()));
    return Doc.concat(slice);
  }

  private Doc curly(Brackets brackets) {
    List<List<Element>> parts = parts(brackets, ",");
    boolean kept = startsLine(brackets);
    boolean numbers =
        parts.size() > 8 && parts.stream().allMatch(p -> p.size() <= 2 && isNumber(p.get(0)));
    return numbers
        ? filled(brackets, parts, Doc.Line.SPACE, kept)
        : list(brackets, parts, Doc.Line.SPACE, kept);
  }

  private static boolean isNumber(Element element) {
    return element.first().isKind(Atom.Kind.NUMBER);
  }

  /** A tuple of key sets: as many a line as fit, so that an entry stays a few lines. */
  Doc tuple(Brackets brackets) {
    if (brackets.inside().isEmpty()) {
      return of(brackets);
    }
    return filled(brackets, parts(brackets, ","), Doc.Line.SOFT, false);
  }

  /** What stands in the parentheses of an annotation is free: blanks stay where they are. */
  Doc annotation(Brackets brackets) {
    if (brackets.shape() != Shape.ROUND || brackets.inside().stream().allMatch(this::isSimple)) {
      return of(brackets);
    }
    List<Doc> parts = new ArrayList<>();
    List<Token> tokens = new ArrayList<>();
    tokens(brackets, tokens);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean edge = i == 1 || i == tokens.size() - 1;
      if (i > 0 && !edge && tokens.get(i - 1).atom().end() < token.atom().start()) {
        parts.add(Doc.Line.SPACE);
      }
      parts.add(TokenLayout.token(token));
    }
    return Doc.group(Doc.indent(Doc.concat(parts)));
  }

  private boolean isSimple(Element element) {
    if (!(element instanceof Leaf leaf)) {
      return false;
    }
    return switch (leaf.first().atom().kind()) {
      case WORD, NUMBER, STRING -> true;
      case SIGN -> leaf.is(",") || leaf.is(".");
      case LINE_COMMENT, BLOCK_COMMENT, DIRECTIVE, PRAGMA, VERBATIM, UNKNOWN, END -> false;
    };
  }

  private static void tokens(Element element, List<Token> out) {
    out.add(element.first());
    if (element instanceof Brackets brackets) {
      brackets.inside().forEach(inside -> tokens(inside, out));
    } else if (element instanceof Block) {
      throw new IllegalStateException("a block in an annotation");
    }
    if (element.last() != element.first()) {
      out.add(element.last());
    }
  }

  // ---- lists

  /** Whether the list was broken behind its bracket: then it stays one part a line. */
  private boolean startsLine(Brackets brackets) {
    Token first = brackets.inside().get(0).first();
    return Lines.isBroken(text, brackets.first().atom().end(), first.atom().start());
  }

  /** The parts between separators, each with the separator behind it. */
  private static List<List<Element>> parts(Brackets brackets, String separator) {
    List<List<Element>> parts = new ArrayList<>();
    List<Element> inside = brackets.inside();
    int start = 0;
    for (int i = 0; i < inside.size(); i++) {
      if (Element.isSign(inside.get(i), separator)) {
        parts.add(inside.subList(start, i + 1));
        start = i + 1;
      }
    }
    if (start < inside.size()) {
      parts.add(inside.subList(start, inside.size()));
    }
    return parts;
  }

  private Doc list(Brackets brackets, List<List<Element>> parts, Doc.Line edge, boolean kept) {
    List<Doc> lines = new ArrayList<>();
    boolean several = parts.size() > 1;
    for (int i = 0; i < parts.size(); i++) {
      List<Element> part = parts.get(i);
      if (i > 0) {
        lines.add(between(parts.get(i - 1), part));
      }
      lines.add(part(part, several));
    }
    return enclosed(brackets, Doc.concat(lines), edge, kept);
  }

  private static Doc between(List<Element> before, List<Element> part) {
    Token separator = before.get(before.size() - 1).first();
    Token first = part.get(0).first();
    if (first.leadingNewlines() > 1) {
      return Doc.Line.BLANK;
    }
    if (first.is(";") && first.before().isEmpty()) {
      return Doc.NOTHING;
    }
    // Below a directive or comment the separator starts the line of what it separates.
    boolean leads = !separator.before().isEmpty() && separator.startsLine();
    return leads ? TokenLayout.SPACE : Doc.Line.SPACE;
  }

  private Doc filled(Brackets brackets, List<List<Element>> parts, Doc.Line edge, boolean kept) {
    List<Doc> lines = new ArrayList<>();
    for (List<Element> part : parts) {
      lines.add(part(part, true));
    }
    return enclosed(brackets, Doc.fill(lines), edge, kept);
  }

  private Doc part(List<Element> part, boolean several) {
    int last = part.size() - 1;
    boolean separated = Element.isSign(part.get(last), ",") || Element.isSign(part.get(last), ";");
    if (!separated) {
      return sequences.of(part, several);
    }
    Doc separator = SequenceLayout.leaf(part.get(last));
    return last == 0
        ? separator
        : Doc.concat(sequences.of(part.subList(0, last), several), separator);
  }

  private static Doc enclosed(Brackets brackets, Doc inside, Doc.Line edge, boolean kept) {
    List<Doc> parts = new ArrayList<>();
    parts.add(edge);
    parts.add(inside);
    Doc notes = TokenLayout.beforeClosing(brackets.last());
    if (notes != null) {
      parts.add(Doc.Line.SPACE);
      parts.add(notes);
    }
    // Comments around the brackets do not break what is in them.
    Doc all =
        Doc.concat(
            TokenLayout.withoutBefore(brackets.first()),
            Doc.indent(Doc.concat(parts)),
            edge,
            Doc.text(brackets.last().text()));
    return Doc.concat(
        TokenLayout.before(brackets.first()),
        kept ? Doc.brokenGroup(all) : Doc.group(all),
        TokenLayout.behind(brackets.last()));
  }
}
