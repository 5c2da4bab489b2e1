package dev.p4u.lsp.workspace;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.stf.project.Project;
import dev.p4u.stf.project.ProjectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which project a file belongs to, and what follows for its check. */
public final class Projects {

  private Projects() {}

  /**
   * A project, or what is wrong with its file.
   *
   * @param problem what to tell the user, and the project file that it is about
   */
  public record Resolved(Project project, Optional<Problem> problem) {}

  /** A mistake in a project file. */
  public record Problem(Path file, String message) {}

  /** The project of a file; a broken project file counts as none, and is reported. */
  public static Resolved of(Path path) {
    try {
      return new Resolved(Project.of(path), Optional.empty());
    } catch (ProjectException e) {
      Path file = projectFile(path).orElse(path);
      String prefix = file + ": ";
      String message = e.getMessage();
      String shown = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
      return new Resolved(Project.NONE, Optional.of(new Problem(file, shown)));
    }
  }

  private static Optional<Path> projectFile(Path path) {
    for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(Project.FILE_NAME);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Options of the project first; what the editor's settings add comes after them. */
  static P4Frontend.Options options(Project project, Settings settings) {
    List<Path> includes = new ArrayList<>(project.includePaths());
    includes.addAll(settings.includePaths());
    Map<String, String> defines = new HashMap<>(settings.defines());
    defines.putAll(project.defines());
    return new P4Frontend.Options(includes, defines);
  }
}
