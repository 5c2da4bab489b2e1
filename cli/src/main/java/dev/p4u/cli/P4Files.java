package dev.p4u.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the programs of folders. */
final class P4Files {

  private P4Files() {}

  /** The .p4 files in a folder and below it, in order; at least one. */
  static List<Path> below(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found =
          walk.filter(f -> f.toString().endsWith(".p4") && Files.isRegularFile(f))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new UserError(folder + ": no .p4 file in this folder or below it");
      }
      return found;
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be read: " + OutputFile.reason(e), e);
    } catch (UncheckedIOException e) {
      throw new UserError(folder + ": cannot be read: " + OutputFile.reason(e.getCause()), e);
    }
  }
}
