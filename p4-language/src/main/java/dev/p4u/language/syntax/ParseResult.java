package dev.p4u.language.syntax;

import dev.p4u.language.ast.P4Program;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.preproc.PreprocessorInfo;
import dev.p4u.language.source.SourceFile;
import java.util.List;

/**
 * A parsed program. There is one for every text.
 *
 * @param files the main file, then included ones in the order of their first inclusion
 * @param diagnostics of the preprocessor, then of the parser, each in the order of the text
 * @param tokens of the preprocessed program
 */
public record ParseResult(
    P4Program tree,
    List<SourceFile> files,
    List<Diagnostic> diagnostics,
    PreprocessorInfo info,
    List<SyntaxToken> tokens) {

  public ParseResult {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
    tokens = List.copyOf(tokens);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
