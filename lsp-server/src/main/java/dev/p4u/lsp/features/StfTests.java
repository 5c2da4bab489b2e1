package dev.p4u.lsp.features;

import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Language;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.stf.project.Discovery;
import dev.p4u.stf.project.Project;
import dev.p4u.stf.project.ProjectException;
import dev.p4u.stf.project.StfTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the tests that a file or folder stands for. */
final class StfTests {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_FILES = 10_000;

  /** Folders of other tools, where copies of tests may lie. */
  private static final Set<String> SKIPPED = Set.of("node_modules", "target");

  private final Programs programs;

  StfTests(Programs programs) {
    this.programs = programs;
  }

  /**
   * A test, or why it has no program.
   *
   * @param name below the folder that was searched
   */
  record Found(String name, Path stf, Optional<StfTest> test, String problem) {}

  /** An STF file: itself. A P4 file: the tests of its program. A folder: all below it. */
  List<Found> find(Snapshot snapshot, Path path) {
    if (Files.isDirectory(path)) {
      return below(snapshot, path);
    }
    boolean stf =
        snapshot.document(path).map(Document::language).orElseGet(() -> Language.of(path, ""))
            == Language.STF;
    if (stf) {
      return List.of(found(path.getFileName().toString(), path));
    }
    Path main = Programs.mainPath(programs.context(snapshot, path));
    return below(snapshot, main.getParent()).stream()
        .filter(f -> f.test().filter(t -> t.program().equals(main)).isPresent())
        .toList();
  }

  private static List<Found> below(Snapshot snapshot, Path folder) {
    TreeSet<Path> files = new TreeSet<>(files(folder));
    snapshot.documents().stream()
        .filter(d -> d.language() == Language.STF && d.path().startsWith(folder))
        .map(Document::path)
        .forEach(files::add);
    return files.stream().map(f -> found(folder.relativize(f).toString(), f)).toList();
  }

  private static Found found(String name, Path stf) {
    try {
      Project project = Project.of(stf);
      Path program = Discovery.program(stf, project).toAbsolutePath().normalize();
      return new Found(name, stf, Optional.of(new StfTest(name, stf, program, project)), "");
    } catch (ProjectException e) {
      return new Found(name, stf, Optional.empty(), e.getMessage());
    }
  }

  private static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try {
      Files.walkFileTree(
          folder,
          EnumSet.noneOf(FileVisitOption.class),
          MAX_DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              String name = dir.getFileName() == null ? "" : dir.getFileName().toString();
              boolean skipped = name.startsWith(".") || SKIPPED.contains(name);
              return skipped && !dir.equals(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && file.toString().endsWith(".stf")) {
                files.add(file);
              }
              return files.size() < MAX_FILES
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              // What cannot be read holds no tests for this user.
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot search " + folder, e);
    }
    return files;
  }
}
