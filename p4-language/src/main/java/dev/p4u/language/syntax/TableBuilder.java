package dev.p4u.language.syntax;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Tables. */
final class TableBuilder {

  private final AstBuilder ast;

  TableBuilder(AstBuilder ast) {
    this.ast = ast;
  }

  Decl table(P4.TableContext context, List<Annotation> annotations, Span span) {
    Name name = ast.name(context.name(), context);
    List<Decl.TableProperty> properties = new ArrayList<>();
    for (P4.TablePropertyContext property : context.tableProperty()) {
      property(property).ifPresent(properties::add);
    }
    return new Decl.Table(ast.id(), span, annotations, name, List.copyOf(properties));
  }

  /** Empty when not even its kind could be read. */
  private Optional<Decl.TableProperty> property(P4.TablePropertyContext context) {
    Span span = ast.span(context);
    boolean isConst = AstBuilder.has(context, P4.KW_CONST);
    if (AstBuilder.has(context, P4.KW_KEY)) {
      List<Decl.KeyElement> elements = new ArrayList<>();
      context.keyElement().forEach(e -> elements.add(keyElement(e)));
      return Optional.of(new Decl.KeyProperty(ast.id(), span, List.copyOf(elements)));
    }
    if (AstBuilder.has(context, P4.KW_ACTIONS)) {
      List<Decl.ActionRef> actions = new ArrayList<>();
      context.actionRef().forEach(a -> actions.add(actionRef(a)));
      return Optional.of(new Decl.ActionsProperty(ast.id(), span, List.copyOf(actions)));
    }
    if (AstBuilder.has(context, P4.KW_ENTRIES)) {
      List<Decl.Entry> entries = new ArrayList<>();
      context.entry().forEach(e -> entries.add(entry(e)));
      return Optional.of(new Decl.EntriesProperty(ast.id(), span, isConst, List.copyOf(entries)));
    }
    P4.PropertyNameContext property = context.propertyName();
    if (property == null || property.getChildCount() == 0) {
      return Optional.empty();
    }
    Name name = new Name(ast.id(), ast.span(property), property.getText());
    List<Annotation> annotations = ast.annotations.annotations(context.annotation());
    Expr value = ast.expressions.expression(context.expression(), context);
    return Optional.of(
        name.text().equals("default_action")
            ? new Decl.DefaultActionProperty(ast.id(), span, isConst, value)
            : new Decl.CustomProperty(ast.id(), span, annotations, isConst, name, value));
  }

  private Decl.KeyElement keyElement(P4.KeyElementContext context) {
    Expr expression = ast.expressions.expression(context.expression(), context);
    Name matchKind = ast.name(context.name(), context);
    List<Annotation> annotations = ast.annotations.annotations(context.annotation());
    return new Decl.KeyElement(ast.id(), ast.span(context), annotations, expression, matchKind);
  }

  private Decl.ActionRef actionRef(P4.ActionRefContext context) {
    List<Annotation> annotations = ast.annotations.annotations(context.annotation());
    return new Decl.ActionRef(ast.id(), ast.span(context), annotations, action(context, context));
  }

  private Expr action(P4.ActionRefContext context, ParserRuleContext parent) {
    if (context == null || context.nameRef() == null) {
      return new Expr.Error(ast.id(), ast.holeIn(context == null ? parent : context));
    }
    Expr action = ast.expressions.nameRef(context.nameRef());
    if (context.arguments() == null) {
      return action;
    }
    Span span = action.span().to(ast.span(context.arguments()));
    return new Expr.Call(
        ast.id(), span, action, List.of(), ast.expressions.arguments(context.arguments()));
  }

  private Decl.Entry entry(P4.EntryContext context) {
    List<Annotation> annotations = new ArrayList<>();
    annotations.addAll(ast.annotations.annotations(context.annotation()));
    if (context.actionRef() != null) {
      annotations.addAll(ast.annotations.annotations(context.actionRef().annotation()));
    }
    Optional<Expr> priority = Optional.empty();
    if (AstBuilder.has(context, P4.KW_PRIORITY)) {
      priority =
          Optional.of(
              AstBuilder.token(context, P4.INTEGER)
                  .map(t -> new Literals(ast).number(t))
                  .orElseGet(() -> ast.expressions.expression(context.expression(), context)));
    }
    return new Decl.Entry(
        ast.id(),
        ast.span(context),
        List.copyOf(annotations),
        AstBuilder.has(context, P4.KW_CONST),
        priority,
        ast.expressions.keySet(context.keySet(), context),
        action(context.actionRef(), context));
  }
}
