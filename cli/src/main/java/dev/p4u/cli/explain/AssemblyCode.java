package dev.p4u.cli.explain;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.runtime.isa.AsmException;
import dev.p4u.runtime.isa.Assembler;
import java.util.List;
import java.util.Optional;

/** The diagnostic that shows where assembly is wrong. */
public enum AssemblyCode implements DiagnosticCode {
  ASSEMBLY;

  /** A diagnostic where the assembler stopped. */
  public Diagnostic at(String path, String text, AsmException e) {
    SourceFile source = new SourceFile(path, text);
    int start = Math.min(source.lineStart(e.line()) + e.column() - 1, text.length());
    return new Diagnostic(
        this,
        severity(),
        new Span(source, start, start),
        List.of(e.problem()),
        List.of(),
        List.of());
  }

  static Optional<Diagnostic> check(String path, String text) {
    try {
      Assembler.assemble(text);
      return Optional.empty();
    } catch (AsmException e) {
      return Optional.of(ASSEMBLY.at(path, text, e));
    }
  }

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
