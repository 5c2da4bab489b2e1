package dev.p4u.cli.explain;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two short texts differ, as diff shows them: {@code -}, {@code +}, blank. */
final class LineDiff {

  /** Unchanged lines that are shown before and after changed ones. */
  private static final int CONTEXT = 1;

  private final List<String> before;
  private final List<String> after;

  /** Length of the longest common subsequence of the rests that begin with two lines. */
  private final int[][] common;

  private LineDiff(String before, String after) {
    this.before = before.lines().toList();
    this.after = after.lines().toList();
    this.common = new int[this.before.size() + 1][this.after.size() + 1];
    for (int i = this.before.size() - 1; i >= 0; i--) {
      for (int j = this.after.size() - 1; j >= 0; j--) {
        common[i][j] =
            this.before.get(i).equals(this.after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
  }

  static List<String> of(String before, String after) {
    return withContext(new LineDiff(before, after).all());
  }

  private List<String> all() {
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean both = i < before.size() && j < after.size();
      if (both && before.get(i).equals(after.get(j))) {
        lines.add(" " + before.get(i++));
        j++;
      } else if (j == after.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("-" + before.get(i++));
      } else {
        lines.add("+" + after.get(j++));
      }
    }
    return lines;
  }

  private static List<String> withContext(List<String> lines) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int from = Math.max(0, i - CONTEXT);
      int to = Math.min(lines.size(), i + CONTEXT + 1);
      if (lines.subList(from, to).stream().anyMatch(line -> !line.startsWith(" "))) {
        shown.add(lines.get(i));
      }
    }
    return shown;
  }
}
