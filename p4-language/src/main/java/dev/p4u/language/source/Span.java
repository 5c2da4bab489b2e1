package dev.p4u.language.source;

/**
 * A part of an original file: offsets {@code start} (inclusive) to {@code end} (exclusive) in
 * UTF-16 code units. What a macro produced has the span of the macro's use.
 */
public record Span(SourceFile file, int start, int end) {

  public int line() {
    return file.line(start);
  }

  public int column() {
    return file.column(start);
  }

  /** The smallest span that covers both; this one when they are in different files. */
  public Span to(Span other) {
    if (other.file != file) {
      return this;
    }
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  public String text() {
    return file.text().substring(start, end);
  }

  @Override
  public String toString() {
    return file + ":" + line() + ":" + column();
  }
}
