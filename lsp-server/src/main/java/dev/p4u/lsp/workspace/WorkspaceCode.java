package dev.p4u.lsp.workspace;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.source.Span;
import java.util.List;

/** What the editor service itself has to say. */
public enum WorkspaceCode implements DiagnosticCode {
  DOCUMENT_TOO_LONG("overlimit", Severity.ERROR, "the text is longer than {0} MB: it is not read"),
  PROJECT_FILE("project", Severity.ERROR, "{0}"),
  STF_CHECK_FAILED("stf", Severity.ERROR, "{0}"),
  STF_NOT_RUN("stf", Severity.ERROR, "the test was not run: {0}");

  private final String kind;
  private final Severity severity;
  private final String template;

  WorkspaceCode(String kind, Severity severity, String template) {
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

  /** A diagnostic with this code. */
  public Diagnostic at(Span span, String... arguments) {
    return new Diagnostic(this, severity, span, List.of(arguments), List.of(), List.of());
  }
}
