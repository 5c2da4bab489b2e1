package dev.p4u.cli;

/** Something about the user's input that ends the command with one sentence and exit code 1. */
final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message);
  }

  UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
