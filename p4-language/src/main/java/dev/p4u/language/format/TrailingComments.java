package dev.p4u.language.format;

import java.util.ArrayList;
import java.util.List;

/** Puts the comments behind the code of consecutive lines below each other. */
final class TrailingComments {

  private static final int DISTANCE = 2;

  /** Columns by which the code of lines whose comments are aligned may differ. */
  private static final int MAX_SPREAD = 24;

  private final int width;
  private final List<Comment> comments = new ArrayList<>();

  TrailingComments(int width) {
    this.width = width;
  }

  /**
   * @param offset in the printed text
   * @param code columns before it
   * @param continued goes on with the comment above
   * @param followed something stands behind it on the line
   */
  private record Comment(
      int line,
      int offset,
      int code,
      int length,
      int indent,
      boolean continued,
      boolean followed) {}

  void add(int line, int offset, int code, int length, int indent, boolean continued) {
    comments.add(new Comment(line, offset, code, length, indent, continued, false));
  }

  /** Something follows the last comment on its line: it is not aligned with others. */
  void followed() {
    Comment last = comments.remove(comments.size() - 1);
    comments.add(
        new Comment(
            last.line, last.offset, last.code, last.length, last.indent, last.continued, true));
  }

  /** The text with blanks before each comment. */
  String align(CharSequence text) {
    if (comments.isEmpty()) {
      return text.toString();
    }
    StringBuilder out = new StringBuilder(text.length() + comments.size() * 4);
    int copied = 0;
    int next = 0;
    while (next < comments.size()) {
      int end = runEnd(text, next);
      int column = column(next, end);
      for (Comment comment : comments.subList(next, end)) {
        out.append(text, copied, comment.offset);
        copied = comment.offset;
        int blanks = Math.max(0, column - comment.code);
        out.append(" ".repeat(comment.followed ? followedBlanks(text, comment) : blanks));
      }
      next = end;
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static int followedBlanks(CharSequence text, Comment comment) {
    char before = comment.offset > 0 ? text.charAt(comment.offset - 1) : ' ';
    return before == '(' || before == '[' || before == ' ' ? 0 : 1;
  }

  private int column(int from, int to) {
    int code = 0;
    for (Comment comment : comments.subList(from, to)) {
      // The continued have no code: theirs is the indentation.
      code = comment.continued ? code : Math.max(code, comment.code);
    }
    return code + DISTANCE;
  }

  /** Index after the comments that stand below the one at an index, in the same column. */
  private int runEnd(CharSequence text, int from) {
    Comment first = comments.get(from);
    int most = first.code;
    int least = first.code;
    int longest = first.length;
    int end = from + 1;
    while (end < comments.size()) {
      Comment comment = comments.get(end);
      boolean below = comment.line == comments.get(end - 1).line + 1;
      if (!below || first.followed || comment.followed) {
        break;
      }
      if (!comment.continued && (opens(text, first) || opens(text, comment))) {
        break;
      }
      if (!comment.continued) {
        most = Math.max(most, comment.code);
        least = Math.min(least, comment.code);
        longest = Math.max(longest, comment.length);
        boolean apart = comment.indent != first.indent || most - least > MAX_SPREAD;
        if (apart || most + DISTANCE + longest > width) {
          break;
        }
      }
      end++;
    }
    return end;
  }

  /** Whether it stands behind a bracket that opens: then it is about what follows. */
  private static boolean opens(CharSequence text, Comment comment) {
    return comment.offset > 0 && "{([".indexOf(text.charAt(comment.offset - 1)) >= 0;
  }
}
