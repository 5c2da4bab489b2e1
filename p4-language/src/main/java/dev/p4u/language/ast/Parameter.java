package dev.p4u.language.ast;

import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** A parameter of a parser, control, action, function, method, constructor or package. */
public record Parameter(
    int id,
    Span span,
    List<Annotation> annotations,
    Direction direction,
    TypeRef type,
    Name name,
    Optional<Expr> defaultValue)
    implements Node {
  public Parameter {
    annotations = List.copyOf(annotations);
  }

  /** Direction as written. */
  public enum Direction {
    NONE,
    IN,
    OUT,
    INOUT
  }
}
