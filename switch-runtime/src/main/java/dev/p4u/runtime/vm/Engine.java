package dev.p4u.runtime.vm;

/** Runs linked programs. Engines have no state of their own: all of it is in {@link RunState}. */
public interface Engine {

  /**
   * Runs a program from its first slot to the exit of its entry function.
   *
   * @param tracer watcher, or null
   * @return r0
   * @throws VmTrap when the program does what it must not; the message names the slot
   */
  long run(LinkedProgram program, RunState state, Tracer tracer);
}
