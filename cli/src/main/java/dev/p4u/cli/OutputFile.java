package dev.p4u.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes files whole or not at all. */
final class OutputFile {

  private OutputFile() {}

  /** Writes beside the file and renames, so that nobody sees a half-written one. */
  static void write(Path file, byte[] contents) {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      temporary = Files.createTempFile(folder, file.getFileName().toString(), ".part");
      Files.write(temporary, contents);
      move(temporary, file);
    } catch (IOException e) {
      delete(temporary);
      throw new UserError(file + ": cannot be written: " + reason(e), e);
    }
  }

  /**
   * Replaces the contents of a file that exists: where a link leads, with the permissions that it
   * has.
   */
  static void rewrite(Path file, byte[] contents) {
    Path temporary = null;
    try {
      Path real = file.toRealPath();
      temporary = Files.createTempFile(real.getParent(), real.getFileName().toString(), ".part");
      Files.write(temporary, contents);
      if (Files.getFileStore(real).supportsFileAttributeView(PosixFileAttributeView.class)) {
        Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(real));
      }
      if (!Files.isWritable(real)) {
        throw new AccessDeniedException(real.toString());
      }
      move(temporary, real);
    } catch (IOException e) {
      delete(temporary);
      throw new UserError(file + ": cannot be written: " + reason(e), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path temporary) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UserError(temporary + ": cannot be removed: " + reason(e), e);
    }
  }

  /** What an I/O exception means, in words. */
  static String reason(IOException e) {
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof java.nio.file.FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getMessage();
  }
}
