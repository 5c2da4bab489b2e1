package dev.p4u.lsp.protocol;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.lsp.workspace.Uris;
import java.nio.file.Path;
import org.eclipse.lsp4j.Location;

/** URIs of files, as the editor writes them where it has the file open. */
public final class Locations {

  private final Snapshot snapshot;
  private final BundledFiles bundled;
  private final Positions positions;

  public Locations(Snapshot snapshot, BundledFiles bundled, Positions positions) {
    this.snapshot = snapshot;
    this.bundled = bundled;
    this.positions = positions;
  }

  public Positions positions() {
    return positions;
  }

  public String uri(Path path) {
    return snapshot.document(path).map(Document::uri).orElseGet(() -> Uris.toUri(path));
  }

  public String uri(SourceFile file) {
    return uri(bundled.pathOf(file));
  }

  public Location location(Span span) {
    return new Location(uri(span.file()), positions.range(span));
  }
}
