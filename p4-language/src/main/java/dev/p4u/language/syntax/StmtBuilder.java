package dev.p4u.language.syntax;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Statements. */
final class StmtBuilder {

  private final AstBuilder ast;

  StmtBuilder(AstBuilder ast) {
    this.ast = ast;
  }

  Stmt.Block block(P4.BlockContext context, ParserRuleContext parent) {
    if (context == null) {
      return new Stmt.Block(ast.id(), ast.holeIn(parent), List.of(), List.of());
    }
    return block(
        context.plainBlock(), ast.annotations.annotations(context.annotation()), ast.span(context));
  }

  private Stmt.Block block(P4.PlainBlockContext context, List<Annotation> annotations, Span span) {
    List<Stmt> inner = context == null ? List.of() : statements(context.statement());
    return new Stmt.Block(ast.id(), span, annotations, inner);
  }

  List<Stmt> statements(List<P4.StatementContext> contexts) {
    List<Stmt> statements = new ArrayList<>();
    for (P4.StatementContext context : contexts) {
      statements.add(statement(context, context));
    }
    return List.copyOf(statements);
  }

  private Stmt statement(P4.StatementContext context, ParserRuleContext parent) {
    if (context == null || context.statementBody() == null) {
      return new Stmt.Error(ast.id(), context == null ? ast.holeIn(parent) : ast.span(context));
    }
    List<Annotation> annotations = ast.annotations.annotations(context.annotation());
    P4.StatementBodyContext body = context.statementBody();
    Span span = ast.span(context);
    if (body instanceof P4.BlockStatementContext b && b.plainBlock() != null) {
      return block(b.plainBlock(), annotations, span);
    }
    if (body instanceof P4.ForStatementContext loop) {
      return forLoop(loop, annotations, span);
    }
    if (body instanceof P4.ConstantStatementContext c && c.constant() != null) {
      return declaration(ast.declarations.constant(c.constant(), annotations), span);
    }
    if (body instanceof P4.DeclarationStatementContext d && d.typedDeclaration() != null) {
      return declaration(typedLocal(d.typedDeclaration(), annotations), span);
    }
    if (!annotations.isEmpty()) {
      ast.reportMisplaced(SyntaxCode.ANNOTATION_NOT_HERE, annotations.get(0).span());
    }
    return simple(body, span);
  }

  private Stmt declaration(Decl declaration, Span span) {
    return new Stmt.DeclStmt(ast.id(), span, declaration);
  }

  private Decl typedLocal(P4.TypedDeclarationContext context, List<Annotation> annotations) {
    Decl local = ast.declarations.typed(context, annotations);
    if (local instanceof Decl.Function) {
      ast.reportMisplaced(SyntaxCode.FUNCTION_NOT_HERE, local.name().span(), local.name().text());
    }
    return local;
  }

  private Stmt simple(P4.StatementBodyContext body, Span span) {
    if (body instanceof P4.ExpressionStatementContext e) {
      return assignmentOrCall(e.assignmentOrCall(), span);
    }
    if (body instanceof P4.IfStatementContext branch) {
      return ifElse(branch, span);
    }
    if (body instanceof P4.SwitchStatementContext s) {
      return switchOver(s, span);
    }
    if (body instanceof P4.ReturnStatementContext r) {
      Optional<Expr> value =
          r.expression() == null
              ? Optional.empty()
              : Optional.of(ast.expressions.expression(r.expression(), r));
      return new Stmt.Return(ast.id(), span, value);
    }
    if (body instanceof P4.EmptyStatementContext) {
      return new Stmt.Empty(ast.id(), span);
    }
    if (body instanceof P4.ExitStatementContext) {
      return new Stmt.Exit(ast.id(), span);
    }
    if (body instanceof P4.BreakStatementContext) {
      return new Stmt.Break(ast.id(), span);
    }
    if (body instanceof P4.ContinueStatementContext) {
      return new Stmt.Continue(ast.id(), span);
    }
    return new Stmt.Error(ast.id(), span);
  }

  private Stmt ifElse(P4.IfStatementContext context, Span span) {
    Expr condition = ast.expressions.expression(context.expression(), context);
    Stmt whenTrue = statement(context.statement(0), context);
    Optional<Stmt> whenFalse =
        AstBuilder.has(context, P4.KW_ELSE)
            ? Optional.of(statement(context.statement(1), context))
            : Optional.empty();
    return new Stmt.If(ast.id(), span, condition, whenTrue, whenFalse);
  }

  private Stmt assignmentOrCall(P4.AssignmentOrCallContext context, Span span) {
    if (context == null) {
      return new Stmt.Error(ast.id(), span);
    }
    Expr target = ast.expressions.lvalue(context.lvalue(), context);
    if (context.assignmentOperator() != null) {
      if (target instanceof Expr.Call) {
        ast.reportMisplaced(SyntaxCode.CALL_EXPECTED, ast.span(context.assignmentOperator()));
      }
      String operator = context.assignmentOperator().getText();
      Optional<Expr.BinaryOp> op =
          operator.length() < 2 ? Optional.empty() : ExprBuilder.operatorOf(operator);
      Expr value = ast.expressions.expression(context.expression(), context);
      return new Stmt.Assign(ast.id(), span, target, op, value);
    }
    if (target instanceof Expr.Call call) {
      return new Stmt.CallStmt(ast.id(), span, call);
    }
    if (!(target instanceof Expr.Error)) {
      ast.reportMisplaced(SyntaxCode.NOT_A_STATEMENT, target.span());
    }
    return new Stmt.Error(ast.id(), span);
  }

  private Stmt switchOver(P4.SwitchStatementContext context, Span span) {
    Expr subject = ast.expressions.expression(context.expression(), context);
    List<Stmt.SwitchCase> cases = new ArrayList<>();
    for (P4.SwitchCaseContext c : context.switchCase()) {
      Expr label =
          AstBuilder.token(c, P4.KW_DEFAULT)
              .<Expr>map(t -> new Expr.Default(ast.id(), AstBuilder.span(t)))
              .orElseGet(() -> ast.expressions.expression(c.expression(), c));
      Optional<Stmt.Block> body = Optional.ofNullable(c.caseBody()).map(this::caseBody);
      cases.add(new Stmt.SwitchCase(ast.id(), ast.span(c), label, body));
    }
    return new Stmt.Switch(ast.id(), span, subject, cases);
  }

  private Stmt.Block caseBody(P4.CaseBodyContext context) {
    List<Annotation> annotations = ast.annotations.annotations(context.annotation());
    Span span = ast.span(context);
    return context.plainBlock() == null
        ? new Stmt.Block(ast.id(), span, annotations, statements(context.statement()))
        : block(context.plainBlock(), annotations, span);
  }

  private Stmt forLoop(P4.ForStatementContext context, List<Annotation> annotations, Span span) {
    P4.ForHeadContext head = context.forHead();
    Stmt body = statement(context.statement(), context);
    if (head == null) {
      return new Stmt.Error(ast.id(), span);
    }
    if (AstBuilder.has(head, P4.KW_IN)) {
      return forIn(head, annotations, span, body);
    }
    List<Stmt> init = new ArrayList<>();
    for (P4.ForItemContext item : head.forItem()) {
      init.add(forItem(item));
    }
    Expr condition = ast.expressions.expression(head.expression(0), head);
    List<Stmt> update = new ArrayList<>();
    if (head.forItems() != null) {
      for (P4.ForItemContext item : head.forItems().forItem()) {
        update.add(forItem(item));
      }
    }
    return new Stmt.For(ast.id(), span, annotations, init, condition, update, body);
  }

  private Stmt forIn(P4.ForHeadContext head, List<Annotation> annotations, Span span, Stmt body) {
    P4.ForItemContext item = head.forItem(0);
    Optional<Decl.Variable> declared = Optional.empty();
    Optional<Expr> target = Optional.empty();
    if (item == null) {
      return new Stmt.Error(ast.id(), span);
    }
    if (item.typeRef() != null) {
      declared = Optional.of(loopVariable(item));
    } else if (item.assignmentOrCall() != null) {
      target = Optional.of(ast.expressions.lvalue(item.assignmentOrCall().lvalue(), item));
    }
    Expr collection = ast.expressions.expression(head.expression(0), head);
    if (AstBuilder.has(head, P4.RANGE)) {
      Expr high = ast.expressions.expression(head.expression(1), head);
      collection = new Expr.Range(ast.id(), collection.span().to(high.span()), collection, high);
    }
    return new Stmt.ForIn(ast.id(), span, annotations, declared, target, collection, body);
  }

  private Stmt forItem(P4.ForItemContext item) {
    Span span = ast.span(item);
    return item.typeRef() != null
        ? declaration(loopVariable(item), span)
        : assignmentOrCall(item.assignmentOrCall(), span);
  }

  private Decl.Variable loopVariable(P4.ForItemContext item) {
    List<Annotation> annotations = ast.annotations.annotations(item.annotation());
    TypeRef type = ast.types.declared(item.typeRef(), item.sizes(), item);
    Name name = ast.name(item.name(), item);
    Optional<Expr> value =
        item.expression() == null
            ? Optional.empty()
            : Optional.of(ast.expressions.expression(item.expression(), item));
    return new Decl.Variable(ast.id(), ast.span(item), annotations, type, name, value);
  }
}
