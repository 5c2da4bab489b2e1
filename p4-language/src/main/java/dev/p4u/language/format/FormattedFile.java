package dev.p4u.language.format;

import dev.p4u.language.format.FormatResult.Problem;
import dev.p4u.language.format.ItemReader.Unit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One file and the changes that format it. */
final class FormattedFile {

  private final String text;
  private final List<Atom> atoms;
  private final BitSet angles = new BitSet();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final List<Edit> edits;

  private FormattedFile(String text, FormatOptions options) {
    this.text = text;
    this.atoms = AtomScanner.scan(text);
    String formatted = print(options);
    this.edits = changes(formatted);
  }

  static FormattedFile of(String text, FormatOptions options) {
    return new FormattedFile(text, options);
  }

  private String print(FormatOptions options) {
    List<Atom> kept = VerbatimRegions.collapse(text, atoms, problems);
    List<Token> tokens = Tokens.of(text, StringArguments.collapse(text, atoms, kept));
    Token end = tokens.get(tokens.size() - 1);
    List<Element> elements = ElementReader.read(tokens, angles);
    elements = elements.subList(0, elements.size() - 1);
    ItemReader reader = new ItemReader(new ItemEnds(atoms), units);
    List<Item> items = reader.read(elements, Element.Block.Kind.PLAIN);
    units.add(new Unit(end, end));
    String printed = DocPrinter.print(new ItemLayout(text).file(items, end), options);
    Atom last = atoms.get(Math.max(0, atoms.size() - 2));
    if (last.text().endsWith("\\") || last.text().endsWith("\n")) {
      // The backslash would join its line with another one.
      printed = printed.substring(0, printed.length() - 1);
    }
    String eol = Lines.endOf(text);
    String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    return mark + (eol.equals("\n") ? printed : printed.replace("\n", eol));
  }

  /** The edits that lead to a text, which has the same atoms. */
  private List<Edit> changes(String after) {
    BitSet closing = new BitSet();
    for (int i = 0; i < atoms.size(); i++) {
      closing.set(i, atoms.get(i).is(">") && angles.get(atoms.get(i).start()));
    }
    return Guard.edits(text, atoms, closing, after, AtomScanner.scan(after));
  }

  FormatResult whole() {
    return Formatter.result(text, edits, problems);
  }

  FormatResult range(int start, int end) {
    int first = unitAt(start);
    int last = end > start ? unitAt(end - 1) : first;
    return units(first, last);
  }

  FormatResult typed(int offset) {
    int last = unitAt(offset - 1);
    int first = last;
    Unit unit = units.get(last);
    if (offset <= unit.first().atom().start()) {
      // In a comment, or in what is kept as it is.
      return new FormatResult(text, List.of(), problems);
    }
    if (unit.first().atom().end() == offset && unit.owner() != unit.first()) {
      first = unitAt(unit.owner().atom().start());
    }
    return units(first, last);
  }

  private FormatResult units(int first, int last) {
    int from = start(units.get(first));
    int to = last + 1 < units.size() ? start(units.get(last + 1)) : Integer.MAX_VALUE;
    List<Edit> chosen = new ArrayList<>();
    for (Edit edit : edits) {
      if (edit.end() >= from && edit.end() < to) {
        chosen.add(edit);
      }
    }
    String after = Formatter.apply(text, chosen);
    // Parts of the changes are as safe as all of them: see for yourself.
    changes(after);
    return new FormatResult(after, chosen, problems);
  }

  /** Where a unit starts, with the comments before it. */
  private static int start(Unit unit) {
    Token first = unit.first();
    return first.before().isEmpty() ? first.atom().start() : first.before().get(0).atom().start();
  }

  /** Index of the unit that an offset is in; blanks behind a unit belong to it. */
  private int unitAt(int offset) {
    int low = 0;
    int high = units.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (start(units.get(middle)) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
