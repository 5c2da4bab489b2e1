package dev.p4u.cli.explain;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.nio.file.Path;
import java.util.List;

/** What can be wrong with a file or folder of the command line before P4 is read. */
public enum InputCode implements DiagnosticCode {
  INPUT_EMPTY("missing", "the file is empty: there is nothing to check"),
  INPUT_UNUSABLE("not-found", "cannot be checked: {0}");

  private final String kind;
  private final String template;

  InputCode(String kind, String template) {
    this.kind = kind;
    this.template = template;
  }

  /** A diagnostic at the start of the file. */
  public Diagnostic at(Path path, String... arguments) {
    SourceFile file = new SourceFile(path.toString(), "");
    return new Diagnostic(
        this, severity(), new Span(file, 0, 0), List.of(arguments), List.of(), List.of());
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String template() {
    return template;
  }
}
