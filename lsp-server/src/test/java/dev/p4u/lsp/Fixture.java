package dev.p4u.lsp;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.source.SourceFile;
import dev.p4u.lsp.features.Place;
import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.lsp.workspace.Uris;
import dev.p4u.lsp.workspace.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Open documents for tests. {@code ¦} in a text is the cursor and no part of the text. */
public final class Fixture {

  /** Where the documents pretend to be; nothing is there. */
  public static final Path FOLDER = Path.of("p4u-fixture").toAbsolutePath();

  /** A program that does something with a packet: it adds one to the first byte. */
  public static final String PROGRAM =
      """
      #include <core.p4>
      #include <ubpf_model.p4>

      header byte_t { bit<8> value; }
      struct headers_t { byte_t first; }
      struct meta_t {}

      parser prs(packet_in p, out headers_t hdr, inout meta_t meta, inout standard_metadata std) {
          state start {
              p.extract(hdr.first);
              transition accept;
          }
      }

      control pipe(inout headers_t hdr, inout meta_t meta, inout standard_metadata std) {
          apply {
              hdr.first.value = hdr.first.value + 1;
              std.output_action = ubpf_action.REDIRECT;
              std.output_port = 2;
          }
      }

      control dprs(packet_out p, in headers_t hdr) {
          apply { p.emit(hdr.first); }
      }

      ubpf(prs(), pipe(), dprs()) main;
      """;

  private final Path folder;
  private final Workspace workspace = new Workspace();
  private final Programs programs = new Programs();
  private final Map<String, Integer> cursors = new HashMap<>();

  public Fixture() {
    this(FOLDER);
  }

  public Fixture(Path folder) {
    this.folder = folder;
  }

  /** A P4 document with a cursor, alone. */
  public static Place place(String marked) {
    return new Fixture().open("main.p4", marked).at("main.p4");
  }

  public Fixture open(String name, String marked) {
    cursors.put(name, marked.indexOf('¦'));
    workspace.open(Uris.toUri(path(name)), "", 1, marked.replace("¦", ""));
    return this;
  }

  public Workspace workspace() {
    return workspace;
  }

  public Programs programs() {
    return programs;
  }

  public Snapshot snapshot() {
    return workspace.current();
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  public Document document(String name) {
    return snapshot().document(path(name)).orElseThrow();
  }

  public CheckedProgram program(String name) {
    return programs.check(snapshot(), path(name));
  }

  public SourceFile file(String name) {
    return Programs.file(program(name), path(name)).orElseThrow();
  }

  /** The cursor of a document. */
  public Place at(String name) {
    return Place.of(programs, snapshot(), document(name), cursors.get(name));
  }
}
