package dev.p4u.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that users name. */
final class InputFile {

  private InputFile() {}

  /**
   * Reads a whole file.
   *
   * @param largest bytes that it may have
   */
  static byte[] read(Path file, long largest) {
    if (Files.isDirectory(file)) {
      throw new UserError(file + ": this is a folder, not a file");
    }
    try {
      long size = Files.size(file);
      // Devices and pipes have no size: reading ends at the limit whatever they say.
      byte[] bytes = size > largest ? new byte[0] : readAtMost(file, largest + 1);
      if (Math.max(size, bytes.length) > largest) {
        throw new UserError(
            "%s: too large: %d bytes, the limit is %d bytes"
                .formatted(file, Math.max(size, bytes.length), largest));
      }
      return bytes;
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }

  /** Whether it is a file without a byte in it. */
  static boolean isEmpty(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) == 0;
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }

  private static byte[] readAtMost(Path file, long limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Math.toIntExact(limit));
    }
  }
}
