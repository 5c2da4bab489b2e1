package dev.p4u.lsp.server;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.lsp.features.DiagnosticsFeature;
import dev.p4u.lsp.protocol.DiagnosticConverter;
import dev.p4u.lsp.protocol.Locations;
import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * Keeps the editor's diagnostics equal to what is known: of the front end while typing, of the
 * compiler and of tests until what they are about changes. The pause that it waits for after a
 * change grows with what a check takes.
 */
final class DiagnosticsPublisher {

  private static final long SHORTEST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  /** While somebody types without a pause, diagnostics of an older text appear this often. */
  private static final long LONGEST_SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private record Published(String uri, Optional<Integer> version, List<?> diagnostics) {}

  private record Compiled(CheckedProgram program, List<Diagnostic> diagnostics) {}

  private record Tested(String text, List<Diagnostic> diagnostics) {}

  private final Session session;
  private final DiagnosticsFeature feature;
  private final ScheduledExecutorService executor;
  private final Rehearsal rehearsal;
  private final Map<Path, Compiled> compiled = new ConcurrentHashMap<>();
  private final Map<Path, Tested> tested = new ConcurrentHashMap<>();

  /** Used by the executor's thread only. */
  private final Map<Path, Published> published = new HashMap<>();

  private long lastPublication;
  private volatile long lastCheckMillis;
  private ScheduledFuture<?> pending;

  DiagnosticsPublisher(Session session, ScheduledExecutorService executor, Rehearsal rehearsal) {
    this.session = session;
    this.feature = new DiagnosticsFeature(session.programs(), session.bundled());
    this.executor = executor;
    this.rehearsal = rehearsal;
  }

  /** Something was opened, closed or started: no reason to wait. */
  void refresh() {
    schedule(0);
  }

  /** Somebody types. */
  void changed() {
    rehearsal.editorWorks();
    schedule(Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, lastCheckMillis / 8)));
  }

  /** What the compiler said about a program. It shows until the program changes. */
  void compiled(CheckedProgram program, List<Diagnostic> diagnostics) {
    compiled.put(Programs.mainPath(program), new Compiled(program, diagnostics));
    refresh();
  }

  /**
   * What a test run said about an STF file. It shows until the file changes or runs again.
   *
   * @param text of the file that was run
   */
  void tested(Path stf, String text, List<Diagnostic> diagnostics) {
    tested.put(stf, new Tested(text, diagnostics));
    refresh();
  }

  private synchronized void schedule(long millis) {
    if (pending != null) {
      pending.cancel(false);
    }
    try {
      pending = executor.schedule(this::publishNow, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The server is ending: nobody waits for diagnostics any more.
      pending = null;
    }
  }

  private void publishNow() {
    if (session.state() != Session.State.RUNNING) {
      return;
    }
    rehearsal.editorWorks();
    try {
      publish(session.workspace().current());
    } catch (RuntimeException | Error e) {
      session.defect("diagnostics", e);
    } finally {
      rehearsal.editorWorks();
    }
  }

  private void publish(Snapshot snapshot) {
    long start = System.nanoTime();
    DiagnosticsFeature.Result result = feature.diagnostics(snapshot);
    Map<Path, List<Diagnostic>> files = new HashMap<>(result.files());
    addResults(snapshot, files);
    long now = System.nanoTime();
    lastCheckMillis = TimeUnit.NANOSECONDS.toMillis(now - start);
    boolean stale = session.workspace().current().revision() != snapshot.revision();
    if (stale && now - lastPublication < LONGEST_SILENCE_NANOS) {
      return;
    }
    lastPublication = now;
    Locations locations = session.locations(snapshot);
    Set<Path> paths = new HashSet<>(published.keySet());
    paths.addAll(files.keySet());
    for (Path path : paths) {
      publish(path, files.get(path), snapshot.document(path), locations);
    }
    result.programs().stream()
        .findFirst()
        .map(Programs::mainPath)
        .ifPresent(main -> rehearsal.start(() -> rehearse(snapshot, main)));
  }

  private void rehearse(Snapshot snapshot, Path main) {
    try {
      session.programs().checkAnew(snapshot, main);
    } catch (RuntimeException | Error e) {
      session.defect("the rehearsal", e);
    }
  }

  private void addResults(Snapshot snapshot, Map<Path, List<Diagnostic>> files) {
    compiled
        .entrySet()
        .removeIf(
            e -> !session.programs().check(snapshot, e.getKey()).equals(e.getValue().program()));
    for (Compiled result : compiled.values()) {
      feature.byFile(result.diagnostics()).forEach((path, found) -> add(files, path, found));
    }
    tested.entrySet().removeIf(e -> isOver(snapshot, e.getKey(), e.getValue()));
    tested.forEach((path, result) -> add(files, path, result.diagnostics()));
  }

  private static boolean isOver(Snapshot snapshot, Path stf, Tested result) {
    Optional<Document> open = snapshot.document(stf);
    return open.isPresent() ? !open.get().text().equals(result.text()) : !Files.exists(stf);
  }

  private static void add(
      Map<Path, List<Diagnostic>> files, Path path, List<Diagnostic> diagnostics) {
    files.put(path, DiagnosticsFeature.union(files.getOrDefault(path, List.of()), diagnostics));
  }

  private void publish(
      Path path, List<Diagnostic> found, Optional<Document> document, Locations locations) {
    Published before = published.get(path);
    if (found == null || (found.isEmpty() && document.isEmpty())) {
      published.remove(path);
      if (before != null && !before.diagnostics().isEmpty()) {
        session.client().publishDiagnostics(new PublishDiagnosticsParams(before.uri(), List.of()));
      }
      return;
    }
    DiagnosticConverter converter = new DiagnosticConverter(locations);
    List<org.eclipse.lsp4j.Diagnostic> out = found.stream().map(converter::convert).toList();
    Published now = new Published(locations.uri(path), document.map(Document::version), out);
    if (now.equals(before)) {
      return;
    }
    published.put(path, now);
    PublishDiagnosticsParams params = new PublishDiagnosticsParams(now.uri(), out);
    now.version().ifPresent(params::setVersion);
    session.client().publishDiagnostics(params);
  }
}
