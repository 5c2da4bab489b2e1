package dev.p4u.runtime.object;

/** The description of a program cannot be read; the message says where in the JSON. */
public final class ProgramInfoException extends Exception {

  private static final long serialVersionUID = 1L;

  ProgramInfoException(String message) {
    super(message);
  }
}
