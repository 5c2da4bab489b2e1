package dev.p4u.language.format;

import java.util.ArrayList;
import java.util.List;

/** An atom of the program with what stands around it: comments, directives, kept lines. */
final class Token {

  private final Atom atom;
  private final List<Note> before = new ArrayList<>();
  private final List<Note> behind = new ArrayList<>();
  private int newlinesBefore;

  Token(Atom atom) {
    this.atom = atom;
  }

  Atom atom() {
    return atom;
  }

  String text() {
    return atom.text();
  }

  /** What precedes it on lines of its own, or as a block comment on the same line. */
  List<Note> before() {
    return before;
  }

  /** Comments that follow on its line, and those below them that go on with the last. */
  List<Note> behind() {
    return behind;
  }

  /** Line ends between it and what precedes it: its last note or the previous token. */
  int newlinesBefore() {
    return newlinesBefore;
  }

  void setNewlinesBefore(int count) {
    newlinesBefore = count;
  }

  /** Whether it, or the first of its notes, starts a line of the original. */
  boolean startsLine() {
    return leadingNewlines() > 0;
  }

  /** Line ends before it and all its notes. */
  int leadingNewlines() {
    return before.isEmpty() ? newlinesBefore : before.get(0).newlinesBefore();
  }

  boolean is(String sign) {
    return atom.is(sign);
  }

  boolean isWord(String word) {
    return atom.isWord(word);
  }

  boolean isKind(Atom.Kind kind) {
    return atom.kind() == kind;
  }

  @Override
  public String toString() {
    return atom.text();
  }

  /**
   * A comment, a directive, or kept lines.
   *
   * @param column columns before it in the original, for comments
   */
  record Note(Atom atom, Place place, int newlinesBefore, int column) {

    enum Place {
      /** On lines of its own. */
      OWN_LINE,
      /** Within a line, before the token. */
      INLINE,
      /** Behind the token, and something follows on the line. */
      BEHIND,
      /** Behind the token, the last of its line. */
      TRAILING,
      /** On the line below a trailing comment and in the same column. */
      CONTINUED
    }
  }
}
