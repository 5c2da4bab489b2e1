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

  /** Failures of a test that are told one by one. */
  private static final int MAX_FAILURES = 20;

  /** Lines that show the way of a packet. */
  private static final int MAX_STEPS = 200;

  private TextReport() {}

  /** One line for a test: {@code ok stf/a.stf 3 packets, 4 checks, 12 ms}. */
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
    result.failures().stream().limit(MAX_FAILURES).map(TextReport::details).forEach(out::append);
    int more = result.failures().size() - MAX_FAILURES;
    return out + (more > 0 ? "and " + count(more, "more failure") + "\n" : "");
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
    boolean alone = comparison.firstDifference() < 0;
    List<List<String>> table = new ArrayList<>();
    table.add(columns(alone, "", "field", "expected", alone ? "value" : "actual"));
    for (Comparison.Row row : comparison.rows()) {
      String name = row.field().isEmpty() ? row.header() : row.header() + "." + row.field();
      String mark = row.first() ? ">" : row.differs() ? "*" : "";
      table.add(columns(alone, mark, name, cell(row.expected()), cell(row.actual())));
    }
    table(out, table);
    hex(out, comparison);
  }

  private static List<String> columns(boolean alone, String... texts) {
    return alone ? List.of(texts[0], texts[1], texts[3]) : List.of(texts);
  }

  private static void table(StringBuilder out, List<List<String>> table) {
    int[] widths = new int[table.get(0).size()];
    for (List<String> row : table) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder("  ").append(row.get(0).isEmpty() ? " " : row.get(0));
      for (int i = 1; i < widths.length; i++) {
        line.append(i == 1 ? " " : "  ").append(row.get(i));
        line.append(" ".repeat(widths[i] - row.get(i).length()));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static String cell(Optional<String> value) {
    return value.orElse("-");
  }

  /** The bytes around the first difference, with a caret below it. */
  private static void hex(StringBuilder out, Comparison comparison) {
    if (comparison.firstDifference() < 0) {
      out.append("  packet   ").append(bytes(comparison.actualDigits(), 0)).append('\n');
      return;
    }
    int first = Math.max(0, comparison.firstDifference());
    int start = first < 72 ? 0 : (first / 8 - 3) * 8;
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
    for (PathStep step : path.steps().subList(0, Math.min(MAX_STEPS, path.steps().size()))) {
      out.append("    ").append(step(step));
      if (step.line() > 0) {
        out.append("  (").append(step.file()).append(':').append(step.line()).append(')');
      }
      out.append('\n');
    }
    if (path.steps().size() > MAX_STEPS) {
      out.append("    and ")
          .append(count(path.steps().size() - MAX_STEPS, "more step"))
          .append('\n');
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
