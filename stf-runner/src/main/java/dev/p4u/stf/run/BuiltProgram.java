package dev.p4u.stf.run;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.runtime.object.BpfObject;
import java.util.List;
import java.util.Optional;

/**
 * What compiling a program gave.
 *
 * @param object absent when there are errors
 * @param diagnostics of the front end and of the compiler
 */
public record BuiltProgram(Optional<BpfObject> object, List<Diagnostic> diagnostics) {
  public BuiltProgram {
    diagnostics = List.copyOf(diagnostics);
  }
}
