package dev.p4u.lsp.features;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.SourceIndex;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.List;

/** The outline of a P4 file. */
public final class P4Symbols {

  public List<Symbol> symbols(CheckedProgram program, SourceFile file) {
    return program.index().outline(file).stream().map(s -> symbol(s, file)).toList();
  }

  private static Symbol symbol(SourceIndex.Symbol symbol, SourceFile file) {
    Span span = symbol.span();
    Span name = symbol.nameSpan();
    boolean within =
        name.file() == file && span.start() <= name.start() && name.end() <= span.end();
    List<Symbol> children =
        symbol.children().stream()
            .filter(c -> c.span().file() == file)
            .map(c -> symbol(c, file))
            .toList();
    return new Symbol(
        symbol.name().isEmpty() ? "(" + symbol.kind() + " without a name)" : symbol.name(),
        symbol.kind(),
        symbol.type().isEmpty() ? symbol.kind() : symbol.type(),
        span,
        within ? name : new Span(file, span.start(), span.start()),
        children);
  }
}
