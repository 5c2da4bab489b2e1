package dev.p4u.stf.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds STF files and the program of each: the {@code .p4} file of the same name beside it, else
 * the program of the nearest {@code p4u.json}, else the one in the program folders, else the only
 * {@code .p4} file of the nearest folder upwards that has any. Program folders are what the caller
 * names, and {@code src/main/p4} for a test below {@code src/test/stf}.
 */
public final class Discovery {

  private static final int MAX_DEPTH = 32;

  private Discovery() {}

  /** All STF files below the paths (files or folders), sorted by path. */
  public static List<StfTest> find(List<Path> paths) throws ProjectException {
    return find(paths, List.of());
  }

  /**
   * All STF files below the paths, sorted by path.
   *
   * @param programFolders where programs are looked for before the folders above a test
   */
  public static List<StfTest> find(List<Path> paths, List<Path> programFolders)
      throws ProjectException {
    List<StfTest> tests = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new ProjectException(path + ": there is no such file or folder");
      }
      if (Files.isDirectory(path)) {
        List<Path> found = stfFiles(path);
        if (found.isEmpty()) {
          throw new ProjectException(path + ": no .stf file in this folder or below it");
        }
        for (Path stf : found) {
          tests.add(test(path.relativize(stf).toString(), stf, programFolders));
        }
      } else {
        tests.add(test(path.getFileName().toString(), path, programFolders));
      }
    }
    return tests;
  }

  private static List<Path> stfFiles(Path folder) throws ProjectException {
    try (Stream<Path> files = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".stf") && Files.isRegularFile(f))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ProjectException(folder + ": cannot be read: " + e.getMessage());
    }
  }

  private static StfTest test(String name, Path stf, List<Path> programFolders)
      throws ProjectException {
    Project project = Project.of(stf);
    return new StfTest(name, stf, program(stf, project, programFolders), project);
  }

  /** The program that an STF file tests. */
  public static Path program(Path stf, Project project) throws ProjectException {
    return program(stf, project, List.of());
  }

  private static Path program(Path stf, Project project, List<Path> programFolders)
      throws ProjectException {
    Path absolute = stf.toAbsolutePath().normalize();
    String fileName = absolute.getFileName().toString();
    String stem =
        fileName.endsWith(".stf") ? fileName.substring(0, fileName.length() - 4) : fileName;
    Path sibling = absolute.resolveSibling(stem + ".p4");
    if (Files.isRegularFile(sibling)) {
      return shown(stf, sibling);
    }
    if (project.program().isPresent()) {
      Path program = project.program().get();
      if (!Files.isRegularFile(program)) {
        throw new ProjectException(
            project.folder().get().resolve(Project.FILE_NAME) + ": there is no program " + program);
      }
      return shown(stf, program);
    }
    List<Path> folders = new ArrayList<>(programFolders);
    mavenPrograms(absolute).ifPresent(folders::add);
    for (Path folder : folders) {
      Path named = folder.resolve(stem + ".p4");
      if (Files.isRegularFile(named)) {
        return shown(stf, named);
      }
      List<Path> programs = programs(folder);
      if (programs.size() == 1) {
        return shown(stf, programs.get(0));
      }
    }
    for (Path folder = absolute.getParent(); folder != null; folder = folder.getParent()) {
      List<Path> programs = programs(folder);
      if (programs.size() == 1) {
        return shown(stf, programs.get(0));
      }
      if (programs.size() > 1) {
        throw new ProjectException(
            stf
                + ": which program does it test? "
                + folder
                + " has "
                + programs.size()
                + " .p4 files: name the test after one of them, or write {\"program\": ...} into "
                + Project.FILE_NAME);
      }
    }
    throw new ProjectException(stf + ": no .p4 program beside it or in a folder above it");
  }

  /** In a Maven project, tests below {@code src/test/stf} are for {@code src/main/p4}. */
  private static Optional<Path> mavenPrograms(Path stf) {
    for (Path folder = stf.getParent(); folder != null; folder = folder.getParent()) {
      if (folder.endsWith(Path.of("src", "test", "stf"))) {
        Path programs = folder.getParent().resolveSibling("main").resolve("p4");
        return Optional.of(programs).filter(Files::isDirectory);
      }
    }
    return Optional.empty();
  }

  /** The path as the user would write it: relative when the STF file was named so. */
  private static Path shown(Path stf, Path program) {
    if (stf.isAbsolute()) {
      return program;
    }
    Path here = Path.of("").toAbsolutePath();
    return Optional.of(program)
        .filter(p -> p.startsWith(here))
        .map(here::relativize)
        .orElse(program);
  }

  private static List<Path> programs(Path folder) throws ProjectException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".p4") && Files.isRegularFile(f))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ProjectException(folder + ": cannot be read: " + e.getMessage());
    }
  }
}
