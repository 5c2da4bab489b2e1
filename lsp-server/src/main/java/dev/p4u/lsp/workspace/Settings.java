package dev.p4u.lsp.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has set in the editor. It adds to what {@code p4u.json} says.
 *
 * @param includePaths folders for {@code #include}
 * @param defines macros, name to replacement
 * @param outputDirectory where object files go; absent: beside their program
 */
public record Settings(
    List<Path> includePaths, Map<String, String> defines, Optional<Path> outputDirectory) {

  public static final Settings NONE = new Settings(List.of(), Map.of(), Optional.empty());

  public Settings {
    includePaths = List.copyOf(includePaths);
    defines = Map.copyOf(defines);
  }
}
