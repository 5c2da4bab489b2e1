package dev.p4u.lsp.workspace;

import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Loads files for a check, open documents before the disk, and remembers what was asked for: a
 * result is good as long as all of that, missing files too, is as it was.
 */
final class Inputs implements P4Frontend.FileLoader {

  /** State of a file at one moment. */
  private sealed interface Stamp {
    record Open(SourceFile text) implements Stamp {}

    record OnDisk(FileTime modified, long size) implements Stamp {}

    record Missing() implements Stamp {}
  }

  private final Snapshot snapshot;
  private final Map<Path, Stamp> seen = new LinkedHashMap<>();

  Inputs(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public Optional<String> load(Path path) {
    Stamp stamp = stamp(snapshot, path);
    seen.put(path, stamp);
    return stamp instanceof Stamp.Open open
        ? Optional.of(open.text().text())
        : Frontends.disk().load(path);
  }

  /** Whether everything that was asked for is the same in another snapshot. */
  boolean sameIn(Snapshot other) {
    return seen.entrySet().stream().allMatch(e -> e.getValue().equals(stamp(other, e.getKey())));
  }

  private static Stamp stamp(Snapshot snapshot, Path path) {
    Optional<Document> document = snapshot.document(path);
    if (document.isPresent() && !document.get().tooLong()) {
      return new Stamp.Open(document.get().source());
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp.OnDisk(attributes.lastModifiedTime(), attributes.size());
    } catch (IOException e) {
      return new Stamp.Missing();
    }
  }
}
