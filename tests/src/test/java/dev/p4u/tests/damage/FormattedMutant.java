package dev.p4u.tests.damage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.format.Edit;
import dev.p4u.language.format.FormatOptions;
import dev.p4u.language.format.FormatResult;
import dev.p4u.language.format.Formatter;
import java.util.Random;
import java.util.regex.Pattern;

/** What the formatter does to a program, whether it can be read or not. */
final class FormattedMutant {

  /** A backslash joins its line with the next one. */
  private static final Pattern WHITE_SPACE =
      Pattern.compile("(?:\\\\(?:\\r\\n?|\\n)|[ \\t\\f\\u000B\\r\\n])+");

  private FormattedMutant() {}

  /** Formats all of it, and a part of it. That no tokens join is what the formatter checks. */
  static void check(String text, Random random) {
    FormatResult once = Formatter.format(text);
    checkEdits(text, once);
    assertThat(Formatter.format(once.text()).text()).isEqualTo(once.text());

    int start = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), start + random.nextInt(200));
    FormatResult part = Formatter.formatRange(text, start, end, FormatOptions.DEFAULT);
    checkEdits(text, part);
    assertThat(once.edits()).containsAll(part.edits());

    int typed = text.indexOf(random.nextBoolean() ? ';' : '}', start) + 1;
    FormatResult completed = Formatter.formatTyped(text, typed, FormatOptions.DEFAULT);
    checkEdits(text, completed);
    assertThat(once.edits()).containsAll(completed.edits());
  }

  private static void checkEdits(String text, FormatResult result) {
    for (Edit edit : result.edits()) {
      String before = text.substring(edit.start(), edit.end());
      assertThat(withoutSpace(edit.replacement())).isEqualTo(withoutSpace(before));
    }
    assertThat(withoutSpace(result.text())).isEqualTo(withoutSpace(text));
  }

  private static String withoutSpace(String text) {
    return WHITE_SPACE.matcher(text).replaceAll("");
  }
}
