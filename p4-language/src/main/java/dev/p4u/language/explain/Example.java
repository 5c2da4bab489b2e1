package dev.p4u.language.explain;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that shows a mistake and its repair in the notation of wdiff: {@code
 * [-wrong-]{+right+}}, either part of which may be empty.
 *
 * @param language {@code p4}, {@code stf}, {@code asm}... as a Markdown fence names it
 * @param file name of a file that the page's programs include; empty for a program of its own
 * @param options of the command that shows the mistake, such as {@code --target}, {@code ubpf}
 * @param text with the marks
 */
public record Example(String language, String file, List<String> options, String text) {

  private static final String MARKED = "\\[-((?:(?!-]\\{).)*)-]\\{\\+((?:(?!\\+}).)*)\\+}";
  private static final Pattern CHANGE = Pattern.compile(MARKED, Pattern.DOTALL);

  /** Changes that stand alone in their lines. */
  private static final Pattern LINES =
      Pattern.compile("^([ \t]*)" + MARKED + "\n", Pattern.DOTALL | Pattern.MULTILINE);

  public Example {
    options = List.copyOf(options);
  }

  /** The text with the mistake. */
  public String wrong() {
    return replaced(1);
  }

  /** The text after the repair. */
  public String right() {
    return replaced(2);
  }

  /** A line that has nothing but a change goes when nothing of it is left. */
  private String replaced(int group) {
    String lines = LINES.matcher(text).replaceAll(m -> m.group(group + 1).isEmpty() ? "" : all(m));
    return CHANGE.matcher(lines).replaceAll("$" + group);
  }

  private static String all(MatchResult match) {
    return Matcher.quoteReplacement(match.group());
  }

  /** Whether this is text to check, neither a file that others include nor a session of a shell. */
  public boolean isProgram() {
    return file.isEmpty() && !language.equals("console");
  }
}
