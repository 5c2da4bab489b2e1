package dev.p4u.language.ast;

import dev.p4u.language.source.Span;
import java.util.Optional;

/**
 * An argument of a call, or {@code name = value} in a struct expression. {@code _} is {@link
 * Expr.DontCare}.
 */
public record Argument(int id, Span span, Optional<Name> name, Expr value) implements Node {}
