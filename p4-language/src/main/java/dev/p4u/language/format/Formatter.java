package dev.p4u.language.format;

import dev.p4u.language.format.FormatResult.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats P4 programs. It works on the text of one file as it stands: includes are not read, macros
 * are not expanded, each comment and preprocessor line stays where it is between the tokens.
 *
 * <p>Offsets are UTF-16 code units. No text makes it fail: parts that it cannot lay out, such as a
 * declaration with a missing brace, are kept and named in {@link FormatResult#problems()}.
 */
public final class Formatter {

  private Formatter() {}

  /**
   * Formats a whole file.
   *
   * @throws IllegalStateException when the result would differ in more than white space, which is a
   *     defect of the formatter
   */
  public static FormatResult format(String text, FormatOptions options) {
    return FormattedFile.of(text, options).whole();
  }

  /** Formats a whole file in the documented style. */
  public static FormatResult format(String text) {
    return format(text, FormatOptions.DEFAULT);
  }

  /**
   * Formats the statements and declarations that a range touches; of a declaration with a block
   * only its head, its end, and what is touched within.
   *
   * @param start offset of the range
   * @param end offset after it
   */
  public static FormatResult formatRange(String text, int start, int end, FormatOptions options) {
    if (start < 0 || end < start || end > text.length()) {
      throw new IndexOutOfBoundsException("range %d to %d".formatted(start, end));
    }
    return FormattedFile.of(text, options).range(start, end);
  }

  /**
   * Formats what was completed by typing a semicolon or a closing brace: the statement or the
   * declaration that ends there. Nothing for other characters.
   *
   * @param offset behind what was typed
   */
  public static FormatResult formatTyped(String text, int offset, FormatOptions options) {
    boolean ends = offset > 0 && ";}".indexOf(text.charAt(offset - 1)) >= 0;
    if (!ends) {
      return new FormatResult(text, List.of(), List.of());
    }
    return FormattedFile.of(text, options).typed(offset);
  }

  /** The text after edits that are in order. */
  static String apply(String text, List<Edit> edits) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    int copied = 0;
    for (Edit edit : edits) {
      out.append(text, copied, edit.start()).append(edit.replacement());
      copied = edit.end();
    }
    return out.append(text, copied, text.length()).toString();
  }

  static FormatResult result(String text, List<Edit> edits, List<Problem> problems) {
    return new FormatResult(apply(text, edits), new ArrayList<>(edits), problems);
  }
}
