package dev.p4u.cli.report;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.List;

/** Diagnostics made by hand: what the checker finds does not matter to a report. */
final class Sample {

  static final SourceFile FILE =
      new SourceFile(
          "dir/a.p4",
          """
          const bit<8> one = 1;
          const bit<8> one = onn;
          """);

  enum Code implements DiagnosticCode {
    SAMPLE_DUPLICATE("duplicate", Severity.ERROR, "`{0}` is already declared"),
    SAMPLE_UNUSED("unused", Severity.WARNING, "{0} is never used"),
    SAMPLE_NOTE("note", Severity.INFO, "{0}");

    private final String kind;
    private final Severity severity;
    private final String template;

    Code(String kind, Severity severity, String template) {
      this.kind = kind;
      this.severity = severity;
      this.template = template;
    }

    @Override
    public String kind() {
      return kind;
    }

    @Override
    public Severity severity() {
      return severity;
    }

    @Override
    public String template() {
      return template;
    }
  }

  /** An error on the second `one` with a related place and a repair of two edits. */
  static final Diagnostic ERROR =
      new Diagnostic(
          Code.SAMPLE_DUPLICATE,
          Severity.ERROR,
          span("one", 2),
          List.of("one"),
          List.of(new Diagnostic.Related(span("one", 1), "declared here")),
          List.of(
              new Diagnostic.Fix(
                  "rename",
                  List.of(
                      new Diagnostic.Edit(span("one", 2), "two"),
                      new Diagnostic.Edit(new Span(FILE, 0, 0), "// \"once\"\n")))));

  private Sample() {}

  static Diagnostic plain(Code code, SourceFile file, String argument) {
    return new Diagnostic(
        code,
        code.severity(),
        new Span(file, 0, file.text().length()),
        List.of(argument),
        List.of(),
        List.of());
  }

  private static Span span(String text, int line) {
    int start = FILE.text().indexOf(text, FILE.lineStart(line));
    return new Span(FILE, start, start + text.length());
  }
}
