package dev.p4u.language.format;

import dev.p4u.language.format.Token.Note;
import dev.p4u.language.format.Token.Note.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Gives each comment, directive and kept region to the token that it belongs to. */
final class Tokens {

  private final String text;
  private final List<Atom> atoms;
  private final List<Token> tokens = new ArrayList<>();
  private List<Note> pending = new ArrayList<>();
  private final BitSet restIsComments;
  private int lineStart;
  private int scanned;

  private Tokens(String text, List<Atom> atoms) {
    this.text = text;
    this.atoms = atoms;
    this.restIsComments = restIsComments();
  }

  /** The code of a file; the last token is the end. */
  static List<Token> of(String text, List<Atom> atoms) {
    Tokens tokens = new Tokens(text, atoms);
    for (int i = 0; i < atoms.size(); i++) {
      tokens.add(i);
    }
    return tokens.tokens;
  }

  private void add(int index) {
    Atom atom = atoms.get(index);
    int from = index == 0 ? 0 : atoms.get(index - 1).end();
    int newlines = Lines.count(text, from, atom.start());
    if (index == 0) {
      // The first line of a file starts as any other.
      newlines++;
    }
    if (atom.isCode()) {
      Token token = new Token(atom);
      token.before().addAll(pending);
      token.setNewlinesBefore(newlines);
      pending = new ArrayList<>();
      tokens.add(token);
      return;
    }
    Place place = place(index, atom, newlines);
    Note note = new Note(atom, place, newlines, column(atom));
    boolean behind = place == Place.TRAILING || place == Place.CONTINUED;
    if (behind || place == Place.BEHIND) {
      tokens.get(tokens.size() - 1).behind().add(note);
    } else {
      pending.add(note);
    }
  }

  private Place place(int index, Atom atom, int newlines) {
    Atom next = atoms.get(index + 1);
    boolean lastOfLine = endsLine(index);
    boolean onlyComments = restIsComments.get(index);
    boolean block = atom.kind() == Atom.Kind.BLOCK_COMMENT;
    if (!block && atom.kind() != Atom.Kind.LINE_COMMENT) {
      return Place.OWN_LINE;
    }
    if (newlines > 0) {
      if (continues(atom, newlines)) {
        return Place.CONTINUED;
      }
      return block && !onlyComments ? Place.INLINE : Place.OWN_LINE;
    }
    if (!pending.isEmpty()) {
      // Behind another comment of this line.
      return block && !onlyComments ? Place.INLINE : Place.OWN_LINE;
    }
    boolean closes = next.is(",") || next.is(";") || next.is(")") || next.is("]") || next.is("}");
    if (lastOfLine) {
      return Place.TRAILING;
    }
    return closes || onlyComments ? Place.BEHIND : Place.INLINE;
  }

  private boolean endsLine(int index) {
    Atom next = atoms.get(index + 1);
    return next.kind() == Atom.Kind.END
        || Lines.count(text, atoms.get(index).end(), next.start()) > 0;
  }

  /** The comments behind which, on their line, nothing but comments stands. */
  private BitSet restIsComments() {
    BitSet found = new BitSet();
    for (int i = atoms.size() - 2; i >= 0; i--) {
      Atom.Kind kind = atoms.get(i).kind();
      boolean comment = kind == Atom.Kind.BLOCK_COMMENT || kind == Atom.Kind.LINE_COMMENT;
      found.set(i, comment && (found.get(i + 1) || endsLine(i)));
    }
    return found;
  }

  private boolean continues(Atom atom, int newlines) {
    if (newlines != 1
        || atom.kind() != Atom.Kind.LINE_COMMENT
        || !pending.isEmpty()
        || tokens.isEmpty()) {
      return false;
    }
    List<Note> behind = tokens.get(tokens.size() - 1).behind();
    Note last = behind.isEmpty() ? null : behind.get(behind.size() - 1);
    return last != null
        && last.atom().kind() == Atom.Kind.LINE_COMMENT
        && last.column() == column(atom);
  }

  /** Columns before the atom on its line, a tab to the next multiple of eight. */
  private int column(Atom atom) {
    while (scanned < atom.start()) {
      if (AtomScanner.isNewline(text.charAt(scanned))) {
        lineStart = scanned + 1;
      }
      scanned++;
    }
    int column = 0;
    for (int i = lineStart; i < atom.start() && column < 10_000; i++) {
      column = text.charAt(i) == '\t' ? (column / 8 + 1) * 8 : column + 1;
    }
    return column;
  }
}
