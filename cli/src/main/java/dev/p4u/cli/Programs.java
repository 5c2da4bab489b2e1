package dev.p4u.cli;

import dev.p4u.cli.explain.Hint;
import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.CompileResult;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.compiler.ir.IrPrinter;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticRenderer;
import dev.p4u.runtime.object.BpfObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles programs for the verbs that need one. */
final class Programs {

  private Programs() {}

  /**
   * @param ir text of the program after all passes
   */
  record Compiled(BpfObject object, String ir) {}

  /** Compiles; diagnostics go to the error stream, and with errors there is no object. */
  static Optional<Compiled> compile(
      Path file, P4Frontend.Options options, CompileOptions compileOptions, PrintWriter err) {
    CheckedProgram checked = Frontends.checkFile(file, options);
    CompileResult result = P4Compiler.compile(checked, compileOptions);
    List<Diagnostic> all = new ArrayList<>(checked.diagnostics());
    all.addAll(result.diagnostics());
    all.forEach(d -> err.print(DiagnosticRenderer.render(d)));
    Hint hint = new Hint();
    hint.add(all);
    hint.line().ifPresent(err::println);
    err.flush();
    return result
        .object()
        .map(o -> new Compiled(o, IrPrinter.print(result.ir().orElseThrow().function())));
  }
}
