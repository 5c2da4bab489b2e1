package dev.p4u.compiler.api;

import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.runtime.object.BpfObject;
import java.util.List;
import java.util.Optional;

/**
 * What a compilation gave.
 *
 * @param object absent when there are errors
 * @param diagnostics of the compiler alone (the front end's are in the checked program)
 * @param ir the program after the last pass, when it got that far
 */
public record CompileResult(
    Optional<BpfObject> object, List<Diagnostic> diagnostics, Optional<IrProgram> ir) {
  public CompileResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
