package dev.p4u.language.source;

import java.nio.file.Path;

/** A file exists but cannot be used: too large, a folder, not permitted. */
public final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Path path;

  /**
   * @param reason completes "cannot read PATH: ..."
   */
  public UnreadableFileException(Path path, String reason) {
    super(reason);
    this.path = path;
  }

  public Path path() {
    return path;
  }
}
