package dev.p4u.compiler;

/** A defect of the compiler, never the user's mistake. */
public final class CompilerBug extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CompilerBug(String message) {
    super(message);
  }

  public CompilerBug(String message, Throwable cause) {
    super(message, cause);
  }
}
