package dev.p4u.lsp.features;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Projects;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.lsp.workspace.WorkspaceCode;
import dev.p4u.stf.parse.StfReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that is wrong with the open documents and the programs that they belong to. */
public final class DiagnosticsFeature {

  private final Programs programs;
  private final BundledFiles bundled;

  public DiagnosticsFeature(Programs programs, BundledFiles bundled) {
    this.programs = programs;
    this.bundled = bundled;
  }

  /**
   * @param files the diagnostics of each file; open documents always have an entry
   * @param programs the programs that were checked
   */
  public record Result(Map<Path, List<Diagnostic>> files, List<CheckedProgram> programs) {}

  public Result diagnostics(Snapshot snapshot) {
    Map<Path, List<Diagnostic>> files = new TreeMap<>();
    Set<CheckedProgram> checked = new LinkedHashSet<>();
    for (Document document : snapshot.documents()) {
      if (document.tooLong()) {
        files.put(document.path(), List.of(tooLong(document)));
        continue;
      }
      switch (document.language()) {
        case P4 -> {
          files.putIfAbsent(document.path(), List.of());
          checked.addAll(programs.contexts(snapshot, document.path()));
          projectProblem(document, files);
        }
        case STF -> {
          String name = document.path().toString();
          files.put(document.path(), StfReader.parse(name, document.text()).diagnostics());
          projectProblem(document, files);
        }
        case OTHER -> {}
      }
    }
    for (CheckedProgram program : checked) {
      byFile(program.diagnostics())
          .forEach((path, found) -> files.merge(path, found, DiagnosticsFeature::union));
    }
    return new Result(files, List.copyOf(checked));
  }

  private static Diagnostic tooLong(Document document) {
    String limit = Integer.toString(Document.MAX_LENGTH / (1024 * 1024));
    return WorkspaceCode.DOCUMENT_TOO_LONG.at(new Span(document.source(), 0, 0), limit);
  }

  private static void projectProblem(Document document, Map<Path, List<Diagnostic>> files) {
    Projects.of(document.path())
        .problem()
        .ifPresent(
            problem -> {
              Span start = new Span(new SourceFile(problem.file().toString(), ""), 0, 0);
              Diagnostic told = WorkspaceCode.PROJECT_FILE.at(start, problem.message());
              files.put(problem.file(), List.of(told));
            });
  }

  /** Diagnostics by the file in which they show. */
  public Map<Path, List<Diagnostic>> byFile(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .collect(
            Collectors.groupingBy(
                d -> bundled.pathOf(d.span().file()), LinkedHashMap::new, Collectors.toList()));
  }

  /** A header in two programs tells its own mistakes once. */
  public static List<Diagnostic> union(List<Diagnostic> first, List<Diagnostic> second) {
    List<Diagnostic> all = new ArrayList<>(first);
    for (Diagnostic d : second) {
      if (all.stream().noneMatch(known -> same(known, d))) {
        all.add(d);
      }
    }
    return all;
  }

  private static boolean same(Diagnostic a, Diagnostic b) {
    return a.code() == b.code()
        && a.span().start() == b.span().start()
        && a.span().end() == b.span().end()
        && a.arguments().equals(b.arguments());
  }
}
