package dev.p4u.language.api;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** What can be wrong with the main file itself. */
public enum FileCode implements DiagnosticCode {
  FILE_NOT_FOUND("there is no file {0}"),
  FILE_UNREADABLE("cannot read {0}: {1}");

  private final String template;

  FileCode(String template) {
    this.template = template;
  }

  @Override
  public String kind() {
    return "not-found";
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
