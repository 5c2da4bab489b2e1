package dev.p4u.lsp.features;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.CompileResult;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.stf.project.Project;
import dev.p4u.stf.run.BuiltProgram;
import dev.p4u.stf.run.ProgramSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs for tests, with the texts of the open documents. */
final class SnapshotPrograms implements ProgramSource {

  private final Programs programs;
  private final Compilations compilations;
  private final Snapshot snapshot;
  private final Map<CheckedProgram, List<Diagnostic>> ofCompiler = new LinkedHashMap<>();

  SnapshotPrograms(Programs programs, Compilations compilations, Snapshot snapshot) {
    this.programs = programs;
    this.compilations = compilations;
    this.snapshot = snapshot;
  }

  @Override
  public BuiltProgram build(Path program, Project project) {
    CheckedProgram checked = programs.check(snapshot, program.toAbsolutePath().normalize());
    if (checked.hasErrors()) {
      return new BuiltProgram(Optional.empty(), checked.diagnostics());
    }
    CompileResult compiled = compilations.compile(checked, new CompileOptions(project.target()));
    ofCompiler.put(checked, compiled.diagnostics());
    List<Diagnostic> all = new ArrayList<>(checked.diagnostics());
    all.addAll(compiled.diagnostics());
    return new BuiltProgram(compiled.object(), all);
  }

  /** What the compiler said about each program that was compiled. */
  Map<CheckedProgram, List<Diagnostic>> compiled() {
    return ofCompiler;
  }
}
