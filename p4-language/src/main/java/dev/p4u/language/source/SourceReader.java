package dev.p4u.language.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads source files from disk, never more than {@link #MAX_BYTES} of one. */
public final class SourceReader {

  /** Largest source file in bytes; a generated program of 100,000 lines is about half of it. */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  private SourceReader() {}

  /**
   * The text of a file as UTF-8, malformed parts replaced by U+FFFD; empty when nothing is there.
   *
   * @throws UnreadableFileException when it is too large or the system refuses
   */
  public static Optional<String> read(Path path) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      throw new UnreadableFileException(path, "it is a folder");
    }
    try (InputStream in = Files.newInputStream(path)) {
      if (Files.size(path) > MAX_BYTES) {
        throw new UnreadableFileException(path, tooLarge());
      }
      // Not only by size: a pipe or a growing file has none.
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnreadableFileException(path, tooLarge());
      }
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      UnreadableFileException unreadable =
          new UnreadableFileException(path, "the system says: " + e.getMessage());
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  private static String tooLarge() {
    return "it is larger than " + MAX_BYTES / (1024 * 1024) + " MB";
  }
}
