package dev.p4u.runtime.isa;

/** A mistake in assembler text. */
public final class AsmException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String problem;

  AsmException(int line, int column, String problem) {
    super(line + ":" + column + ": " + problem);
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  /** Line, counted from 1. */
  public int line() {
    return line;
  }

  /** Column in characters, counted from 1. */
  public int column() {
    return column;
  }

  /** What is wrong, without the position. */
  public String problem() {
    return problem;
  }
}
