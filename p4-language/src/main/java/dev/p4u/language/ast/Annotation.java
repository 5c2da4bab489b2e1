package dev.p4u.language.ast;

import dev.p4u.language.source.Span;
import java.util.List;

/**
 * {@code @name}, {@code @name(tokens)}, {@code @name[expressions]} or {@code @name[key=value]}; a
 * {@code @pragma} line has form PRAGMA.
 *
 * @param tokens texts of the tokens of an unstructured body, as written
 */
public record Annotation(
    int id,
    Span span,
    Name name,
    Form form,
    List<String> tokens,
    List<Expr> expressions,
    List<Argument> pairs)
    implements Node {
  public Annotation {
    tokens = List.copyOf(tokens);
    expressions = List.copyOf(expressions);
    pairs = List.copyOf(pairs);
  }

  /** How the body is written. */
  public enum Form {
    EMPTY,
    UNSTRUCTURED,
    EXPRESSIONS,
    KEY_VALUES,
    PRAGMA
  }
}
