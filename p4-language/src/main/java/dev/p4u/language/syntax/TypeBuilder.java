package dev.p4u.language.syntax;

import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Types as they are written. */
final class TypeBuilder {

  private final AstBuilder ast;

  TypeBuilder(AstBuilder ast) {
    this.ast = ast;
  }

  TypeRef type(P4.TypeRefContext context, ParserRuleContext parent) {
    if (context == null || context.typeCore() == null) {
      return new TypeRef.Error(ast.id(), ast.holeIn(context == null ? parent : context));
    }
    return stack(core(context.typeCore()), context.expression(), context);
  }

  /** The type of something whose name may have array sizes after it. */
  TypeRef declared(P4.TypeRefContext type, P4.SizesContext sizes, ParserRuleContext parent) {
    return sized(type(type, parent), sizes);
  }

  TypeRef sized(TypeRef element, P4.SizesContext sizes) {
    return sizes == null ? element : stack(element, sizes.expression(), sizes);
  }

  /** The type with array sizes after it, the first one innermost. */
  TypeRef stack(TypeRef element, List<P4.ExpressionContext> sizes, ParserRuleContext parent) {
    TypeRef type = element;
    if (sizes.size() > TokenPreparer.MAX_NESTING) {
      ast.report(
          SyntaxCode.NESTING_TOO_DEEP, element.span(), Integer.toString(TokenPreparer.MAX_NESTING));
      return new TypeRef.Error(ast.id(), element.span());
    }
    for (P4.ExpressionContext size : sizes) {
      Expr expression = ast.expressions.expression(size, parent);
      Span span = type.span().to(closing(size, expression));
      type = new TypeRef.Stack(ast.id(), span, type, expression);
    }
    return type;
  }

  /** Span of the bracket after a size. */
  private static Span closing(P4.ExpressionContext size, Expr expression) {
    ParserRuleContext parent = size.getParent();
    int next = parent.children.indexOf(size) + 1;
    return next < parent.children.size()
            && parent.children.get(next) instanceof TerminalNode bracket
        ? AstBuilder.span(bracket.getSymbol())
        : expression.span();
  }

  private TypeRef core(P4.TypeCoreContext context) {
    Span span = ast.span(context);
    if (context.typeName() != null) {
      return named(context.typeName(), context.typeArguments());
    }
    if (AstBuilder.has(context, P4.KW_TUPLE)) {
      return new TypeRef.Tuple(ast.id(), span, arguments(context.typeArguments()));
    }
    if (AstBuilder.has(context, P4.KW_LIST)) {
      TypeRef element =
          context.typeArgument() == null
              ? new TypeRef.Error(ast.id(), ast.holeIn(context))
              : argument(context.typeArgument());
      return new TypeRef.ListOf(ast.id(), span, element);
    }
    Optional<TypeRef.BaseKind> kind = baseKind(context.getStart().getType());
    if (context.exception != null && context.getChildCount() == 0 || kind.isEmpty()) {
      return new TypeRef.Error(ast.id(), span);
    }
    Optional<Expr> width = Optional.empty();
    if (context.expression() != null) {
      width = Optional.of(ast.expressions.expression(context.expression(), context));
    }
    return new TypeRef.Base(ast.id(), span, kind.get(), width);
  }

  static Optional<TypeRef.BaseKind> baseKind(int token) {
    return switch (token) {
      case P4.KW_BOOL -> Optional.of(TypeRef.BaseKind.BOOL);
      case P4.KW_BIT -> Optional.of(TypeRef.BaseKind.BIT);
      case P4.KW_INT -> Optional.of(TypeRef.BaseKind.INT);
      case P4.KW_VARBIT -> Optional.of(TypeRef.BaseKind.VARBIT);
      case P4.KW_STRING -> Optional.of(TypeRef.BaseKind.STRING);
      case P4.KW_ERROR -> Optional.of(TypeRef.BaseKind.ERROR);
      case P4.KW_MATCH_KIND -> Optional.of(TypeRef.BaseKind.MATCH_KIND);
      case P4.KW_VOID -> Optional.of(TypeRef.BaseKind.VOID);
      default -> Optional.empty();
    };
  }

  private TypeRef named(P4.TypeNameContext context, P4.TypeArgumentsContext arguments) {
    Optional<org.antlr.v4.runtime.Token> identifier = AstBuilder.token(context, P4.IDENTIFIER);
    if (identifier.isEmpty()) {
      return new TypeRef.Error(ast.id(), ast.span(context));
    }
    Name name = new Name(ast.id(), AstBuilder.span(identifier.get()), identifier.get().getText());
    TypeRef.Named named =
        new TypeRef.Named(ast.id(), ast.span(context), name, AstBuilder.has(context, P4.DOT));
    if (arguments == null) {
      return named;
    }
    Span span = named.span().to(ast.span(arguments));
    return new TypeRef.Specialized(ast.id(), span, named, arguments(arguments));
  }

  List<TypeRef> arguments(P4.TypeArgumentsContext context) {
    List<TypeRef> types = new ArrayList<>();
    if (context != null) {
      for (P4.TypeArgumentContext argument : context.typeArgument()) {
        types.add(argument(argument));
      }
    }
    return List.copyOf(types);
  }

  private TypeRef argument(P4.TypeArgumentContext context) {
    return AstBuilder.has(context, P4.KW_UNDERSCORE)
        ? new TypeRef.DontCare(ast.id(), ast.span(context))
        : type(context.typeRef(), context);
  }
}
