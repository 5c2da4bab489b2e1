package dev.p4u.language.format;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Moves the further lines of block comments with their first. */
final class CommentText {

  private CommentText() {}

  /**
   * The comment as it looks when its first line starts at the first column. Lines that start with
   * an asterisk stand below that of the first; others keep their place relative to it.
   *
   * @param column where the first line started
   */
  static String at(String comment, int column) {
    if (comment.indexOf('\n') < 0) {
      return comment;
    }
    String[] lines = comment.split("\n", -1);
    if (comment.startsWith("//")) {
      // Joined by backslashes.
      return Arrays.stream(lines).map(CommentText::stripLeading).collect(Collectors.joining("\n"));
    }
    boolean stars = true;
    for (int i = 1; i < lines.length; i++) {
      String line = Lines.strip(lines[i]);
      stars &= line.isEmpty() || line.startsWith("*");
    }
    StringBuilder out = new StringBuilder(Lines.stripTrailing(lines[0]));
    for (int i = 1; i < lines.length; i++) {
      String line = Lines.strip(lines[i]);
      out.append('\n');
      if (!line.isEmpty()) {
        out.append(" ".repeat(stars ? 1 : Math.max(0, indentation(lines[i]) - column)));
        out.append(line);
      }
    }
    return out.toString();
  }

  private static String stripLeading(String line) {
    int start = 0;
    while (start < line.length() && AtomScanner.isBlank(line.charAt(start))) {
      start++;
    }
    return line.substring(start);
  }

  /** Columns of white space before a line, a tab to the next multiple of eight. */
  private static int indentation(String line) {
    int columns = 0;
    for (int i = 0; i < line.length() && AtomScanner.isBlank(line.charAt(i)); i++) {
      columns = line.charAt(i) == '\t' ? (columns / 8 + 1) * 8 : columns + 1;
    }
    return Math.min(columns, 1000);
  }
}
