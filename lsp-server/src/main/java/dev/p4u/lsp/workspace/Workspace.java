package dev.p4u.lsp.workspace;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Holds the current snapshot. Invariant: only the notifications of the editor change it, one after
 * the other; everybody else reads.
 */
public final class Workspace {

  private volatile Snapshot current = Snapshot.EMPTY;

  public Snapshot current() {
    return current;
  }

  public synchronized void open(String uri, String languageId, int version, String text) {
    Path path = Uris.toPath(uri);
    Language language = Language.of(path, languageId);
    current = current.with(Document.of(uri, path, language, version, text));
  }

  /** A document whose text is too long to be kept. */
  public synchronized void openUnkept(String uri, int version) {
    Path path = Uris.toPath(uri);
    current = current.with(Document.unkept(uri, path, Language.of(path, "p4"), version));
  }

  /** Replaces the text of an open document; nothing happens when it is not open. */
  public synchronized void change(Path path, int version, String text) {
    Optional<Document> old = current.document(path);
    if (old.isPresent()) {
      current = current.with(old.get().with(version, text));
    }
  }

  public synchronized void close(Path path) {
    current = current.without(path);
  }

  public synchronized void configure(Settings settings) {
    current = current.with(settings);
  }

  /** Something on the disk has changed. */
  public synchronized void filesChanged() {
    current = current.touched();
  }
}
