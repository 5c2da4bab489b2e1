package dev.p4u.language.syntax;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parsers and controls with what is declared in them. */
final class BlockDeclBuilder {

  private final AstBuilder ast;
  private final DeclBuilder shared;

  BlockDeclBuilder(AstBuilder ast, DeclBuilder shared) {
    this.ast = ast;
    this.shared = shared;
  }

  Decl parser(P4.ParserDeclarationContext context, List<Annotation> annotations, Span span) {
    Name name = ast.name(context.name(), context);
    List<Name> typeParameters = ast.typeParameters(context.typeParameters());
    List<Parameter> parameters = shared.parameters(context.parameterList(0));
    if (!AstBuilder.has(context, P4.LBRACE)) {
      return new Decl.ParserType(ast.id(), span, annotations, name, typeParameters, parameters);
    }
    List<Parameter> constructor = shared.parameters(context.parameterList(1));
    List<Decl> locals = new ArrayList<>();
    List<Decl.State> states = new ArrayList<>();
    for (P4.ParserElementContext element : context.parserElement()) {
      parserElement(element, locals, states);
    }
    return new Decl.Parser(
        ast.id(),
        span,
        annotations,
        name,
        typeParameters,
        parameters,
        constructor,
        List.copyOf(locals),
        List.copyOf(states));
  }

  private void parserElement(
      P4.ParserElementContext element, List<Decl> locals, List<Decl.State> states) {
    List<Annotation> annotations = ast.annotations.annotations(element.annotation());
    if (element.state() != null) {
      states.add(state(element.state(), annotations, ast.span(element)));
      return;
    }
    Decl local;
    if (element.constant() != null) {
      local = shared.constant(element.constant(), annotations);
    } else if (element.valueSet() != null) {
      local = valueSet(element.valueSet(), annotations, ast.span(element));
    } else if (element.typedDeclaration() != null) {
      local = typed(element.typedDeclaration(), annotations);
    } else {
      return;
    }
    if (!states.isEmpty()) {
      ast.reportMisplaced(
          SyntaxCode.DECLARATION_AFTER_STATE, local.name().span(), local.name().text());
    }
    locals.add(local);
  }

  private Decl typed(P4.TypedDeclarationContext context, List<Annotation> annotations) {
    Decl typed = shared.typed(context, annotations);
    if (typed instanceof Decl.Function) {
      ast.reportMisplaced(SyntaxCode.FUNCTION_NOT_HERE, typed.name().span(), typed.name().text());
    }
    return typed;
  }

  private Decl valueSet(P4.ValueSetContext context, List<Annotation> annotations, Span span) {
    TypeRef type = ast.types.type(context.typeRef(), context);
    Expr size = ast.expressions.expression(context.expression(), context);
    Name name = ast.name(context.name(), context);
    return new Decl.ValueSet(ast.id(), span, annotations, type, name, size);
  }

  private Decl.State state(P4.StateContext context, List<Annotation> annotations, Span span) {
    Name name = ast.name(context.name(), context);
    List<Stmt> statements = ast.statements.statements(context.statement());
    statements.forEach(this::checkInParser);
    Optional<Decl.Transition> transition =
        context.transition() == null
            ? Optional.empty()
            : Optional.of(transition(context.transition()));
    return new Decl.State(ast.id(), span, annotations, name, statements, transition);
  }

  /** A parser has fewer statements than a control (specification, "Parser states"). */
  private void checkInParser(Stmt statement) {
    if (statement instanceof Stmt.Switch) {
      ast.reportMisplaced(SyntaxCode.STATEMENT_NOT_IN_PARSER, statement.span(), "switch");
    } else if (statement instanceof Stmt.Return) {
      ast.reportMisplaced(SyntaxCode.STATEMENT_NOT_IN_PARSER, statement.span(), "return");
    } else if (statement instanceof Stmt.Exit) {
      ast.reportMisplaced(SyntaxCode.STATEMENT_NOT_IN_PARSER, statement.span(), "exit");
    } else if (statement instanceof Stmt.Block block) {
      block.statements().forEach(this::checkInParser);
    } else if (statement instanceof Stmt.If branch) {
      checkInParser(branch.whenTrue());
      branch.whenFalse().ifPresent(this::checkInParser);
    }
  }

  private Decl.Transition transition(P4.TransitionContext context) {
    if (context.select() == null) {
      return new Decl.GoTo(ast.id(), ast.span(context), ast.name(context.name(), context));
    }
    P4.SelectContext select = context.select();
    List<Expr> subjects = new ArrayList<>();
    select.expression().forEach(e -> subjects.add(ast.expressions.expression(e, select)));
    List<Decl.SelectCase> cases = new ArrayList<>();
    for (P4.SelectCaseContext c : select.selectCase()) {
      Expr keySet = ast.expressions.keySet(c.keySet(), c);
      cases.add(new Decl.SelectCase(ast.id(), ast.span(c), keySet, ast.name(c.name(), c)));
    }
    return new Decl.Select(ast.id(), ast.span(context), List.copyOf(subjects), List.copyOf(cases));
  }

  Decl control(P4.ControlDeclarationContext context, List<Annotation> annotations, Span span) {
    Name name = ast.name(context.name(), context);
    List<Name> typeParameters = ast.typeParameters(context.typeParameters());
    List<Parameter> parameters = shared.parameters(context.parameterList(0));
    if (!AstBuilder.has(context, P4.LBRACE)) {
      return new Decl.ControlType(ast.id(), span, annotations, name, typeParameters, parameters);
    }
    List<Parameter> constructor = shared.parameters(context.parameterList(1));
    List<Decl> locals = new ArrayList<>();
    for (P4.ControlElementContext element : context.controlElement()) {
      controlElement(element).ifPresent(locals::add);
    }
    return new Decl.Control(
        ast.id(),
        span,
        annotations,
        name,
        typeParameters,
        parameters,
        constructor,
        List.copyOf(locals),
        ast.statements.block(context.block(), context));
  }

  private Optional<Decl> controlElement(P4.ControlElementContext element) {
    List<Annotation> annotations = ast.annotations.annotations(element.annotation());
    Span span = ast.span(element);
    if (element.constant() != null) {
      return Optional.of(shared.constant(element.constant(), annotations));
    }
    if (element.actionDeclaration() != null) {
      return Optional.of(shared.action(element.actionDeclaration(), annotations, span));
    }
    if (element.table() != null) {
      return Optional.of(ast.tables.table(element.table(), annotations, span));
    }
    return element.typedDeclaration() == null
        ? Optional.empty()
        : Optional.of(typed(element.typedDeclaration(), annotations));
  }
}
