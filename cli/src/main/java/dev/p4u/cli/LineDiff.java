package dev.p4u.cli;

import dev.p4u.language.format.Edit;
import dev.p4u.language.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Shows edits as a unified diff. */
final class LineDiff {

  private static final int CONTEXT = 3;

  private final SourceFile before;
  private final List<Edit> edits;
  private final StringBuilder out = new StringBuilder();

  /** Lines that were added so far, less those that were removed. */
  private int shift;

  private LineDiff(SourceFile before, List<Edit> edits) {
    this.before = before;
    this.edits = edits;
  }

  /**
   * The diff, empty when there are no edits.
   *
   * @param name of the file
   * @param edits in order
   */
  static String unified(String name, String before, List<Edit> edits) {
    if (edits.isEmpty()) {
      return "";
    }
    LineDiff diff = new LineDiff(new SourceFile(name, before), edits);
    diff.out.append("--- %s\n+++ %s (formatted)\n".formatted(name, name));
    List<Change> hunk = new ArrayList<>();
    for (Change change : diff.changes()) {
      Change last = hunk.isEmpty() ? null : hunk.get(hunk.size() - 1);
      if (last != null && change.first - last.last > 2 * CONTEXT) {
        diff.hunk(hunk);
        hunk.clear();
      }
      hunk.add(change);
    }
    diff.hunk(hunk);
    return diff.out.toString();
  }

  /** Lines of the original (from 1, {@code last} included) and what replaces them. */
  private record Change(int first, int last, List<String> replacement) {}

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    int i = 0;
    while (i < edits.size()) {
      int first = before.line(edits.get(i).start());
      int last = before.line(edits.get(i).end());
      StringBuilder text = new StringBuilder();
      int copied = before.lineStart(first);
      while (i < edits.size() && before.line(edits.get(i).start()) <= last) {
        Edit edit = edits.get(i);
        last = before.line(edit.end());
        text.append(before.text(), copied, edit.start()).append(edit.replacement());
        copied = edit.end();
        i++;
      }
      int end = before.lineStart(last) + before.lineText(last).length();
      text.append(before.text(), Math.min(copied, end), end);
      changes.add(trimmed(first, last, lines(text.toString(), last)));
    }
    return changes;
  }

  /** Without the lines at both ends that stay. */
  private Change trimmed(int first, int last, List<String> replacement) {
    int from = 0;
    int to = replacement.size();
    int start = first;
    int end = Math.min(last, lastLine());
    boolean open = end == before.lineCount();
    int stays = open ? end - 1 : end;
    while (start <= stays && from < to && before.lineText(start).equals(replacement.get(from))) {
      start++;
      from++;
    }
    while (!open
        && end >= start
        && to > from
        && before.lineText(end).equals(replacement.get(to - 1))) {
      end--;
      to--;
    }
    return new Change(start, end, replacement.subList(from, to));
  }

  private List<String> lines(String text, int last) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (text.isEmpty() && last < before.lineCount()) {
      lines.add("");
    }
    return lines;
  }

  private void hunk(List<Change> changes) {
    int start = Math.max(1, changes.get(0).first - CONTEXT);
    int end = Math.min(lastLine(), changes.get(changes.size() - 1).last + CONTEXT);
    StringBuilder body = new StringBuilder();
    int next = start;
    int removed = 0;
    int added = 0;
    for (Change change : changes) {
      same(next, change.first - 1, body);
      for (int line = change.first; line <= change.last; line++) {
        body.append('-').append(before.lineText(line)).append('\n');
        if (line == before.lineCount()) {
          body.append("\\ No newline at end of file\n");
        }
        removed++;
      }
      for (String line : change.replacement) {
        body.append('+').append(line).append('\n');
        added++;
      }
      next = change.last + 1;
    }
    same(next, end, body);
    int length = end - start + 1;
    out.append(
        "@@ -%d,%d +%d,%d @@\n".formatted(start, length, start + shift, length + added - removed));
    out.append(body);
    shift += added - removed;
  }

  private void same(int from, int to, StringBuilder body) {
    for (int line = from; line <= to; line++) {
      body.append(' ').append(before.lineText(line)).append('\n');
    }
  }

  /** The last line that has text or an end. */
  private int lastLine() {
    int count = before.lineCount();
    return before.lineText(count).isEmpty() ? count - 1 : count;
  }
}
