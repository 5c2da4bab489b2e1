package dev.p4u.runtime.control;

import dev.p4u.runtime.vm.Tracer;

/** Gives a watcher for each program that one packet meets. */
public interface TracerSource {

  /** Watches nothing. */
  TracerSource NONE = program -> null;

  /** The watcher of one run of a program, or null. */
  Tracer forProgram(LoadedProgram program);
}
