package dev.p4u.language.format;

import dev.p4u.language.format.Element.Block;
import dev.p4u.language.format.Element.Leaf;
import dev.p4u.language.format.Item.Branch;
import dev.p4u.language.format.Item.Chain;
import dev.p4u.language.format.Item.Labelled;
import dev.p4u.language.format.Item.Plain;
import java.util.ArrayList;
import java.util.List;

/** Lays out declarations and statements, one below the other. */
final class ItemLayout {

  private final String text;
  private final SequenceLayout sequences;

  ItemLayout(String text) {
    this.text = text;
    this.sequences = new SequenceLayout(text, block -> block(block, true, false));
  }

  /** A whole file. */
  Doc file(List<Item> items, Token end) {
    List<Doc> parts = new ArrayList<>();
    items(items, Block.Kind.PLAIN, parts);
    Doc notes = TokenLayout.beforeClosing(end);
    if (notes != null) {
      if (!parts.isEmpty()) {
        parts.add(separator(end));
      }
      parts.add(notes);
    }
    return Doc.concat(parts);
  }

  private void items(List<Item> items, Block.Kind kind, List<Doc> out) {
    boolean first = true;
    for (Item item : items) {
      if (!first) {
        out.add(separator(item.first()));
      }
      out.add(item(item, kind));
      first = false;
    }
  }

  private static Doc separator(Token next) {
    return next.leadingNewlines() > 1 ? Doc.Line.BLANK : Doc.Line.HARD;
  }

  private Doc item(Item item, Block.Kind kind) {
    if (item instanceof Plain plain) {
      return plain(plain, kind, true, false);
    }
    if (item instanceof Labelled labelled) {
      Doc label = sequences.of(labelled.label(), true);
      return labelled.body() == null
          ? label
          : Doc.concat(label, TokenLayout.SPACE, item(labelled.body(), Block.Kind.PLAIN));
    }
    return chain((Chain) item);
  }

  private Doc plain(Plain plain, Block.Kind kind, boolean oneLine, boolean apart) {
    List<Doc> parts = new ArrayList<>();
    List<Element> elements = plain.elements();
    List<Element> core = elements.subList(annotations(elements, parts), elements.size());
    if (core.isEmpty()) {
      return Doc.concat(parts);
    }
    boolean labelled =
        switch (kind) {
          case KEY, CASES, ENTRIES -> true;
          case PLAIN, SWITCH, ACTIONS, FIELDS -> false;
        };
    if (core.get(0) instanceof Block block) {
      parts.add(block(block, oneLine, apart));
      core = core.subList(1, core.size());
    }
    if (!core.isEmpty()) {
      parts.add(sequences.statement(core, labelled));
    }
    return Doc.concat(parts);
  }

  /** The annotations that start a row, each where it was: on a line of its own or not. */
  private int annotations(List<Element> elements, List<Doc> out) {
    int at = 0;
    int end = Annotations.endOfOne(elements, at);
    while (end > at) {
      Doc annotation = sequences.of(elements.subList(at, end), true);
      boolean pragma = elements.get(at).first().isKind(Atom.Kind.PRAGMA);
      at = end;
      end = Annotations.endOfOne(elements, at);
      if (at == elements.size() || Element.isSign(elements.get(at), ";")) {
        out.add(annotation);
      } else if (pragma || elements.get(at).first().startsLine()) {
        out.add(annotation);
        out.add(Doc.Line.HARD);
      } else {
        // When the line is too long, what follows starts the next one.
        out.add(Doc.group(Doc.concat(annotation, Doc.Line.SPACE)));
      }
    }
    return at;
  }

  private Doc chain(Chain chain) {
    List<Doc> parts = new ArrayList<>();
    boolean closed = false;
    boolean several = chain.branches().size() > 1;
    for (Branch branch : chain.branches()) {
      if (!parts.isEmpty()) {
        parts.add(closed ? TokenLayout.SPACE : Doc.Line.HARD);
      }
      List<Element> head = branch.head();
      int at = annotations(head, parts);
      parts.add(sequences.of(head.subList(at, head.size()), true));
      if (branch.body() == null) {
        closed = false;
      } else if (startsWithBlock(branch.body())) {
        parts.add(TokenLayout.SPACE);
        parts.add(plain((Plain) branch.body(), Block.Kind.PLAIN, false, several));
        closed = true;
      } else {
        Doc body = item(branch.body(), Block.Kind.PLAIN);
        parts.add(Doc.indent(Doc.concat(Doc.Line.HARD, body)));
        closed = false;
      }
    }
    return Doc.concat(parts);
  }

  private static boolean startsWithBlock(Item item) {
    if (!(item instanceof Plain plain)) {
      return false;
    }
    int core = Annotations.end(plain.elements(), 0);
    return core < plain.elements().size() && plain.elements().get(core) instanceof Block;
  }

  // ---- blocks

  /**
   * @param oneLine whether it may stay on one line
   * @param apart whether the braces of an empty one stand on two lines
   */
  private Doc block(Block block, boolean oneLine, boolean apart) {
    Doc notes = TokenLayout.beforeClosing(block.last());
    if (block.items().isEmpty() && notes == null) {
      return Doc.concat(
          TokenLayout.token(block.first()),
          apart ? Doc.Line.HARD : Doc.NOTHING,
          TokenLayout.token(block.last()));
    }
    if (oneLine && notes == null && staysOnOneLine(block)) {
      return inLine(block);
    }
    List<Doc> inside = new ArrayList<>();
    inside.add(Doc.Line.HARD);
    items(block.items(), block.kind(), inside);
    if (notes != null) {
      if (!block.items().isEmpty()) {
        inside.add(separator(block.last()));
      }
      inside.add(notes);
    }
    return Doc.concat(
        TokenLayout.token(block.first()),
        Doc.indent(Doc.concat(inside)),
        Doc.Line.HARD,
        TokenLayout.withoutBefore(block.last()));
  }

  /** Whether a short block was written on one line and may stay there. */
  private boolean staysOnOneLine(Block block) {
    boolean few =
        switch (block.kind()) {
          case PLAIN, FIELDS, CASES, ENTRIES, SWITCH -> block.items().size() == 1;
          case KEY, ACTIONS -> true;
        };
    if (!few || Lines.isBroken(text, block.first().atom().end(), block.last().atom().start())) {
      return false;
    }
    return block.items().stream().allMatch(ItemLayout::isSimple);
  }

  private static boolean isSimple(Item item) {
    return item instanceof Plain plain
        && plain.elements().stream()
            .noneMatch(e -> e instanceof Block || (e instanceof Leaf && hasLineEnd(e.first())));
  }

  private static boolean hasLineEnd(Token token) {
    return token.isKind(Atom.Kind.PRAGMA);
  }

  private Doc inLine(Block block) {
    List<Doc> inside = new ArrayList<>();
    for (Item item : block.items()) {
      inside.add(Doc.Line.SPACE);
      inside.add(item(item, block.kind()));
    }
    return Doc.group(
        Doc.concat(
            TokenLayout.token(block.first()),
            Doc.indent(Doc.concat(inside)),
            Doc.Line.SPACE,
            TokenLayout.withoutBefore(block.last())));
  }
}
