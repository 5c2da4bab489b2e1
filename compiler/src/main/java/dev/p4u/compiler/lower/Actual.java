package dev.p4u.compiler.lower;

/** An argument, evaluated before the call. */
sealed interface Actual {

  /** By value. */
  record In(Val value) implements Actual {}

  /**
   * Copied back when the callee is done.
   *
   * @param copyIn for inout
   */
  record Out(LValue place, boolean copyIn) implements Actual {}

  /** An extern object, which is passed as it is. */
  record Reference(Binding binding) implements Actual {}
}
