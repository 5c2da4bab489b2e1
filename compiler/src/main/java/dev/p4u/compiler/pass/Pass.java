package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.IrProgram;

/** One step of the optimiser; it keeps what the program does. */
public interface Pass {

  /** Name for people, as {@code --emit ir} takes it: lower case with dashes. */
  String name();

  /** The program after the step; the argument is not changed. */
  IrProgram run(IrProgram program, PassContext context);
}
