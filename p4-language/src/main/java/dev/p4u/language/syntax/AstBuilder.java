package dev.p4u.language.syntax;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Makes the immutable tree of the parser's one, which may have holes after errors: what is missing
 * becomes an error node or an empty name. One builder a family of nodes; this one holds what they
 * share.
 */
final class AstBuilder {

  final TypeBuilder types = new TypeBuilder(this);
  final ExprBuilder expressions = new ExprBuilder(this);
  final AnnotationBuilder annotations = new AnnotationBuilder(this);
  final StmtBuilder statements = new StmtBuilder(this);
  final TableBuilder tables = new TableBuilder(this);
  final DeclBuilder declarations = new DeclBuilder(this);

  private final DiagnosticSink sink;
  private final boolean afterErrors;
  private int ids;

  /**
   * @param afterErrors whether the parser met errors, so that shapes may not be as meant
   */
  AstBuilder(DiagnosticSink sink, boolean afterErrors) {
    this.sink = sink;
    this.afterErrors = afterErrors;
  }

  /** A program is all of its main file, wherever its first declaration stands. */
  P4Program program(P4.ProgramContext context, SourceFile main) {
    int id = id();
    List<Decl> all = new ArrayList<>();
    for (P4.DeclarationContext declaration : context.declaration()) {
      all.addAll(declarations.declaration(declaration));
    }
    return new P4Program(id, new Span(main, 0, main.text().length()), all, ids);
  }

  int id() {
    return ids++;
  }

  void report(SyntaxCode code, Span span, String... arguments) {
    sink.report(code, span, arguments);
  }

  /** Reports something that is in the wrong place, unless an earlier error may have moved it. */
  void reportMisplaced(SyntaxCode code, Span span, String... arguments) {
    if (!afterErrors) {
      report(code, span, arguments);
    }
  }

  Span span(ParserRuleContext context) {
    Span start = span(context.getStart());
    Token stop = context.getStop();
    if (stop == null || stop.getTokenIndex() < context.getStart().getTokenIndex()) {
      return new Span(start.file(), start.start(), start.start());
    }
    return start.to(span(stop));
  }

  static Span span(Token token) {
    return ((P4Token) token).span();
  }

  /** Where something should stand that is not there: after what was read of its parent. */
  Span holeIn(ParserRuleContext parent) {
    Span span = span(parent);
    return new Span(span.file(), span.end(), span.end());
  }

  Name name(P4.NameContext context, ParserRuleContext parent) {
    if (context == null || context.getStart() == null) {
      return noName(holeIn(parent));
    }
    return name(context, context.getChildCount() == 0 ? "" : context.getText());
  }

  private Name name(ParserRuleContext context, String text) {
    boolean missing = text.isEmpty() || context.exception != null;
    return new Name(id(), span(context), missing ? "" : text);
  }

  Name noName(Span span) {
    return new Name(id(), new Span(span.file(), span.start(), span.start()), "");
  }

  List<Name> names(List<P4.NameContext> contexts, ParserRuleContext parent) {
    List<Name> names = new ArrayList<>();
    for (P4.NameContext context : contexts) {
      names.add(name(context, parent));
    }
    return List.copyOf(names);
  }

  List<Name> typeParameters(P4.TypeParametersContext context) {
    return context == null ? List.of() : names(context.name(), context);
  }

  /**
   * The token of a type, if it is among the children; a token that was conjured up does not count.
   */
  static Optional<Token> token(ParserRuleContext context, int type) {
    return Optional.ofNullable(find(context, type));
  }

  static boolean has(ParserRuleContext context, int type) {
    return find(context, type) != null;
  }

  private static Token find(ParserRuleContext context, int type) {
    if (context.children == null) {
      return null;
    }
    for (int i = 0; i < context.children.size(); i++) {
      if (context.children.get(i) instanceof TerminalNode leaf
          && leaf.getSymbol().getType() == type
          && !leaf.getSymbol().getText().isEmpty()) {
        return leaf.getSymbol();
      }
    }
    return null;
  }
}
