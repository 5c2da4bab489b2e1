package dev.p4u.cli;

import dev.p4u.runtime.elf.ElfFormatException;
import dev.p4u.runtime.elf.ElfReader;
import dev.p4u.runtime.object.BpfObject;
import java.nio.file.Path;

/** Reads object files. */
final class ObjectFiles {

  private ObjectFiles() {}

  static BpfObject read(Path file) {
    byte[] bytes = InputFile.read(file, ElfReader.MAX_FILE);
    try {
      return ElfReader.read(bytes);
    } catch (ElfFormatException e) {
      throw new UserError(file + ": " + e.getMessage(), e);
    }
  }
}
