package dev.p4u.lsp.workspace;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The open documents and settings at one moment. Immutable: a request computes on the snapshot that
 * was current when it arrived, whatever is typed meanwhile.
 */
public final class Snapshot {

  static final Snapshot EMPTY = new Snapshot(0, Map.of(), Settings.NONE);

  private final long revision;
  private final Map<Path, Document> documents;
  private final Settings settings;

  private Snapshot(long revision, Map<Path, Document> documents, Settings settings) {
    this.revision = revision;
    this.documents = documents;
    this.settings = settings;
  }

  /** Grows with every change. */
  public long revision() {
    return revision;
  }

  public Settings settings() {
    return settings;
  }

  public Optional<Document> document(Path path) {
    return Optional.ofNullable(documents.get(path));
  }

  /** The open documents in the order in which they were opened. */
  public Collection<Document> documents() {
    return documents.values();
  }

  Snapshot with(Document document) {
    Map<Path, Document> changed = new LinkedHashMap<>(documents);
    changed.put(document.path(), document);
    return new Snapshot(revision + 1, Collections.unmodifiableMap(changed), settings);
  }

  Snapshot without(Path path) {
    Map<Path, Document> changed = new LinkedHashMap<>(documents);
    changed.remove(path);
    return new Snapshot(revision + 1, Collections.unmodifiableMap(changed), settings);
  }

  Snapshot with(Settings changed) {
    return new Snapshot(revision + 1, documents, changed);
  }

  Snapshot touched() {
    return new Snapshot(revision + 1, documents, settings);
  }
}
