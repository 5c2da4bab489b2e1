package dev.p4u.stf.run;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.CompileResult;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.stf.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Compiles programs from disk, each program of a project once. */
public final class CompiledPrograms implements ProgramSource {

  private record Key(Path program, Project project) {}

  private final ConcurrentMap<Key, BuiltProgram> built = new ConcurrentHashMap<>();

  @Override
  public BuiltProgram build(Path program, Project project) {
    return built.computeIfAbsent(new Key(program, project), CompiledPrograms::compile);
  }

  private static BuiltProgram compile(Key key) {
    CheckedProgram checked = Frontends.checkFile(key.program(), key.project().frontendOptions());
    return compile(checked, new CompileOptions(key.project().target()));
  }

  /** Compiles a checked program; one with errors gives no object. */
  public static BuiltProgram compile(CheckedProgram checked, CompileOptions options) {
    List<Diagnostic> diagnostics = new ArrayList<>(checked.diagnostics());
    if (checked.hasErrors()) {
      return new BuiltProgram(Optional.empty(), diagnostics);
    }
    CompileResult result = P4Compiler.compile(checked, options);
    diagnostics.addAll(result.diagnostics());
    return new BuiltProgram(result.object(), diagnostics);
  }
}
