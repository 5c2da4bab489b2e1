package dev.p4u.language.preproc;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.arch.BundledIncludes;
import dev.p4u.language.source.SourceFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds included files: for quotes next to the including file, then in the include paths, then
 * among the bundled ones. A file that is included again is the same {@link SourceFile}.
 */
final class IncludeResolver {

  private final P4Frontend.Options options;
  private final P4Frontend.FileLoader loader;
  private final Map<Path, SourceFile> loaded = new HashMap<>();
  private final Map<String, SourceFile> bundled = new HashMap<>();
  private final List<SourceFile> files = new ArrayList<>();

  IncludeResolver(P4Frontend.Options options, P4Frontend.FileLoader loader) {
    this.options = options;
    this.loader = loader;
  }

  /**
   * A file that was found.
   *
   * @param folder where its own quoted includes are searched; absent for a bundled file
   */
  record Found(SourceFile file, Optional<Path> folder) {}

  /** The main file first. */
  List<SourceFile> files() {
    return files;
  }

  Found main(Path path, String text) {
    SourceFile file = new SourceFile(path.toString(), text);
    files.add(file);
    Path normal = path.normalize();
    loaded.put(normal, file);
    return new Found(file, folder(normal));
  }

  /**
   * @throws dev.p4u.language.source.UnreadableFileException when a file is there but cannot be read
   */
  Optional<Found> find(String name, boolean quoted, Optional<Path> includingFolder) {
    try {
      if (quoted && includingFolder.isPresent()) {
        Optional<Found> found = load(includingFolder.get().resolve(name));
        if (found.isPresent()) {
          return found;
        }
      }
      for (Path folder : options.includePaths()) {
        Optional<Found> found = load(folder.resolve(name));
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    return bundled(name);
  }

  private Optional<Found> load(Path path) {
    Path normal = path.normalize();
    SourceFile known = loaded.get(normal);
    if (known == null) {
      Optional<String> text = loader.load(normal);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      known = new SourceFile(normal.toString(), text.get());
      loaded.put(normal, known);
      files.add(known);
    }
    return Optional.of(new Found(known, folder(normal)));
  }

  private Optional<Found> bundled(String name) {
    SourceFile known = bundled.get(name);
    if (known == null) {
      Optional<String> text = BundledIncludes.load(name);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      known = new SourceFile(BundledIncludes.FOLDER + name, text.get());
      bundled.put(name, known);
      files.add(known);
    }
    return Optional.of(new Found(known, Optional.empty()));
  }

  private static Optional<Path> folder(Path file) {
    return Optional.of(file.getParent() == null ? Path.of("") : file.getParent());
  }
}
