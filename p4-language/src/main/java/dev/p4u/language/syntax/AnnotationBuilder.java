package dev.p4u.language.syntax;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Annotations. */
final class AnnotationBuilder {

  private final AstBuilder ast;

  AnnotationBuilder(AstBuilder ast) {
    this.ast = ast;
  }

  List<Annotation> annotations(List<P4.AnnotationContext> contexts) {
    List<Annotation> annotations = new ArrayList<>();
    for (P4.AnnotationContext context : contexts) {
      annotations.add(annotation(context));
    }
    return List.copyOf(annotations);
  }

  private Annotation annotation(P4.AnnotationContext context) {
    if (AstBuilder.has(context, P4.PRAGMA)) {
      return pragma(context);
    }
    Name name = name(context.annotationName(), context);
    List<String> tokens = new ArrayList<>();
    List<Expr> expressions = new ArrayList<>();
    List<Argument> pairs = new ArrayList<>();
    Annotation.Form form = Annotation.Form.EMPTY;
    if (AstBuilder.has(context, P4.LPAREN)) {
      form = Annotation.Form.UNSTRUCTURED;
      context.annotationToken().forEach(t -> collect(t, tokens));
    } else if (context.namedPairs() != null) {
      form = Annotation.Form.KEY_VALUES;
      for (P4.NamedElementContext pair : context.namedPairs().namedElement()) {
        pairs.add(ast.expressions.namedElement(pair));
      }
    } else if (AstBuilder.has(context, P4.LBRACKET)) {
      form = Annotation.Form.EXPRESSIONS;
      if (context.elements() != null) {
        for (P4.ExpressionContext expression : context.elements().expression()) {
          expressions.add(ast.expressions.expression(expression, context));
        }
      }
    }
    return new Annotation(ast.id(), ast.span(context), name, form, tokens, expressions, pairs);
  }

  private Name name(P4.AnnotationNameContext name, P4.AnnotationContext parent) {
    if (name == null || name.getChildCount() == 0) {
      return ast.noName(ast.holeIn(parent));
    }
    return name.name() != null
        ? ast.name(name.name(), parent)
        : new Name(ast.id(), ast.span(name), name.getText());
  }

  /** {@code @pragma name tokens}: its name is the first token. */
  private Annotation pragma(P4.AnnotationContext context) {
    List<String> tokens = new ArrayList<>();
    context.pragmaToken().forEach(t -> collect(t, tokens));
    Name name =
        tokens.isEmpty()
            ? ast.noName(ast.holeIn(context))
            : new Name(
                ast.id(), ast.span(context.pragmaToken(0)), context.pragmaToken(0).getText());
    List<String> rest = tokens.isEmpty() ? tokens : tokens.subList(1, tokens.size());
    return new Annotation(
        ast.id(), ast.span(context), name, Annotation.Form.PRAGMA, rest, List.of(), List.of());
  }

  private static void collect(ParseTree tree, List<String> tokens) {
    if (tree instanceof TerminalNode leaf) {
      tokens.add(leaf.getText());
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      collect(tree.getChild(i), tokens);
    }
  }
}
