package dev.p4u.language.syntax;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Declarations of the top level, and those that parsers, controls and statements share. */
final class DeclBuilder {

  private final AstBuilder ast;
  private final BlockDeclBuilder blocks;

  DeclBuilder(AstBuilder ast) {
    this.ast = ast;
    this.blocks = new BlockDeclBuilder(ast, this);
  }

  /** One declaration; two when a type is declared within a typedef. */
  List<Decl> declaration(P4.DeclarationContext context) {
    Span span = ast.span(context);
    P4.DeclarationBodyContext body = context.declarationBody();
    if (body == null || body.getChildCount() == 0) {
      return List.of(error(span));
    }
    List<Annotation> annotations = ast.annotations.annotations(context.annotation());
    if (body.typeAlias() != null) {
      return typeAlias(body.typeAlias(), annotations, span);
    }
    if (isForward(body.externDeclaration())) {
      return List.of();
    }
    return List.of(topLevel(body, annotations, span));
  }

  /** {@code extern E;} only says that the name will be that of a type. */
  private static boolean isForward(P4.ExternDeclarationContext e) {
    return e != null
        && e.typeRef() == null
        && !AstBuilder.has(e, P4.LBRACE)
        && AstBuilder.has(e, P4.SEMICOLON);
  }

  private Decl topLevel(P4.DeclarationBodyContext body, List<Annotation> annotations, Span span) {
    if (body.constant() != null) {
      return constant(body.constant(), annotations);
    }
    if (body.externDeclaration() != null) {
      return extern(body.externDeclaration(), annotations, span);
    }
    if (body.actionDeclaration() != null) {
      return action(body.actionDeclaration(), annotations, span);
    }
    if (body.parserDeclaration() != null) {
      return blocks.parser(body.parserDeclaration(), annotations, span);
    }
    if (body.controlDeclaration() != null) {
      return blocks.control(body.controlDeclaration(), annotations, span);
    }
    if (body.packageDeclaration() != null) {
      P4.PackageDeclarationContext p = body.packageDeclaration();
      return new Decl.PackageType(
          ast.id(),
          span,
          annotations,
          ast.name(p.name(), p),
          ast.typeParameters(p.typeParameters()),
          parameters(p.parameterList()));
    }
    if (body.errorDeclaration() != null) {
      P4.ErrorDeclarationContext e = body.errorDeclaration();
      Name none = ast.noName(span);
      return new Decl.ErrorDecl(ast.id(), span, annotations, none, ast.names(e.name(), e));
    }
    if (body.matchKindDeclaration() != null) {
      P4.MatchKindDeclarationContext m = body.matchKindDeclaration();
      Name none = ast.noName(span);
      return new Decl.MatchKindDecl(ast.id(), span, annotations, none, members(m.nameList()));
    }
    if (body.aggregate() != null) {
      return aggregate(body.aggregate(), annotations, span);
    }
    if (body.enumDeclaration() != null) {
      return enumeration(body.enumDeclaration(), annotations, span);
    }
    if (body.typedDeclaration() == null) {
      return error(span);
    }
    Decl typed = typed(body.typedDeclaration(), annotations);
    if (typed instanceof Decl.Variable && !typed.name().text().isEmpty()) {
      ast.reportMisplaced(
          SyntaxCode.VARIABLE_AT_TOP_LEVEL, typed.name().span(), typed.name().text());
    }
    return typed;
  }

  Decl error(Span span) {
    return new Decl.Error(ast.id(), span, ast.noName(span));
  }

  private List<Name> members(P4.NameListContext context) {
    return context == null ? List.of() : ast.names(context.name(), context);
  }

  Span withAnnotations(ParserRuleContext context, List<Annotation> annotations) {
    Span span = ast.span(context);
    return annotations.isEmpty() ? span : annotations.get(0).span().to(span);
  }

  Decl constant(P4.ConstantContext context, List<Annotation> annotations) {
    Span span = withAnnotations(context, annotations);
    TypeRef type = ast.types.declared(context.typeRef(), context.sizes(), context);
    Name name = ast.name(context.name(), context);
    Expr value = ast.expressions.expression(context.expression(), context);
    return new Decl.Constant(ast.id(), span, annotations, type, name, value);
  }

  /** A variable, a function or an instance. */
  Decl typed(P4.TypedDeclarationContext context, List<Annotation> annotations) {
    Span span = withAnnotations(context, annotations);
    TypeRef type = ast.types.declared(context.typeRef(), context.sizes(), context);
    if (context.instanceRest() != null) {
      return instance(context.instanceRest(), annotations, span, type);
    }
    Name name = ast.name(context.name(), context);
    if (context.functionRest() != null) {
      P4.FunctionRestContext rest = context.functionRest();
      return new Decl.Function(
          ast.id(),
          span,
          annotations,
          type,
          name,
          ast.typeParameters(rest.typeParameters()),
          parameters(rest.parameterList()),
          ast.statements.block(rest.block(), rest));
    }
    Optional<Expr> value =
        context.expression() == null && !AstBuilder.has(context, P4.ASSIGN)
            ? Optional.empty()
            : Optional.of(ast.expressions.expression(context.expression(), context));
    return new Decl.Variable(ast.id(), span, annotations, type, name, value);
  }

  private Decl instance(
      P4.InstanceRestContext rest, List<Annotation> annotations, Span span, TypeRef element) {
    // An array of instances, Type(arguments) name[size], is an instance whose type is an array.
    TypeRef type = ast.types.sized(element, rest.sizes());
    List<Argument> arguments = ast.expressions.arguments(rest.arguments());
    Name name = ast.name(rest.name(), rest);
    List<Decl> initializer = new ArrayList<>();
    if (rest.objectInitializer() != null) {
      for (P4.ObjectDeclarationContext o : rest.objectInitializer().objectDeclaration()) {
        if (o.typedDeclaration() != null) {
          initializer.add(typed(o.typedDeclaration(), ast.annotations.annotations(o.annotation())));
        }
      }
    }
    return new Decl.Instance(
        ast.id(), span, annotations, type, arguments, name, List.copyOf(initializer));
  }

  Decl action(P4.ActionDeclarationContext context, List<Annotation> annotations, Span span) {
    return new Decl.Action(
        ast.id(),
        span,
        annotations,
        ast.name(context.name(), context),
        parameters(context.parameterList()),
        ast.statements.block(context.block(), context));
  }

  private Decl extern(
      P4.ExternDeclarationContext context, List<Annotation> annotations, Span span) {
    Name name = ast.name(context.name(), context);
    List<Name> typeParameters = ast.typeParameters(context.typeParameters());
    if (context.typeRef() != null) {
      TypeRef returnType = ast.types.type(context.typeRef(), context);
      Decl.Method method =
          new Decl.Method(
              ast.id(),
              ast.span(context),
              List.of(),
              false,
              false,
              Optional.of(returnType),
              name,
              typeParameters,
              parameters(context.parameterList()));
      return new Decl.ExternFunction(ast.id(), span, annotations, method);
    }
    List<Decl.Method> methods = new ArrayList<>();
    context.method().forEach(m -> methods.add(method(m)));
    for (Decl.Method m : methods) {
      String text = m.name().text();
      if (m.isConstructor() && !text.isEmpty() && !text.equals(name.text())) {
        ast.reportMisplaced(SyntaxCode.METHOD_NEEDS_TYPE, m.name().span(), text, name.text());
      }
    }
    return new Decl.ExternObject(
        ast.id(), span, annotations, name, typeParameters, List.copyOf(methods));
  }

  private Decl.Method method(P4.MethodContext context) {
    Optional<TypeRef> returnType =
        context.typeRef() == null
            ? Optional.empty()
            : Optional.of(ast.types.type(context.typeRef(), context));
    return new Decl.Method(
        ast.id(),
        ast.span(context),
        ast.annotations.annotations(context.annotation()),
        AstBuilder.has(context, P4.KW_ABSTRACT),
        returnType.isEmpty(),
        returnType,
        ast.name(context.name(), context),
        ast.typeParameters(context.typeParameters()),
        parameters(context.parameterList()));
  }

  private List<Decl> typeAlias(
      P4.TypeAliasContext context, List<Annotation> annotations, Span span) {
    List<Decl> all = new ArrayList<>();
    TypeRef type;
    if (context.aggregate() != null || context.enumDeclaration() != null) {
      List<Annotation> inner = ast.annotations.annotations(context.annotation());
      Decl declared =
          context.aggregate() != null
              ? aggregate(context.aggregate(), inner, ast.span(context.aggregate()))
              : enumeration(context.enumDeclaration(), inner, ast.span(context.enumDeclaration()));
      all.add(declared);
      Name name = new Name(ast.id(), declared.name().span(), declared.name().text());
      type = new TypeRef.Named(ast.id(), name.span(), name, false);
    } else {
      type = ast.types.type(context.typeRef(), context);
    }
    type = ast.types.sized(type, context.sizes());
    boolean distinct = AstBuilder.has(context, P4.KW_TYPE);
    Name name = ast.name(context.name(), context);
    all.add(new Decl.TypeAlias(ast.id(), span, annotations, distinct, type, name));
    return all;
  }

  private Decl aggregate(P4.AggregateContext context, List<Annotation> annotations, Span span) {
    Decl.AggregateKind kind = Decl.AggregateKind.STRUCT;
    if (AstBuilder.has(context, P4.KW_HEADER)) {
      kind = Decl.AggregateKind.HEADER;
    } else if (AstBuilder.has(context, P4.KW_HEADER_UNION)) {
      kind = Decl.AggregateKind.HEADER_UNION;
    }
    Name name = ast.name(context.name(), context);
    List<Name> typeParameters = ast.typeParameters(context.typeParameters());
    List<Decl.Field> fields = new ArrayList<>();
    for (P4.FieldContext f : context.field()) {
      fields.add(
          new Decl.Field(
              ast.id(),
              ast.span(f),
              ast.annotations.annotations(f.annotation()),
              ast.types.declared(f.typeRef(), f.sizes(), f),
              ast.name(f.name(), f)));
    }
    return new Decl.Aggregate(
        ast.id(), span, annotations, kind, name, typeParameters, List.copyOf(fields));
  }

  private Decl enumeration(
      P4.EnumDeclarationContext context, List<Annotation> annotations, Span span) {
    Optional<TypeRef> underlying =
        context.typeRef() == null
            ? Optional.empty()
            : Optional.of(ast.types.type(context.typeRef(), context));
    Name name = ast.name(context.name(), context);
    List<Decl.EnumMember> members = new ArrayList<>();
    for (P4.EnumMemberContext m : context.enumMember()) {
      Optional<Expr> value =
          m.expression() == null
              ? Optional.empty()
              : Optional.of(ast.expressions.expression(m.expression(), m));
      members.add(new Decl.EnumMember(ast.id(), ast.span(m), ast.name(m.name(), m), value));
    }
    return new Decl.EnumDecl(ast.id(), span, annotations, underlying, name, List.copyOf(members));
  }

  List<Parameter> parameters(P4.ParameterListContext context) {
    List<Parameter> parameters = new ArrayList<>();
    if (context != null) {
      context.parameter().forEach(p -> parameters.add(parameter(p)));
    }
    return List.copyOf(parameters);
  }

  private Parameter parameter(P4.ParameterContext context) {
    Parameter.Direction direction = Parameter.Direction.NONE;
    if (AstBuilder.has(context, P4.KW_IN)) {
      direction = Parameter.Direction.IN;
    } else if (AstBuilder.has(context, P4.KW_OUT)) {
      direction = Parameter.Direction.OUT;
    } else if (AstBuilder.has(context, P4.KW_INOUT)) {
      direction = Parameter.Direction.INOUT;
    }
    Optional<Expr> defaultValue =
        context.expression() == null
            ? Optional.empty()
            : Optional.of(ast.expressions.expression(context.expression(), context));
    return new Parameter(
        ast.id(),
        ast.span(context),
        ast.annotations.annotations(context.annotation()),
        direction,
        ast.types.declared(context.typeRef(), context.sizes(), context),
        ast.name(context.name(), context),
        defaultValue);
  }
}
