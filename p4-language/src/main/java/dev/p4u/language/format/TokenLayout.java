package dev.p4u.language.format;

import dev.p4u.language.format.Token.Note;
import java.util.ArrayList;
import java.util.List;

/** Tokens with the comments and directives around them. */
final class TokenLayout {

  static final Doc SPACE = Doc.text(" ");

  private TokenLayout() {}

  /** A token with all its notes. */
  static Doc token(Token token) {
    if (token.before().isEmpty() && token.behind().isEmpty()) {
      return Doc.text(token.text());
    }
    List<Doc> parts = new ArrayList<>();
    before(token, parts);
    parts.add(withoutBefore(token));
    return Doc.concat(parts);
  }

  /** A token with only the notes behind it. */
  static Doc withoutBefore(Token token) {
    Doc text = Doc.text(token.text());
    return token.behind().isEmpty() ? text : Doc.concat(text, behind(token));
  }

  /** What stands behind a token. */
  static Doc behind(Token token) {
    List<Doc> parts = new ArrayList<>();
    for (Note note : token.behind()) {
      String text = note.atom().text();
      parts.add(
          note.place() == Note.Place.CONTINUED
              ? new Doc.Continued(text)
              : new Doc.Trailing(text, note.place() == Note.Place.TRAILING));
    }
    return Doc.concat(parts);
  }

  /** What stands before a token. */
  static Doc before(Token token) {
    List<Doc> parts = new ArrayList<>();
    before(token, parts);
    return Doc.concat(parts);
  }

  private static void before(Token token, List<Doc> parts) {
    boolean lines = false;
    for (Note note : token.before()) {
      if (lines && note.newlinesBefore() > 1) {
        parts.add(Doc.Line.BLANK);
      }
      parts.add(note(note));
      lines |= note.place() == Note.Place.OWN_LINE;
    }
    if (lines && token.newlinesBefore() > 1 && !token.isKind(Atom.Kind.END)) {
      parts.add(Doc.Line.BLANK);
    }
  }

  /** What precedes a closing bracket, to be indented as what it encloses; null for nothing. */
  static Doc beforeClosing(Token close) {
    if (close.before().isEmpty()) {
      return null;
    }
    List<Doc> parts = new ArrayList<>();
    for (Note note : close.before()) {
      if (!parts.isEmpty() && note.newlinesBefore() > 1) {
        parts.add(Doc.Line.BLANK);
      }
      parts.add(note(note));
    }
    return Doc.concat(parts);
  }

  private static Doc note(Note note) {
    String text = note.atom().text();
    return switch (note.atom().kind()) {
      case DIRECTIVE, VERBATIM -> new Doc.OwnLines(text, Doc.OwnLines.Place.MARGIN);
      case LINE_COMMENT, BLOCK_COMMENT ->
          note.place() == Note.Place.INLINE
              ? Doc.concat(Doc.text(text), SPACE)
              : new Doc.OwnLines(CommentText.at(text, note.column()), Doc.OwnLines.Place.INDENTED);
      case WORD, NUMBER, STRING, SIGN, PRAGMA, UNKNOWN, END ->
          throw new IllegalStateException("not a note: " + note);
    };
  }
}
