package dev.p4u.language.format;

/** Line ends. */
final class Lines {

  private Lines() {}

  /** The text with every line end as {@code \n}. */
  static String withLineFeeds(String text) {
    if (text.indexOf('\r') < 0) {
      return text;
    }
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The line end that a file uses most: {@code \n}, {@code \r\n} or {@code \r}. */
  static String endOf(String text) {
    int both = 0;
    int feeds = 0;
    int returns = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        both++;
        i++;
      } else if (c == '\r') {
        returns++;
      } else if (c == '\n') {
        feeds++;
      }
    }
    if (both > feeds && both >= returns) {
      return "\r\n";
    }
    return returns > feeds ? "\r" : "\n";
  }

  /** Without the blanks at both ends; other characters of Unicode that look blank stay. */
  static String strip(String line) {
    int start = 0;
    String end = stripTrailing(line);
    while (start < end.length() && AtomScanner.isBlank(end.charAt(start))) {
      start++;
    }
    return end.substring(start);
  }

  /** Without the blanks at its end. */
  static String stripTrailing(String line) {
    int end = line.length();
    while (end > 0 && AtomScanner.isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  /** Line ends between two offsets of a text. */
  static int count(String text, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean second = c == '\n' && i > from && text.charAt(i - 1) == '\r';
      if ((c == '\n' && !second) || c == '\r') {
        count++;
      }
    }
    return count;
  }

  /** Whether a line ends between two offsets of a text. */
  static boolean isBroken(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (AtomScanner.isNewline(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
