package dev.p4u.runtime.elf;

/** A file is not an object that can be loaded. */
public final class ElfFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long offset;

  ElfFormatException(long offset, String problem) {
    super("byte " + offset + ": " + problem);
    this.offset = offset;
  }

  /** Where in the file the problem shows, in bytes from its start. */
  public long offset() {
    return offset;
  }
}
