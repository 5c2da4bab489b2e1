package dev.p4u.language.format;

import java.util.List;

/**
 * What formatting a file gives.
 *
 * @param text the formatted text; the original when nothing had to change
 * @param edits the smallest changes that lead there: in order, not overlapping, most of them white
 *     space only
 * @param problems parts of the file that were kept as they are, and why
 */
public record FormatResult(String text, List<Edit> edits, List<Problem> problems) {

  public FormatResult {
    edits = List.copyOf(edits);
    problems = List.copyOf(problems);
  }

  public boolean changed() {
    return !edits.isEmpty();
  }

  /**
   * A part of the file that was not formatted.
   *
   * @param start offset of its first character in the original text
   * @param end offset after it
   * @param message why, in one sentence
   */
  public record Problem(int start, int end, String message) {}
}
