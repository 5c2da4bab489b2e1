package dev.p4u.cli;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.stf.project.Project;
import dev.p4u.stf.project.ProjectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The preprocessor's options, shared by the verbs that read P4. */
final class FrontendOptions {

  @Option(
      names = "-I",
      paramLabel = "DIR",
      description = "Search #include files in this folder too (repeatable).")
  private List<Path> includePaths = new ArrayList<>();

  @Option(
      names = "-D",
      paramLabel = "NAME[=VALUE]",
      description = "Define a macro (repeatable).",
      mapFallbackValue = "1")
  private Map<String, String> defines = new LinkedHashMap<>();

  /** The project's options with those of the command line before them. */
  P4Frontend.Options with(Project project) {
    List<Path> paths = new ArrayList<>(includePaths);
    paths.addAll(project.includePaths());
    Map<String, String> macros = new LinkedHashMap<>(project.defines());
    macros.putAll(defines);
    return new P4Frontend.Options(paths, macros);
  }

  /** The project of a file; a broken project file is the user's error. */
  static Project projectOf(Path file) {
    try {
      return Project.of(file);
    } catch (ProjectException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
