package dev.p4u.language.ast;

import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** A declaration; {@code name().text()} is empty where there is none ({@code error}, states...). */
public sealed interface Decl extends Node {

  Name name();

  List<Annotation> annotations();

  record Constant(
      int id, Span span, List<Annotation> annotations, TypeRef type, Name name, Expr value)
      implements Decl {}

  record Variable(
      int id,
      Span span,
      List<Annotation> annotations,
      TypeRef type,
      Name name,
      Optional<Expr> value)
      implements Decl {}

  /** {@code Type<A>(args) name = { initializer };}. */
  record Instance(
      int id,
      Span span,
      List<Annotation> annotations,
      TypeRef type,
      List<Argument> arguments,
      Name name,
      List<Decl> initializer)
      implements Decl {}

  /** {@code error { A, B }}. */
  record ErrorDecl(int id, Span span, List<Annotation> annotations, Name name, List<Name> members)
      implements Decl {}

  /** {@code match_kind { a, b }}. */
  record MatchKindDecl(
      int id, Span span, List<Annotation> annotations, Name name, List<Name> members)
      implements Decl {}

  /**
   * {@code typedef} or {@code type}.
   *
   * @param distinct for {@code type}
   */
  record TypeAlias(
      int id, Span span, List<Annotation> annotations, boolean distinct, TypeRef type, Name name)
      implements Decl {}

  /** Which aggregate. */
  enum AggregateKind {
    HEADER,
    HEADER_UNION,
    STRUCT
  }

  record Aggregate(
      int id,
      Span span,
      List<Annotation> annotations,
      AggregateKind kind,
      Name name,
      List<Name> typeParameters,
      List<Field> fields)
      implements Decl {}

  record Field(int id, Span span, List<Annotation> annotations, TypeRef type, Name name)
      implements Node {}

  /**
   * @param underlying for a serialisable enum
   */
  record EnumDecl(
      int id,
      Span span,
      List<Annotation> annotations,
      Optional<TypeRef> underlying,
      Name name,
      List<EnumMember> members)
      implements Decl {}

  record EnumMember(int id, Span span, Name name, Optional<Expr> value) implements Node {}

  /** An extern object type; its constructors are methods whose {@code isConstructor} is true. */
  record ExternObject(
      int id,
      Span span,
      List<Annotation> annotations,
      Name name,
      List<Name> typeParameters,
      List<Method> methods)
      implements Decl {}

  /**
   * A method of an extern, or an extern function (then it stands in {@link ExternFunction}).
   *
   * @param returnType absent for a constructor
   */
  record Method(
      int id,
      Span span,
      List<Annotation> annotations,
      boolean isAbstract,
      boolean isConstructor,
      Optional<TypeRef> returnType,
      Name name,
      List<Name> typeParameters,
      List<Parameter> parameters)
      implements Node {}

  record ExternFunction(int id, Span span, List<Annotation> annotations, Method method)
      implements Decl {
    @Override
    public Name name() {
      return method.name();
    }
  }

  /** {@code parser P(...);} without a body. */
  record ParserType(
      int id,
      Span span,
      List<Annotation> annotations,
      Name name,
      List<Name> typeParameters,
      List<Parameter> parameters)
      implements Decl {}

  /** {@code control C(...);} without a body. */
  record ControlType(
      int id,
      Span span,
      List<Annotation> annotations,
      Name name,
      List<Name> typeParameters,
      List<Parameter> parameters)
      implements Decl {}

  record PackageType(
      int id,
      Span span,
      List<Annotation> annotations,
      Name name,
      List<Name> typeParameters,
      List<Parameter> parameters)
      implements Decl {}

  record Parser(
      int id,
      Span span,
      List<Annotation> annotations,
      Name name,
      List<Name> typeParameters,
      List<Parameter> parameters,
      List<Parameter> constructorParameters,
      List<Decl> locals,
      List<State> states)
      implements Decl {}

  record State(
      int id,
      Span span,
      List<Annotation> annotations,
      Name name,
      List<Stmt> statements,
      Optional<Transition> transition)
      implements Decl {}

  /** Where a state goes next. */
  sealed interface Transition extends Node {}

  record GoTo(int id, Span span, Name state) implements Transition {}

  record Select(int id, Span span, List<Expr> subjects, List<SelectCase> cases)
      implements Transition {}

  /**
   * @param keySet one expression, or {@link Expr.ListExpr} for several subjects
   */
  record SelectCase(int id, Span span, Expr keySet, Name state) implements Node {}

  record Control(
      int id,
      Span span,
      List<Annotation> annotations,
      Name name,
      List<Name> typeParameters,
      List<Parameter> parameters,
      List<Parameter> constructorParameters,
      List<Decl> locals,
      Stmt.Block body)
      implements Decl {}

  record Action(
      int id,
      Span span,
      List<Annotation> annotations,
      Name name,
      List<Parameter> parameters,
      Stmt.Block body)
      implements Decl {}

  /** A function, or in an extern's initialiser the implementation of an abstract method. */
  record Function(
      int id,
      Span span,
      List<Annotation> annotations,
      TypeRef returnType,
      Name name,
      List<Name> typeParameters,
      List<Parameter> parameters,
      Stmt.Block body)
      implements Decl {}

  record ValueSet(
      int id, Span span, List<Annotation> annotations, TypeRef type, Name name, Expr size)
      implements Decl {}

  record Table(
      int id, Span span, List<Annotation> annotations, Name name, List<TableProperty> properties)
      implements Decl {}

  /** A property of a table. */
  sealed interface TableProperty extends Node {}

  record KeyProperty(int id, Span span, List<KeyElement> elements) implements TableProperty {}

  record KeyElement(
      int id, Span span, List<Annotation> annotations, Expr expression, Name matchKind)
      implements Node {}

  record ActionsProperty(int id, Span span, List<ActionRef> actions) implements TableProperty {}

  /**
   * @param action a {@link Expr.NameRef}, or a {@link Expr.Call} of one when arguments are given
   */
  record ActionRef(int id, Span span, List<Annotation> annotations, Expr action) implements Node {}

  record EntriesProperty(int id, Span span, boolean isConst, List<Entry> entries)
      implements TableProperty {}

  record Entry(
      int id,
      Span span,
      List<Annotation> annotations,
      boolean isConst,
      Optional<Expr> priority,
      Expr keySet,
      Expr action)
      implements Node {}

  record DefaultActionProperty(int id, Span span, boolean isConst, Expr action)
      implements TableProperty {}

  /** {@code size} and any property that the language does not define. */
  record CustomProperty(
      int id, Span span, List<Annotation> annotations, boolean isConst, Name name, Expr value)
      implements TableProperty {}

  /** Something that the parser could not read; it has reported it. */
  record Error(int id, Span span, Name name) implements Decl {
    @Override
    public List<Annotation> annotations() {
      return List.of();
    }
  }
}
