package dev.p4u.language.syntax;

import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Expressions. */
final class ExprBuilder {

  private static final Map<String, Expr.BinaryOp> BINARY = new HashMap<>();
  private static final Map<String, Expr.UnaryOp> UNARY = new HashMap<>();

  static {
    for (Expr.BinaryOp op : Expr.BinaryOp.values()) {
      BINARY.put(op.text(), op);
    }
    for (Expr.UnaryOp op : Expr.UnaryOp.values()) {
      UNARY.put(op.text(), op);
    }
  }

  private final AstBuilder ast;
  private final Literals literals;

  ExprBuilder(AstBuilder ast) {
    this.ast = ast;
    this.literals = new Literals(ast);
  }

  Expr expression(P4.ExpressionContext context, ParserRuleContext parent) {
    if (context == null) {
      return new Expr.Error(ast.id(), ast.holeIn(parent));
    }
    if (context instanceof P4.SuffixedContext suffixed) {
      return suffixed.operand() == null
          ? error(context)
          : suffixes(operand(suffixed.operand()), suffixed.suffix());
    }
    if (context instanceof P4.BinaryContext binary) {
      return binary(binary);
    }
    if (context instanceof P4.UnaryContext unary) {
      Expr operand = expression(unary.expression(), unary);
      // Recovery may have put a deleted token before the operator; the parser has reported it.
      return unary.children.stream()
          .map(child -> UNARY.get(child.getText()))
          .filter(Objects::nonNull)
          .findFirst()
          .<Expr>map(op -> new Expr.Unary(ast.id(), ast.span(unary), op, operand))
          .orElse(operand);
    }
    if (context instanceof P4.CastContext cast) {
      TypeRef type = ast.types.type(cast.typeRef(), cast);
      Expr operand = expression(cast.expression(), cast);
      return new Expr.Cast(ast.id(), ast.span(cast), type, operand);
    }
    if (context instanceof P4.ConditionalContext conditional) {
      Expr condition = expression(conditional.expression(0), conditional);
      Expr whenTrue = expression(conditional.expression(1), conditional);
      Expr whenFalse = expression(conditional.expression(2), conditional);
      return new Expr.Conditional(ast.id(), ast.span(conditional), condition, whenTrue, whenFalse);
    }
    return error(context);
  }

  /** The operator that an assignment's operator applies; empty for a plain one. */
  static Optional<Expr.BinaryOp> operatorOf(String assignment) {
    return Optional.ofNullable(BINARY.get(assignment.substring(0, assignment.length() - 1)));
  }

  private Expr error(ParserRuleContext context) {
    return new Expr.Error(ast.id(), ast.span(context));
  }

  private Expr binary(P4.BinaryContext context) {
    Expr left = expression(context.expression(0), context);
    Expr.BinaryOp op = BINARY.get(context.getChild(1).getText());
    Expr right = expression(context.expression(1), context);
    return new Expr.Binary(ast.id(), ast.span(context), op, left, right);
  }

  private Expr operand(P4.OperandContext context) {
    Span span = ast.span(context);
    if (context.nameRef() != null) {
      return nameRef(context.nameRef());
    }
    if (context.getChildCount() == 0 || !(context.getChild(0) instanceof TerminalNode first)) {
      return error(context);
    }
    Token token = first.getSymbol();
    return switch (token.getType()) {
      case P4.INTEGER -> literals.number(token);
      case P4.STRING_LITERAL -> literals.string(token);
      case P4.KW_TRUE -> new Expr.BoolLiteral(ast.id(), span, true);
      case P4.KW_FALSE -> new Expr.BoolLiteral(ast.id(), span, false);
      case P4.KW_THIS -> new Expr.This(ast.id(), span);
      case P4.DOTS -> new Expr.Dots(ast.id(), span);
      case P4.INVALID -> new Expr.InvalidHeader(ast.id(), span);
      case P4.KW_ERROR -> errorType(span);
      case P4.LPAREN -> expression(context.expression(), context);
      case P4.LBRACE -> braces(context, span);
      default -> error(context);
    };
  }

  private Expr errorType(Span span) {
    TypeRef type = new TypeRef.Base(ast.id(), span, TypeRef.BaseKind.ERROR, Optional.empty());
    return new Expr.TypeName(ast.id(), span, type);
  }

  private Expr braces(P4.OperandContext context, Span span) {
    if (context.namedElements() != null) {
      List<Argument> fields = new ArrayList<>();
      for (P4.NamedElementContext element : context.namedElements().namedElement()) {
        fields.add(namedElement(element));
      }
      boolean open = AstBuilder.has(context.namedElements(), P4.DOTS);
      return new Expr.StructExpr(ast.id(), span, fields, open);
    }
    List<Expr> elements = new ArrayList<>();
    boolean open = false;
    if (context.elements() != null) {
      for (P4.ExpressionContext element : context.elements().expression()) {
        elements.add(expression(element, context));
      }
      int last = elements.size() - 1;
      open = last >= 0 && elements.get(last) instanceof Expr.Dots;
      if (open) {
        elements.remove(last);
      }
    }
    return new Expr.ListExpr(ast.id(), span, elements, open);
  }

  Argument namedElement(P4.NamedElementContext context) {
    Name name = ast.name(context.name(), context);
    Expr value = expression(context.expression(), context);
    return new Argument(ast.id(), ast.span(context), Optional.of(name), value);
  }

  Expr nameRef(P4.NameRefContext context) {
    if (context.plainName() == null || context.plainName().getChildCount() == 0) {
      return error(context);
    }
    Span span = ast.span(context.plainName());
    Name name = new Name(ast.id(), span, context.plainName().getText());
    return new Expr.NameRef(ast.id(), ast.span(context), name, AstBuilder.has(context, P4.DOT));
  }

  Expr lvalue(P4.LvalueContext context, ParserRuleContext parent) {
    if (context == null) {
      return new Expr.Error(ast.id(), ast.holeIn(parent));
    }
    Expr start;
    if (context.lvalueName() != null) {
      start = lvalueName(context.lvalueName());
    } else if (context.lvalue() != null) {
      start = lvalue(context.lvalue(), context);
    } else if (AstBuilder.has(context, P4.KW_THIS)) {
      start = new Expr.This(ast.id(), AstBuilder.span(context.getStart()));
    } else {
      return error(context);
    }
    return suffixes(start, context.suffix());
  }

  private Expr lvalueName(P4.LvalueNameContext context) {
    Token last = context.getStop();
    if (last == null || last.getText().isEmpty() || context.exception != null) {
      return error(context);
    }
    Name name = new Name(ast.id(), AstBuilder.span(last), last.getText());
    boolean global = AstBuilder.has(context, P4.LVALUE_DOT);
    return new Expr.NameRef(ast.id(), ast.span(context), name, global);
  }

  private Expr suffixes(Expr start, List<P4.SuffixContext> suffixes) {
    Expr expr = start;
    int depth = 0;
    for (P4.SuffixContext suffix : suffixes) {
      if (++depth > TokenPreparer.MAX_NESTING) {
        Span span = ast.span(suffix);
        ast.report(SyntaxCode.NESTING_TOO_DEEP, span, Integer.toString(TokenPreparer.MAX_NESTING));
        return new Expr.Error(ast.id(), span);
      }
      expr = suffix(expr, suffix);
    }
    return expr;
  }

  private Expr suffix(Expr target, P4.SuffixContext context) {
    Span span = target.span().to(ast.span(context));
    if (context.arguments() != null) {
      return new Expr.Call(
          ast.id(),
          span,
          target,
          ast.types.arguments(context.typeArguments()),
          arguments(context.arguments()));
    }
    if (AstBuilder.has(context, P4.LBRACKET)) {
      Expr first = expression(context.expression(0), context);
      if (AstBuilder.has(context, P4.COLON)) {
        Expr low = expression(context.expression(1), context);
        return new Expr.Slice(ast.id(), span, target, first, low);
      }
      if (AstBuilder.has(context, P4.PLUS_COLON)) {
        Expr width = expression(context.expression(1), context);
        return new Expr.PlusSlice(ast.id(), span, target, first, width);
      }
      return new Expr.Index(ast.id(), span, target, first);
    }
    Expr owner =
        context.typeArguments() == null ? target : specialized(target, context.typeArguments());
    return new Expr.Member(ast.id(), span, owner, ast.name(context.name(), context));
  }

  private Expr specialized(Expr target, P4.TypeArgumentsContext arguments) {
    List<TypeRef> types = ast.types.arguments(arguments);
    Span span = target.span().to(ast.span(arguments));
    if (!(target instanceof Expr.NameRef ref)) {
      ast.reportMisplaced(SyntaxCode.TYPE_EXPECTED, ast.span(arguments));
      return new Expr.Error(ast.id(), span);
    }
    TypeRef.Named named = new TypeRef.Named(ast.id(), ref.span(), ref.name(), ref.global());
    return new Expr.TypeName(ast.id(), span, new TypeRef.Specialized(ast.id(), span, named, types));
  }

  List<Argument> arguments(P4.ArgumentsContext context) {
    List<Argument> arguments = new ArrayList<>();
    if (context != null) {
      for (P4.ArgumentContext argument : context.argument()) {
        arguments.add(argument(argument));
      }
    }
    return List.copyOf(arguments);
  }

  private Argument argument(P4.ArgumentContext context) {
    Optional<Name> name =
        context.name() == null ? Optional.empty() : Optional.of(ast.name(context.name(), context));
    Optional<Token> dontCare = AstBuilder.token(context, P4.KW_UNDERSCORE);
    Expr value =
        dontCare.isPresent()
            ? new Expr.DontCare(ast.id(), AstBuilder.span(dontCare.get()))
            : expression(context.expression(), context);
    return new Argument(ast.id(), ast.span(context), name, value);
  }

  Expr keySet(P4.KeySetContext context, ParserRuleContext parent) {
    if (context == null) {
      return new Expr.Error(ast.id(), ast.holeIn(parent));
    }
    List<Expr> elements = new ArrayList<>();
    for (P4.SimpleKeySetContext element : context.simpleKeySet()) {
      elements.add(simpleKeySet(element));
    }
    return elements.size() == 1
        ? elements.get(0)
        : new Expr.ListExpr(ast.id(), ast.span(context), elements, false);
  }

  private Expr simpleKeySet(P4.SimpleKeySetContext context) {
    Span span = ast.span(context);
    if (AstBuilder.has(context, P4.KW_DEFAULT)) {
      return new Expr.Default(ast.id(), span);
    }
    if (AstBuilder.has(context, P4.KW_UNDERSCORE)) {
      return new Expr.DontCare(ast.id(), span);
    }
    Expr first = expression(context.expression(0), context);
    ParseTree operator = context.getChildCount() > 1 ? context.getChild(1) : null;
    if (!(operator instanceof TerminalNode leaf)) {
      return first;
    }
    Expr second = expression(context.expression(1), context);
    return leaf.getSymbol().getType() == P4.MASK
        ? new Expr.Mask(ast.id(), span, first, second)
        : new Expr.Range(ast.id(), span, first, second);
  }
}
