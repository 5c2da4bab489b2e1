package dev.p4u.language.ast;

import dev.p4u.language.source.Span;

/**
 * An identifier where it is written.
 *
 * @param text empty when it is missing (the parser has reported it)
 */
public record Name(int id, Span span, String text) implements Node {
  @Override
  public String toString() {
    return text;
  }
}
