package dev.p4u.runtime.flow;

/** A flow that cannot be read; the message ends with the column. */
public final class FlowParseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int column;

  FlowParseException(String message, int column, Throwable cause) {
    super(message + " (column " + column + ")", cause);
    this.column = column;
  }

  /** Column of the mistake in the text, counted from 1. */
  public int column() {
    return column;
  }
}
