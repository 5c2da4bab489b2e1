package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;

/** Ends the lowering of a program that is too large; becomes a diagnostic where it is caught. */
final class LoweringLimit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final CompileCode code;
  private final transient Object[] arguments;

  LoweringLimit(CompileCode code, Object... arguments) {
    super(code.name());
    this.code = code;
    this.arguments = arguments;
  }

  CompileCode code() {
    return code;
  }

  Object[] arguments() {
    return arguments.clone();
  }
}
