package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The declaration of an extern object: {@code Register<bit<32>, bit<8>>(256) r;}. */
public final class ExternDeclaration {

  private final Context c;
  private final String name;
  private final P4Type.Instance type;
  private final List<Argument> arguments;
  private final Scope scope;
  private final Span span;

  ExternDeclaration(
      Context c,
      String name,
      P4Type.Instance type,
      List<Argument> arguments,
      Scope scope,
      Span span) {
    this.c = c;
    this.name = name;
    this.type = type;
    this.arguments = List.copyOf(arguments);
    this.scope = scope;
    this.span = span;
  }

  /** Control-plane name. */
  public String name() {
    return name;
  }

  public Span span() {
    return span;
  }

  public List<P4Type> typeArguments() {
    return type.arguments().stream().map(scope::resolve).toList();
  }

  /** A constructor argument that is a number, by its position or its name. */
  public Optional<BigInteger> number(int position, String parameter) {
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      boolean meant =
          argument.name().isPresent()
              ? argument.name().get().text().equals(parameter)
              : i == position;
      if (meant) {
        return c.exprs.number(argument.value(), scope);
      }
    }
    return Optional.empty();
  }

  public TypeModel types() {
    return c.types;
  }

  public ProgramParts parts() {
    return c.parts;
  }

  /** Reports a problem with this declaration. */
  public void error(CompileCode code, Object... texts) {
    c.report.error(code, span, texts);
  }

  /** Finds the argument of a constructor parameter among positional and named ones. */
  static Optional<Argument> find(List<Argument> arguments, int position, Parameter parameter) {
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      boolean meant =
          argument.name().isPresent()
              ? argument.name().get().text().equals(parameter.name().text())
              : i == position;
      if (meant) {
        return Optional.of(argument);
      }
    }
    return Optional.empty();
  }
}
