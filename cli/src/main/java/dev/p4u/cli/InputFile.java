package dev.p4u.cli;

import java.io.IOException;
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
      if (size > largest) {
        throw new UserError(
            file + ": too large: " + size + " bytes, the limit is " + largest + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }
}
