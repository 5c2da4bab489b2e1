package dev.p4u.language.format;

import dev.p4u.language.format.Element.Block;
import dev.p4u.language.format.Element.Brackets;
import dev.p4u.language.format.Element.Leaf;
import dev.p4u.language.format.Element.Shape;
import dev.p4u.language.format.Item.Branch;
import dev.p4u.language.format.Item.Chain;
import dev.p4u.language.format.Item.Labelled;
import dev.p4u.language.format.Item.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts the contents of a block into declarations and statements, by the shape of the text alone:
 * macros stand for anything, and a program may be incomplete.
 */
final class ItemReader {

  /** Statements in statements without braces; what is deeper is laid out as one. */
  private static final int MAX_DEPTH = 100;

  /** Their braces hold names, not items, and end the declaration. */
  private static final Set<String> NAME_LISTS = Set.of("error", "enum", "match_kind");

  /** Their braces belong to a type, and its new name follows. */
  private static final Set<String> ALIASES = Set.of("typedef", "type");

  private static final Set<String> FIELD_LISTS = Set.of("header", "header_union", "struct");

  private final ItemEnds ends;
  private final List<Unit> units;

  /**
   * @param units takes the parts of the file that can be formatted each for itself, in order
   */
  ItemReader(ItemEnds ends, List<Unit> units) {
    this.ends = ends;
    this.units = units;
  }

  /**
   * An item up to the block in it, or the end of a block.
   *
   * @param first where it starts
   * @param owner where the item starts to which the block belongs
   */
  record Unit(Token first, Token owner) {}

  /** The items between two braces, or of a file. */
  List<Item> read(List<Element> in, Block.Kind kind) {
    Cursor cursor = new Cursor(in, kind);
    List<Item> items = new ArrayList<>();
    while (!cursor.atEnd()) {
      items.add(item(cursor, 0));
    }
    return items;
  }

  private static final class Cursor {
    final List<Element> in;
    final Block.Kind kind;
    int at;

    Cursor(List<Element> in, Block.Kind kind) {
      this.in = in;
      this.kind = kind;
    }

    boolean atEnd() {
      return at >= in.size();
    }

    Element peek(int index) {
      return index >= 0 && index < in.size() ? in.get(index) : null;
    }

    /** The elements up to an index, which becomes the current one. */
    List<Element> take(int to) {
      List<Element> taken = in.subList(at, to);
      at = to;
      return taken;
    }
  }

  private void start(Cursor cursor) {
    Token first = cursor.in.get(cursor.at).first();
    units.add(new Unit(first, first));
  }

  private Item item(Cursor cursor, int depth) {
    start(cursor);
    int core = Annotations.end(cursor.in, cursor.at);
    Element first = cursor.peek(core);
    boolean condition = Element.isBrackets(cursor.peek(core + 1), Shape.ROUND);
    if (condition && depth < MAX_DEPTH && Element.isWord(first, "if")) {
      return chain(cursor, core + 2, depth);
    }
    if (condition && depth < MAX_DEPTH && Element.isWord(first, "for")) {
      List<Element> head = cursor.take(core + 2);
      return new Chain(List.of(new Branch(head, body(cursor, head, depth))));
    }
    if (cursor.kind == Block.Kind.SWITCH) {
      int colon = labelEnd(cursor);
      if (colon > 0) {
        List<Element> label = cursor.take(colon + 1);
        boolean block = Element.isBrackets(cursor.peek(cursor.at), Shape.CURLY);
        return new Labelled(label, block ? plain(cursor, label.get(0).first()) : null);
      }
    }
    return plain(cursor, cursor.in.get(cursor.at).first());
  }

  private Item chain(Cursor cursor, int headEnd, int depth) {
    List<Branch> branches = new ArrayList<>();
    List<Element> head = cursor.take(headEnd);
    branches.add(new Branch(head, body(cursor, head, depth)));
    while (Element.isWord(cursor.peek(cursor.at), "else")) {
      start(cursor);
      boolean again =
          Element.isWord(cursor.peek(cursor.at + 1), "if")
              && Element.isBrackets(cursor.peek(cursor.at + 2), Shape.ROUND);
      head = cursor.take(cursor.at + (again ? 3 : 1));
      branches.add(new Branch(head, body(cursor, head, depth)));
      if (!again) {
        break;
      }
    }
    return new Chain(branches);
  }

  private Item body(Cursor cursor, List<Element> head, int depth) {
    if (cursor.atEnd() || Element.isWord(cursor.peek(cursor.at), "else")) {
      return null;
    }
    if (Element.isBrackets(cursor.peek(cursor.at), Shape.CURLY)) {
      return plain(cursor, head.get(0).first());
    }
    return item(cursor, depth + 1);
  }

  /** Index of the colon that ends a label; -1 when something else stands here. */
  private static int labelEnd(Cursor cursor) {
    int questions = 0;
    for (int i = cursor.at; i < cursor.in.size(); i++) {
      Element element = cursor.in.get(i);
      if (Element.isSign(element, "?")) {
        questions++;
      } else if (Element.isSign(element, ":") && questions-- == 0) {
        return i;
      } else if (Element.isSign(element, ";")
          || (element instanceof Brackets brackets && brackets.statements())) {
        return -1;
      }
    }
    return -1;
  }

  private Plain plain(Cursor cursor, Token owner) {
    List<Element> out = new ArrayList<>();
    int core = Annotations.end(cursor.in, cursor.at) - cursor.at;
    ItemEnds.Seen seen = new ItemEnds.Seen();
    while (!cursor.atEnd()) {
      Element element = cursor.in.get(cursor.at);
      if (out.size() > core && ends.before(out, core, seen, cursor.in, cursor.at, cursor.kind)) {
        break;
      }
      cursor.at++;
      boolean ended = Element.isSign(element, ";");
      if (element instanceof Brackets braces && braces.shape() == Shape.CURLY) {
        boolean block = isBlock(braces, out, core, seen, cursor);
        String first = word(out, core);
        ended = (block || NAME_LISTS.contains(first)) && !ALIASES.contains(first);
        element = block ? block(braces, kind(out, core), owner) : braces;
      }
      out.add(element);
      if (out.size() > core) {
        seen.add(element);
      }
      if (ended) {
        if (element instanceof Block || element instanceof Brackets) {
          if (Element.isSign(cursor.peek(cursor.at), ";")) {
            out.add(cursor.in.get(cursor.at++));
          }
        }
        break;
      }
    }
    return new Plain(out);
  }

  /** The word at an index; empty when something else is there. */
  private static String word(List<Element> elements, int index) {
    return index < elements.size() && Element.isWord(elements.get(index))
        ? elements.get(index).first().text()
        : "";
  }

  private Block block(Brackets braces, Block.Kind kind, Token owner) {
    List<Item> items = read(braces.inside(), kind);
    units.add(new Unit(braces.last(), owner));
    return new Block(kind, braces.first(), items, braces.last());
  }

  private static boolean isBlock(
      Brackets braces, List<Element> before, int core, ItemEnds.Seen seen, Cursor cursor) {
    if (braces.statements() || before.size() == core) {
      return true;
    }
    Element last = before.get(before.size() - 1);
    Element next = cursor.peek(cursor.at);
    boolean goesOn = next instanceof Leaf leaf && leaf.first().isKind(Atom.Kind.SIGN);
    goesOn &= !Element.isSign(next, "@");
    if (braces.inside().isEmpty()) {
      return !goesOn;
    }
    if (NAME_LISTS.contains(word(before, core))) {
      return false;
    }
    if (kind(before, core) != Block.Kind.PLAIN) {
      return true;
    }
    boolean head = Element.isWord(last) || Element.isBrackets(last, Shape.ROUND);
    return head && !goesOn && !seen.value();
  }

  /** What the block behind these elements holds. */
  private static Block.Kind kind(List<Element> before, int core) {
    int last = before.size() - 1;
    if (last > 0 && Element.isSign(before.get(last), "=")) {
      return switch (word(before, last - 1)) {
        case "key" -> Block.Kind.KEY;
        case "actions" -> Block.Kind.ACTIONS;
        case "entries" -> Block.Kind.ENTRIES;
        default -> Block.Kind.PLAIN;
      };
    }
    if (last > 0 && Element.isBrackets(before.get(last), Shape.ROUND)) {
      return switch (word(before, last - 1)) {
        case "switch" -> Block.Kind.SWITCH;
        case "select" -> Block.Kind.CASES;
        default -> Block.Kind.PLAIN;
      };
    }
    boolean alias = word(before, core).equals("typedef");
    String word = word(before, alias ? core + 1 : core);
    return FIELD_LISTS.contains(word) ? Block.Kind.FIELDS : Block.Kind.PLAIN;
  }
}
