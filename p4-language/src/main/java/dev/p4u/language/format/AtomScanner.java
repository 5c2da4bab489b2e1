package dev.p4u.language.format;

import java.util.ArrayList;
import java.util.List;

/** Cuts a file into atoms: everything that is not white space, comments and directives whole. */
final class AtomScanner {

  /** Longest first among those that share a beginning. */
  private static final String[] LONG_SIGNS = {
    "|+|=", "|-|=", "<<=", "&&&", "|+|", "|-|", "...", "{#}", "..", "<<", "<=", ">=", "==", "!=",
    "&&", "||", "++", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "+:", "##"
  };

  private static final String SIGNS = "{}()[]<>;:,.=+-*/%&|^~!?@#";

  private final String text;
  private final List<Atom> atoms = new ArrayList<>();
  private int position;

  /** Whether only blanks and comments precede on this line. */
  private boolean lineStart = true;

  private AtomScanner(String text) {
    this.text = text;
  }

  /** The atoms of a text in order; the last is the {@link Atom.Kind#END}. */
  static List<Atom> scan(String text) {
    AtomScanner scanner = new AtomScanner(text);
    scanner.position = text.startsWith("\uFEFF") ? 1 : 0;
    while (scanner.skipBlanks()) {
      scanner.atom();
    }
    scanner.atoms.add(new Atom(Atom.Kind.END, "", text.length(), text.length()));
    return scanner.atoms;
  }

  private boolean skipBlanks() {
    while (position < text.length()) {
      char c = text.charAt(position);
      int joined = continuation(position);
      if (joined > 0) {
        position = joined;
      } else if (isNewline(c)) {
        lineStart = true;
        position++;
      } else if (isBlank(c)) {
        position++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void atom() {
    int start = position;
    char c = text.charAt(start);
    if (c == '/' && charAt(start + 1) == '/') {
      lineEnd();
      add(Atom.Kind.LINE_COMMENT, start);
    } else if (c == '/' && charAt(start + 1) == '*') {
      blockComment();
      add(Atom.Kind.BLOCK_COMMENT, start);
    } else if (c == '#' && lineStart) {
      directive();
      add(Atom.Kind.DIRECTIVE, start);
    } else {
      lineStart = false;
      code(start, c);
    }
  }

  private void code(int start, char c) {
    if (isWordPart(c)) {
      word();
      add(c >= '0' && c <= '9' ? Atom.Kind.NUMBER : Atom.Kind.WORD, start);
    } else if (c == '"') {
      string();
      add(Atom.Kind.STRING, start);
    } else if (c == '@' && isPragma(start + 1)) {
      while (position < text.length() && !isNewline(text.charAt(position)) && !opensComment()) {
        int joined = continuation(position);
        if (text.charAt(position) == '"') {
          string();
        } else {
          position = joined > 0 ? joined : position + 1;
        }
      }
      add(Atom.Kind.PRAGMA, start);
    } else if (SIGNS.indexOf(c) >= 0) {
      position = start + signLength(start);
      add(Atom.Kind.SIGN, start);
    } else {
      while (position < text.length() && isUnknown(text.charAt(position))) {
        position++;
      }
      // A backslash that joins no lines.
      position = Math.max(position, start + 1);
      add(Atom.Kind.UNKNOWN, start);
    }
  }

  private void add(Atom.Kind kind, int start) {
    int end = position;
    // Only what is not closed goes on to the end of the file, with the line ends there.
    boolean open = position == text.length();
    while (end > start + 1 && isTrimmed(end - 1, open)) {
      end--;
    }
    if (text.charAt(end - 1) == '\\' && kind != Atom.Kind.BLOCK_COMMENT) {
      // Without the blanks behind it, it would join this line with the next.
      end = position;
    }
    atoms.add(new Atom(kind, Lines.withLineFeeds(text.substring(start, end)), start, end));
  }

  /** Whether a character at the end of an atom is not part of it. */
  private boolean isTrimmed(int at, boolean open) {
    char c = text.charAt(at);
    if (!isNewline(c)) {
      return isBlank(c);
    }
    int before = c == '\n' && text.charAt(at - 1) == '\r' ? at - 2 : at - 1;
    return open && text.charAt(before) != '\\';
  }

  private int signLength(int start) {
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, start)) {
        return sign.length();
      }
    }
    return 1;
  }

  private boolean isPragma(int at) {
    return text.startsWith("pragma", at) && !isWordPart(charAt(at + "pragma".length()));
  }

  private boolean opensComment() {
    char next = charAt(position + 1);
    return text.charAt(position) == '/' && (next == '/' || next == '*');
  }

  private void word() {
    while (position < text.length()) {
      int joined = continuation(position);
      if (isWordPart(text.charAt(position))) {
        position++;
      } else if (joined > 0 && isWordPart(charAt(joined))) {
        position = joined;
      } else {
        return;
      }
    }
  }

  /** To the closing quote, or to the end of the line when there is none in the file. */
  private void string() {
    int lineEnd = -1;
    position++;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '"') {
        position++;
        return;
      }
      if (isNewline(c) && lineEnd < 0) {
        lineEnd = position;
      }
      int joined = continuation(position);
      position = joined > 0 ? joined : position + (c == '\\' ? 2 : 1);
    }
    position = lineEnd >= 0 ? lineEnd : Math.min(position, text.length());
  }

  private void blockComment() {
    int close = text.indexOf("*/", position + 2);
    position = close < 0 ? text.length() : close + 2;
  }

  /** A directive ends with its line, unless a block comment or a backslash goes on. */
  private void directive() {
    while (position < text.length() && !isNewline(text.charAt(position))) {
      char c = text.charAt(position);
      int joined = continuation(position);
      if (joined > 0) {
        position = joined;
      } else if (c == '/' && charAt(position + 1) == '/') {
        lineEnd();
      } else if (c == '/' && charAt(position + 1) == '*') {
        blockComment();
      } else if (c == '"') {
        quoted();
      } else {
        position++;
      }
    }
  }

  /** Over a string of a directive, which ends with the line at the latest. */
  private void quoted() {
    position++;
    while (position < text.length() && !isNewline(text.charAt(position))) {
      char c = text.charAt(position);
      int joined = continuation(position);
      if (joined > 0) {
        position = joined;
      } else {
        boolean escape = c == '\\' && !isNewline(charAt(position + 1));
        position = Math.min(position + (escape ? 2 : 1), text.length());
        if (c == '"') {
          return;
        }
      }
    }
  }

  private void lineEnd() {
    while (position < text.length() && !isNewline(text.charAt(position))) {
      int joined = continuation(position);
      position = joined > 0 ? joined : position + 1;
    }
  }

  /** Offset after a backslash and the line end that follows it; 0 when there is none. */
  private int continuation(int at) {
    if (text.charAt(at) != '\\') {
      return 0;
    }
    if (charAt(at + 1) == '\r') {
      return charAt(at + 2) == '\n' ? at + 3 : at + 2;
    }
    return charAt(at + 1) == '\n' ? at + 2 : 0;
  }

  /** The character, or NUL behind the end. */
  private char charAt(int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private static boolean isUnknown(char c) {
    return !isWordPart(c)
        && c != '"'
        && c != '\\'
        && !isBlank(c)
        && !isNewline(c)
        && SIGNS.indexOf(c) < 0;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\u000B';
  }

  static boolean isNewline(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
