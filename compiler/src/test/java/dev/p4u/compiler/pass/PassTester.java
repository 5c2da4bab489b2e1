package dev.p4u.compiler.pass;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.ir.IrParser;
import dev.p4u.compiler.ir.IrPrinter;
import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.compiler.ir.IrVerifier;
import java.util.List;

/** Runs passes on IR in text form. */
final class PassTester {

  private PassTester() {}

  /** The text of the function after some passes; the IR verifier looks at each result. */
  static String run(String ir, Pass... passes) {
    IrProgram program =
        new IrProgram(
            "test.p4",
            "p4u",
            IrParser.parse(ir),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    IrVerifier.verify(program.function());
    for (Pass pass : passes) {
      program = pass.run(program, new PassContext(CompileOptions.DEFAULT));
      IrVerifier.verify(program.function());
    }
    return IrPrinter.print(program.function());
  }
}
