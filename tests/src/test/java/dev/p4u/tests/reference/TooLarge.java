package dev.p4u.tests.reference;

/** A program exceeds a limit of the target, such as its stack. */
final class TooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooLarge(String message) {
    super(message);
  }
}
