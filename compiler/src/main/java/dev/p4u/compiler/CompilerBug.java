package dev.p4u.compiler;

import dev.p4u.language.source.Span;

/** A defect of the compiler, never the user's mistake. */
public final class CompilerBug extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CompilerBug(String message) {
    super(message);
  }

  /** The front end accepts only what is known at compile time here. */
  public static CompilerBug notConstant(Span where) {
    return new CompilerBug("no constant at " + where);
  }

  public CompilerBug(String message, Throwable cause) {
    super(message, cause);
  }
}
