package dev.p4u.cli.explain;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.DiagnosticRenderer;
import dev.p4u.language.explain.Example;
import dev.p4u.language.explain.Explanation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One explanation, as Markdown for documentation or as text for a terminal. */
final class ExplanationPage {

  /** Stands for each argument of a message. */
  private static final List<String> ANY_ARGUMENTS = Collections.nCopies(10, "...");

  private final Explanation explanation;

  ExplanationPage(Explanation explanation) {
    this.explanation = explanation;
  }

  /** {@code error[not-found]: `...` is not declared}. */
  static String headline(DiagnosticCode code) {
    String severity = code.severity().name().toLowerCase(Locale.ROOT);
    return severity + "[" + code.kind() + "]: " + message(code);
  }

  /** The template with its arguments left open. */
  static String message(DiagnosticCode code) {
    return code.format(ANY_ARGUMENTS);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(explanation.code().name()).append(": ");
    out.append(headline(explanation.code())).append("\n\n");
    out.append(explanation.prose()).append('\n');
    for (Example example : explanation.examples()) {
      indented(out, intro(example), example.wrong());
      if (example.isProgram()) {
        indented(out, "What p4u says:", output(example));
        indented(out, "Repaired:", repair(example));
      }
    }
    return out.toString();
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append('`').append(headline(explanation.code()).replace('`', '\'')).append("`\n\n");
    out.append(explanation.prose()).append('\n');
    for (Example example : explanation.examples()) {
      String start = example.isProgram() ? "" : "\n" + intro(example) + "\n";
      out.append(start);
      fenced(out, example.language(), example.wrong());
      if (example.isProgram()) {
        fenced(out, "text", output(example));
        fenced(out, "diff", repair(example));
      }
    }
    return out.toString();
  }

  private static String intro(Example example) {
    if (example.language().equals("console")) {
      return "In a shell:";
    }
    String with = example.options().isEmpty() ? "" : " " + String.join(" ", example.options());
    return example.isProgram() ? "Example" + with + ":" : "with `" + example.file() + "`:";
  }

  private String output(Example example) {
    StringBuilder out = new StringBuilder();
    new ExampleOutput(explanation)
        .of(example, example.wrong())
        .forEach(d -> out.append(DiagnosticRenderer.render(d)));
    return out.toString();
  }

  private static String repair(Example example) {
    List<String> lines = LineDiff.of(example.wrong(), example.right());
    return String.join("\n", lines) + "\n";
  }

  private static void indented(StringBuilder out, String title, String text) {
    if (!text.isBlank()) {
      out.append('\n').append(title).append("\n\n").append(text.indent(4));
    }
  }

  private static void fenced(StringBuilder out, String language, String text) {
    if (!text.isBlank()) {
      out.append("\n```").append(language).append('\n').append(text).append("```\n");
    }
  }
}
