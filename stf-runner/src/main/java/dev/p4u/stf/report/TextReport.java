package dev.p4u.stf.report;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticRenderer;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.stf.run.Comparison;
import dev.p4u.stf.run.Failure;
import dev.p4u.stf.run.PathStep;
import dev.p4u.stf.run.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Test results as plain text. */
public final class TextReport {

  private TextReport() {}

  /** One line for a test: {@code ok   stf/a.stf  3 packets, 4 checks, 12 ms}. */
  public static String line(TestResult result) {
    String word =
        switch (result.outcome()) {
          case PASSED -> "ok   ";
          case FAILED -> "FAIL ";
          case ERROR -> "ERROR";
        };
    return String.format(
        Locale.ROOT,
        "%s %s  %s, %s, %.0f ms",
        word,
        result.test().name(),
        count(result.packets(), "packet"),
        count(result.checks(), "check"),
        result.nanos() / 1e6);
  }

  /** The last line: how many passed and failed. */
  public static String summary(List<TestResult> results, long nanos) {
    long passed = results.stream().filter(TestResult::passed).count();
    int packets = results.stream().mapToInt(TestResult::packets).sum();
    int checks = results.stream().mapToInt(TestResult::checks).sum();
    return String.format(
        Locale.ROOT,
        "%d passed, %d failed (%s, %s, %.2f s)",
        passed,
        results.size() - passed,
        count(packets, "packet"),
        count(checks, "check"),
        nanos / 1e9);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Everything that explains why a test did not pass; empty for one that did. */
  public static String details(TestResult result) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : result.diagnostics()) {
      if (diagnostic.isError()) {
        out.append(DiagnosticRenderer.render(diagnostic));
      }
    }
    for (Failure failure : result.failures()) {
      out.append(details(failure));
    }
    return out.toString();
  }

  /** A failed check: where, what, both packets, the way through the program. */
  public static String details(Failure failure) {
    StringBuilder out = new StringBuilder();
    Span span = failure.span();
    out.append(span).append(": ").append(failure.headline()).append('\n');
    SourceFile file = span.file();
    out.append("    ").append(shorten(file.lineText(span.line()), 110)).append('\n');
    failure.comparison().ifPresent(c -> comparison(out, c));
    for (Failure.PacketPath path : failure.paths()) {
      path(out, path);
    }
    return out.append('\n').toString();
  }

  private static void comparison(StringBuilder out, Comparison comparison) {
    List<String[]> table = new ArrayList<>();
    table.add(new String[] {"", "field", "expected", "actual"});
    for (Comparison.Row row : comparison.rows()) {
      String name = row.field().isEmpty() ? row.header() : row.header() + "." + row.field();
      String mark = row.first() ? ">" : row.differs() ? "*" : "";
      table.add(new String[] {mark, name, cell(row.expected()), cell(row.actual())});
    }
    int[] widths = new int[4];
    for (String[] row : table) {
      for (int i = 0; i < 4; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : table) {
      String text =
          String.format(
              Locale.ROOT,
              "  %1s %-" + widths[1] + "s  %-" + widths[2] + "s  %s",
              row[0],
              row[1],
              row[2],
              row[3]);
      out.append(text.stripTrailing()).append('\n');
    }
    hex(out, comparison);
  }

  private static String cell(Optional<String> value) {
    return value.orElse("-");
  }

  /** The bytes around the first difference, with a caret below it. */
  private static void hex(StringBuilder out, Comparison comparison) {
    int first = Math.max(0, comparison.firstDifference());
    int start = Math.max(0, (first / 8 - 3) * 8);
    String expected = bytes(comparison.expectedDigits(), start);
    String actual = bytes(comparison.actualDigits(), start);
    String lead = start == 0 ? "" : "... ";
    String end = comparison.exact() && comparison.expectedDigits().length() < start + 80 ? "$" : "";
    out.append("  expected ").append(lead).append(expected).append(end).append('\n');
    out.append("  actual   ").append(lead).append(actual).append('\n');
    int column = first - start;
    out.append("           ")
        .append(" ".repeat(lead.length() + column + column / 8))
        .append("^ digit ")
        .append(first)
        .append(", byte ")
        .append(first / 2)
        .append('\n');
  }

  private static String bytes(String digits, int start) {
    StringBuilder out = new StringBuilder();
    for (int i = start; i < digits.length() && i < start + 80; i++) {
      if (i > start && (i - start) % 8 == 0) {
        out.append(' ');
      }
      out.append(digits.charAt(i));
    }
    return out.append(digits.length() > start + 80 ? " ..." : "").toString();
  }

  private static void path(StringBuilder out, Failure.PacketPath path) {
    out.append("  packet ")
        .append(path.number())
        .append(" (line ")
        .append(path.sent().line())
        .append("), in port ")
        .append(path.port())
        .append(":\n");
    for (PathStep step : path.steps()) {
      out.append("    ").append(step(step));
      if (step.line() > 0) {
        out.append("  (line ").append(step.line()).append(')');
      }
      out.append('\n');
    }
    out.append("    => ").append(path.outcome()).append('\n');
  }

  private static String step(PathStep step) {
    return switch (step.event()) {
      case STATE -> "state " + step.name();
      case EXTRACT -> "  extract " + step.name();
      case ADVANCE -> "  advance";
      case ACCEPT -> "parser accepts";
      case REJECT -> "parser rejects: " + step.name();
      case LOOKUP ->
          "table " + step.name() + (step.detail().isEmpty() ? "" : " {" + step.detail() + "}");
      case HIT -> "  hit";
      case MISS -> "  miss";
      case ACTION -> "  action " + step.name();
      case DROP -> "marked to drop";
      case DEPARSE -> "deparser";
    };
  }

  private static String shorten(String text, int limit) {
    String stripped = text.strip();
    return stripped.length() <= limit ? stripped : stripped.substring(0, limit) + "...";
  }
}
