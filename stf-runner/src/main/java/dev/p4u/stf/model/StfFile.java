package dev.p4u.stf.model;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import java.util.List;

/** An STF file: the statements that could be read, and what was wrong with the others. */
public record StfFile(SourceFile source, List<Statement> statements, List<Diagnostic> diagnostics) {
  public StfFile {
    statements = List.copyOf(statements);
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
