package dev.p4u.language.ast;

import dev.p4u.language.source.Span;

/**
 * A node of the syntax tree. Trees are immutable; what later phases learn stands in side tables
 * keyed by {@link #id()}, which counts from 0 within one program.
 */
public interface Node {

  int id();

  Span span();
}
