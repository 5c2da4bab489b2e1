package dev.p4u.runtime.helper;

/** A function of the host that a program can call: by number in imm, or by name (relocation). */
public interface Helper {

  /** Number for {@code call imm}, or -1 for a helper that is only known by name. */
  int id();

  /** Symbol name, for example {@code ubpf_map_lookup}. */
  String name();

  /** Number of argument registers that it reads, 0 to 5. */
  int arity();

  /**
   * Runs the helper.
   *
   * @param context the run: memory, packet, maps, clock
   * @return value for r0
   */
  long call(HelperContext context, long r1, long r2, long r3, long r4, long r5);
}
