package dev.p4u.lsp.workspace;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks programs, each once for the same inputs. Safe for many threads: those who need the same
 * program at the same time wait for one check.
 */
public final class Programs {

  private static final int MAX_CACHED = 32;

  private record Cached(P4Frontend.Options options, Inputs inputs, CheckedProgram program) {}

  private static final class Slot {
    private Cached cached;
  }

  private final P4Frontend frontend;
  private final Map<Path, Slot> slots =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Slot> eldest) {
          return size() > MAX_CACHED;
        }
      };

  public Programs() {
    this(Frontends.create());
  }

  Programs(P4Frontend frontend) {
    this.frontend = frontend;
  }

  /** The program whose main file has this path, with the texts of the snapshot. */
  public CheckedProgram check(Snapshot snapshot, Path main) {
    P4Frontend.Options options = Projects.options(Projects.of(main).project(), snapshot.settings());
    Slot slot = slot(main);
    synchronized (slot) {
      Cached cached = slot.cached;
      if (cached == null
          || !cached.options().equals(options)
          || !cached.inputs().sameIn(snapshot)) {
        Inputs inputs = new Inputs(snapshot);
        cached = new Cached(options, inputs, check(main, options, inputs));
        slot.cached = cached;
      }
      return cached.program();
    }
  }

  /** Checks a program whether or not its result is known. */
  public CheckedProgram checkAnew(Snapshot snapshot, Path main) {
    P4Frontend.Options options = Projects.options(Projects.of(main).project(), snapshot.settings());
    return check(main, options, new Inputs(snapshot));
  }

  private Slot slot(Path main) {
    synchronized (slots) {
      return slots.computeIfAbsent(main, p -> new Slot());
    }
  }

  private CheckedProgram check(Path main, P4Frontend.Options options, Inputs inputs) {
    try {
      Optional<String> text = inputs.load(main);
      if (text.isPresent()) {
        return frontend.check(main, text.get(), options, inputs);
      }
    } catch (UnreadableFileException e) {
      // Told by the program that says why it is empty, as for a missing file.
      return Frontends.checkFile(main, options);
    }
    return Frontends.checkFile(main, options);
  }

  /**
   * The programs in whose light a file is seen: itself when it is a whole program; else the open
   * programs that include it; else the project's program if that includes it; else itself. Never
   * empty.
   */
  public List<CheckedProgram> contexts(Snapshot snapshot, Path path) {
    CheckedProgram own = check(snapshot, path);
    if (own.main().isPresent()) {
      return List.of(own);
    }
    List<CheckedProgram> including = new ArrayList<>();
    for (Document document : snapshot.documents()) {
      if (document.language() == Language.P4 && !document.path().equals(path)) {
        CheckedProgram program = check(snapshot, document.path());
        if (file(program, path).isPresent()) {
          including.add(program);
        }
      }
    }
    List<CheckedProgram> whole = including.stream().filter(p -> p.main().isPresent()).toList();
    if (!whole.isEmpty()) {
      return whole;
    }
    Optional<CheckedProgram> project =
        Projects.of(path)
            .project()
            .program()
            .filter(main -> !main.equals(path))
            .map(main -> check(snapshot, main))
            .filter(program -> file(program, path).isPresent());
    if (project.isPresent()) {
      return List.of(project.get());
    }
    return including.isEmpty() ? List.of(own) : including;
  }

  /** The first of {@link #contexts}. */
  public CheckedProgram context(Snapshot snapshot, Path path) {
    return contexts(snapshot, path).get(0);
  }

  /** The file of a program that has this path. */
  public static Optional<SourceFile> file(CheckedProgram program, Path path) {
    String name = path.toString();
    return program.files().stream().filter(f -> f.path().equals(name)).findFirst();
  }

  /** Path of a program's main file. */
  public static Path mainPath(CheckedProgram program) {
    return Path.of(program.files().get(0).path());
  }
}
