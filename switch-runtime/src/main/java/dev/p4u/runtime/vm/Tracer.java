package dev.p4u.runtime.vm;

/** Watches a run, instruction by instruction. */
public interface Tracer {

  /**
   * Called before the instruction at toSlot runs.
   *
   * @param fromSlot slot that ran before, -1 at the start
   * @param registers r0 to r10 at their indices; what lies beyond is the engine's. The array is the
   *     engine's own: to be read, not kept
   */
  void step(int fromSlot, int toSlot, long[] registers, Memory memory);
}
