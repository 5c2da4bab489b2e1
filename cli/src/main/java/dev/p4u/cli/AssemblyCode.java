package dev.p4u.cli;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** The diagnostic that shows where assembly is wrong. */
enum AssemblyCode implements DiagnosticCode {
  ASSEMBLY;

  @Override
  public String kind() {
    return "asm";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String template() {
    return "{0}";
  }
}
