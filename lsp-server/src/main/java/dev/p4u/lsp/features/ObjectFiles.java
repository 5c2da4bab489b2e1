package dev.p4u.lsp.features;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Names and writes object files. */
final class ObjectFiles {

  private ObjectFiles() {}

  /** {@code bng.o} for {@code bng.p4}: beside it, or in the folder that was configured. */
  static Path of(Path program, Optional<Path> outputDirectory) {
    String name = program.getFileName().toString();
    String stem = name.endsWith(".p4") ? name.substring(0, name.length() - 3) : name;
    return outputDirectory.orElse(program.getParent()).resolve(stem + ".o");
  }

  /** Writes beside the file and renames, so that nobody sees a half-written one. */
  static void write(Path file, byte[] contents) throws IOException {
    Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    try {
      Files.write(part, contents);
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
