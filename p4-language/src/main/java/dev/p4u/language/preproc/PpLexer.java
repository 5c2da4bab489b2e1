package dev.p4u.language.preproc;

import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts one file into preprocessing tokens of P4_16. Comments are white space; a backslash at the
 * end of a line joins it with the next.
 */
final class PpLexer {

  /** Longest first among those that share a beginning. */
  private static final String[] PUNCTUATION = {
    "|+|=", "|-|=", "<<=", ">>=", "&&&", "|+|", "|-|", "...", "{#}", "..", "<<", ">>", "<=", ">=",
    "==", "!=", "&&", "||", "++", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "+:", "##", "{",
    "}", "(", ")", "[", "]", "<", ">", ";", ":", ",", ".", "=", "+", "-", "*", "/", "%", "&", "|",
    "^", "~", "!", "?", "@", "#"
  };

  /** Those that start with a character, in the same order. */
  private static final String[][] BY_FIRST = new String[128][];

  static {
    for (int c = 0; c < BY_FIRST.length; c++) {
      char first = (char) c;
      BY_FIRST[c] =
          Arrays.stream(PUNCTUATION).filter(p -> p.charAt(0) == first).toArray(String[]::new);
    }
  }

  private final SourceFile file;
  private final String text;
  private final DiagnosticSink sink;
  private final List<Span> comments;
  private final Spellings spellings;
  private int position;
  private int reportedUpTo = -1;
  private int commentsUpTo;
  private boolean quiet;
  private boolean singleLine;

  PpLexer(SourceFile file, DiagnosticSink sink) {
    this(file, sink, new ArrayList<>(), new Spellings());
  }

  PpLexer(SourceFile file, DiagnosticSink sink, List<Span> comments, Spellings spellings) {
    this.file = file;
    this.text = file.text();
    this.sink = sink;
    this.comments = comments;
    this.spellings = spellings;
    if (text.startsWith("\uFEFF")) {
      position = 1;
    }
  }

  int position() {
    return position;
  }

  /** Goes back to a position that {@link #position()} gave. */
  void seek(int to) {
    position = to;
  }

  /** While quiet (in an inactive region) malformed tokens are not reported. */
  void setQuiet(boolean quiet) {
    this.quiet = quiet;
  }

  /** In a directive a string ends with its line; elsewhere it may have several. */
  void setSingleLine(boolean singleLine) {
    this.singleLine = singleLine;
  }

  PpToken next() {
    int from = position;
    boolean newline = skipBlanks();
    newline |= from == 0 || (from == 1 && text.charAt(0) == '\uFEFF');
    boolean space = position > from;
    int start = position;
    if (start >= text.length()) {
      return token(PpKind.END, "", start, true, space);
    }
    char c = text.charAt(start);
    if (isIdentifierStart(c)) {
      return token(PpKind.IDENTIFIER, word(), start, newline, space);
    }
    if (isDigit(c)) {
      return token(PpKind.NUMBER, word(), start, newline, space);
    }
    if (c == '"') {
      return token(PpKind.STRING, string(), start, newline, space);
    }
    String punctuation = punctuation(start, c);
    if (punctuation != null) {
      position = start + punctuation.length();
      return token(PpKind.PUNCTUATION, punctuation, start, newline, space);
    }
    while (position < text.length() && isUnknown(text.charAt(position))) {
      position++;
    }
    return token(PpKind.UNKNOWN, text.substring(start, position), start, newline, space);
  }

  /** The rest of the line as written, blanks stripped; the next token starts on the next line. */
  String restOfLine() {
    int start = position;
    while (position < text.length() && !isNewline(text.charAt(position))) {
      int joined = continuation(position);
      position = joined > 0 ? joined : position + 1;
    }
    return text.substring(start, position).strip();
  }

  /**
   * The file name of an include: what stands between quotes or angle brackets at this position.
   * Null, with the position unchanged, when neither is there.
   */
  PpToken headerName() {
    int before = position;
    while (position < text.length()
        && (text.charAt(position) == ' ' || text.charAt(position) == '\t')) {
      position++;
    }
    int start = position;
    char open = start < text.length() ? text.charAt(start) : '\n';
    char close = open == '<' ? '>' : '"';
    if (open == '<' || open == '"') {
      for (int i = start + 1; i < text.length() && !isNewline(text.charAt(i)); i++) {
        if (text.charAt(i) == close) {
          position = i + 1;
          return token(PpKind.STRING, text.substring(start, position), start, false, true);
        }
      }
    }
    position = before;
    return null;
  }

  private PpToken token(PpKind kind, String value, int start, boolean newline, boolean space) {
    return new PpToken(kind, value, file, start, position, newline, space, false);
  }

  /** Skips blanks and comments; whether a line ended outside of comments. */
  private boolean skipBlanks() {
    boolean newline = false;
    while (position < text.length()) {
      char c = text.charAt(position);
      int joined = c == '\\' ? continuation(position) : 0;
      if (joined > 0) {
        position = joined;
      } else if (c == ' ' || c == '\t' || c == '\f' || c == '\u000B') {
        position++;
      } else if (isNewline(c)) {
        newline = true;
        position++;
      } else if (c == '/' && follows('/')) {
        lineComment();
      } else if (c == '/' && follows('*')) {
        blockComment();
      } else {
        break;
      }
    }
    return newline;
  }

  private boolean follows(char second) {
    return position + 1 < text.length() && text.charAt(position + 1) == second;
  }

  private void lineComment() {
    int start = position;
    while (position < text.length() && !isNewline(text.charAt(position))) {
      int joined = text.charAt(position) == '\\' ? continuation(position) : 0;
      position = joined > 0 ? joined : position + 1;
    }
    comment(start);
  }

  private void blockComment() {
    int start = position;
    int close = text.indexOf("*/", start + 2);
    if (close < 0) {
      position = text.length();
      report(PreprocessorCode.UNTERMINATED_COMMENT, start, start + 2, true);
    } else {
      position = close + 2;
    }
    comment(start);
  }

  private void comment(int start) {
    if (start >= commentsUpTo) {
      comments.add(new Span(file, start, position));
      commentsUpTo = position;
    }
  }

  /**
   * Offset after a backslash and the line end that follows it; 0 when there is none. Blanks at the
   * end of the line, which nobody sees, do not count.
   */
  private int continuation(int at) {
    if (text.charAt(at) != '\\') {
      return 0;
    }
    int i = at + 1;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    int blank = i;
    if (i < text.length() && text.charAt(i) == '\r') {
      i++;
    }
    if (i < text.length() && text.charAt(i) == '\n') {
      return i + 1;
    }
    return i > blank ? i : 0;
  }

  private String word() {
    int start = position;
    StringBuilder joinedText = null;
    int pieceStart = start;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (isIdentifierStart(c) || isDigit(c)) {
        position++;
        continue;
      }
      int joined = c == '\\' ? continuation(position) : 0;
      if (joined == 0 || joined >= text.length() || !isWordPart(text.charAt(joined))) {
        break;
      }
      joinedText = joinedText == null ? new StringBuilder() : joinedText;
      joinedText.append(text, pieceStart, position);
      position = joined;
      pieceStart = joined;
    }
    if (joinedText == null) {
      return spellings.of(text, start, position);
    }
    return joinedText.append(text, pieceStart, position).toString();
  }

  private String string() {
    int start = position++;
    int lineEnd = -1;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '"') {
        position++;
        return text.substring(start, position);
      }
      if (isNewline(c) && lineEnd < 0) {
        lineEnd = position;
        if (singleLine || quiet) {
          break;
        }
      }
      int joined = continuation(position);
      boolean escape = c == '\\' && position + 1 < text.length();
      position = joined > 0 ? joined : position + (escape ? 2 : 1);
    }
    position = lineEnd >= 0 ? lineEnd : Math.min(position, text.length());
    report(PreprocessorCode.UNTERMINATED_STRING, start, position, false);
    return text.substring(start, position) + '"';
  }

  private void report(PreprocessorCode code, int start, int end, boolean evenQuiet) {
    if ((!quiet || evenQuiet) && start > reportedUpTo) {
      reportedUpTo = start;
      sink.report(code, new Span(file, start, end));
    }
  }

  private String punctuation(int start, char c) {
    if (c < BY_FIRST.length) {
      for (String candidate : BY_FIRST[c]) {
        if (candidate.length() == 1 || text.startsWith(candidate, start)) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static boolean isUnknown(char c) {
    return !isWordPart(c)
        && c != '"'
        && c != ' '
        && c != '\t'
        && c != '\f'
        && c != '\u000B'
        && !isNewline(c)
        && (c >= BY_FIRST.length || BY_FIRST[c].length == 0);
  }

  private static boolean isNewline(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isWordPart(char c) {
    return isIdentifierStart(c) || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isIdentifierStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
