package dev.p4u.language.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The front end: text to checked program. The only entry point for other modules. */
public interface P4Frontend {

  /**
   * What a check depends on besides the main file's text.
   *
   * @param includePaths folders that {@code #include} searches, after the including file's own
   *     folder for the quoted form; bundled includes come last
   * @param defines {@code -D} macros, name to replacement
   */
  record Options(List<Path> includePaths, Map<String, String> defines) {
    public static final Options DEFAULT = new Options(List.of(), Map.of());

    public Options {
      includePaths = List.copyOf(includePaths);
      defines = Map.copyOf(defines);
    }
  }

  /** Gives the text of files, so that an editor's unsaved buffers win over the disk. */
  interface FileLoader {
    /** The text, or empty when there is no such file; throws IOException-free. */
    Optional<String> load(Path path);
  }

  /**
   * Checks a program. Never throws for what is in the text.
   *
   * @param path name of the main file (its folder is where quoted includes are searched)
   * @param text its contents
   */
  CheckedProgram check(Path path, String text, Options options, FileLoader loader);
}
