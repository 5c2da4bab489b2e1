package dev.p4u.cli;

/** Exit codes of all verbs; 2, wrong usage, comes from the argument parser. */
final class ExitCode {

  static final int OK = 0;

  /** The user's input has errors, or a test failed. */
  static final int USER = 1;

  /** p4u itself is broken. */
  static final int DEFECT = 70;

  private ExitCode() {}
}
