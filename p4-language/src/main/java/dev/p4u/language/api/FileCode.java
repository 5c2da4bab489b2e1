package dev.p4u.language.api;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** What can be wrong with the main file itself. */
public enum FileCode implements DiagnosticCode {
  FILE_NOT_FOUND("not-found", "there is no file {0}"),
  FILE_UNREADABLE("not-found", "cannot read {0}: {1}"),
  FILE_TOO_DEEP("overlimit", "the program is nested too deeply to be read");

  private final String kind;
  private final String template;

  FileCode(String kind, String template) {
    this.kind = kind;
    this.template = template;
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
