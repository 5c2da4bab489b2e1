package dev.p4u.lsp.features;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Node;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * A place in a program.
 *
 * @param file one of the program's files
 * @param offset in UTF-16 code units
 */
public record Place(CheckedProgram program, SourceFile file, int offset) {

  /** A place in an open P4 document, in the program that the document belongs to. */
  public static Place of(Programs programs, Snapshot snapshot, Document document, int offset) {
    CheckedProgram program = programs.context(snapshot, document.path());
    SourceFile file =
        Programs.file(program, document.path())
            .orElseThrow(() -> new IllegalStateException(document.path() + " left its program"));
    return new Place(program, file, Math.min(offset, file.text().length()));
  }

  boolean isIn(Span span) {
    return span.file() == file && span.start() <= offset && offset <= span.end();
  }

  /** The nodes around the place, innermost last. */
  List<Node> nodes() {
    return program.index().nodesAt(file, offset);
  }

  /** What the name at the place denotes or declares. */
  Optional<Node> declaration() {
    return program.index().declarationAt(file, offset);
  }
}
