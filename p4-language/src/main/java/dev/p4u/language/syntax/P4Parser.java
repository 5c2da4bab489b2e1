package dev.p4u.language.syntax;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.preproc.Preprocessor;
import dev.p4u.language.preproc.PreprocessorResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Text to syntax tree. */
public final class P4Parser {

  private P4Parser() {}

  /**
   * Preprocesses and parses a program. Never throws for what is in the text: the tree has error
   * nodes where it could not be read.
   *
   * @param path name of the main file; its folder is where quoted includes are searched
   * @param loader gives included files; may throw {@link
   *     dev.p4u.language.source.UnreadableFileException}, which becomes a diagnostic
   */
  public static ParseResult parse(
      Path path, String text, P4Frontend.Options options, P4Frontend.FileLoader loader) {
    DiagnosticSink preprocessing = new DiagnosticSink();
    PreprocessorResult source = Preprocessor.run(path, text, options, loader, preprocessing);
    DiagnosticSink parsing = new DiagnosticSink();
    TokenPreparer.Prepared prepared = TokenPreparer.prepare(source.tokens(), parsing);
    P4.ProgramContext program =
        parser(prepared, new SyntaxReporter(parsing, source.truncated() || prepared.truncated()))
            .program();
    DiagnosticSink building = new DiagnosticSink();
    P4Program tree =
        new AstBuilder(building, parsing.errorCount() > 0).program(program, source.files().get(0));
    List<Diagnostic> diagnostics = new ArrayList<>(preprocessing.diagnostics());
    diagnostics.addAll(parsing.diagnostics());
    diagnostics.addAll(building.diagnostics());
    return new ParseResult(
        tree, source.files(), diagnostics, source.info(), highlighted(prepared.tokens()));
  }

  private static P4 parser(TokenPreparer.Prepared prepared, SyntaxReporter reporter) {
    P4 parser = new P4(new P4TokenStream(prepared.tokens()));
    parser.setPrepared(prepared);
    parser.removeErrorListeners();
    parser.setErrorHandler(new P4ErrorStrategy(reporter, prepared.brackets()));
    // No second try with full LL: the tokens' types leave no decision that depends on the context,
    // and full LL would look through all enclosing rules, which takes stack.
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }

  private static List<SyntaxToken> highlighted(List<P4Token> tokens) {
    List<SyntaxToken> out = new ArrayList<>(tokens.size());
    for (P4Token token : tokens) {
      if (token.getType() != P4.EOF && token.getType() != P4.END_PRAGMA) {
        out.add(new SyntaxToken(kind(token), token.span(), token.getText()));
      }
    }
    return out;
  }

  private static SyntaxToken.Kind kind(P4Token token) {
    int type = token.getType();
    if (type == P4.INTEGER) {
      return SyntaxToken.Kind.NUMBER;
    }
    if (type == P4.STRING_LITERAL) {
      return SyntaxToken.Kind.STRING;
    }
    if (token.isOpaque()) {
      return SyntaxToken.Kind.ANNOTATION_TEXT;
    }
    if (type == P4.IDENTIFIER || type == P4.LVALUE_IDENTIFIER) {
      return SyntaxToken.Kind.NAME;
    }
    return TokenTypes.isKeyword(type) ? SyntaxToken.Kind.KEYWORD : SyntaxToken.Kind.PUNCTUATION;
  }
}
