package dev.p4u.language.ast;

import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** A type as it is written. */
public sealed interface TypeRef extends Node {

  /** Built-in type names. */
  enum BaseKind {
    BOOL,
    BIT,
    INT,
    VARBIT,
    STRING,
    ERROR,
    MATCH_KIND,
    VOID
  }

  /**
   * @param width of bit, int or varbit; absent for {@code bit} (width 1), {@code int} (any width)
   *     and the others
   */
  record Base(int id, Span span, BaseKind kind, Optional<Expr> width) implements TypeRef {}

  /**
   * @param global written with a leading dot
   */
  record Named(int id, Span span, Name name, boolean global) implements TypeRef {}

  /** {@code Name<A, B>}. */
  record Specialized(int id, Span span, Named base, List<TypeRef> arguments) implements TypeRef {
    public Specialized {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code T[n]}. */
  record Stack(int id, Span span, TypeRef element, Expr size) implements TypeRef {}

  record Tuple(int id, Span span, List<TypeRef> elements) implements TypeRef {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** {@code list<T>}. */
  record ListOf(int id, Span span, TypeRef element) implements TypeRef {}

  /** {@code _} as a type argument. */
  record DontCare(int id, Span span) implements TypeRef {}

  /** Something that the parser could not read as a type; it has reported it. */
  record Error(int id, Span span) implements TypeRef {}
}
