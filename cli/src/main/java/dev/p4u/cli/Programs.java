package dev.p4u.cli;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.DiagnosticRenderer;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.stf.run.BuiltProgram;
import dev.p4u.stf.run.CompiledPrograms;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Compiles programs for the verbs that need one. */
final class Programs {

  private Programs() {}

  /** Compiles; diagnostics go to the error stream, and with errors there is no object. */
  static Optional<BpfObject> compile(
      Path file, P4Frontend.Options options, CompileOptions compileOptions, PrintWriter err) {
    CheckedProgram checked = Frontends.checkFile(file, options);
    BuiltProgram built = CompiledPrograms.compile(checked, compileOptions);
    built.diagnostics().forEach(d -> err.print(DiagnosticRenderer.render(d)));
    err.flush();
    return built.object();
  }
}
