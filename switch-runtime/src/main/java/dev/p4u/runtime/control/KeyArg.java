package dev.p4u.runtime.control;

/**
 * One key field of an entry.
 *
 * @param name P4 name, C name, either behind {@code key.}, the end of the P4 name behind a dot, or
 *     {@code fieldN} for the N-th key of the table, counted from 0
 */
public record KeyArg(String name, KeyValue value) {
  @Override
  public String toString() {
    return name + "=" + value;
  }
}
