package dev.p4u.compiler.bpf;

/** Register numbers: 0 to 10 are the machine's, from {@link #FIRST_VIRTUAL} on virtual ones. */
final class Registers {

  /** Results of calls and of the program; clobbered by calls as r1 to r5 are. */
  static final int R0 = 0;

  static final int R1 = 1;
  static final int R2 = 2;

  /** Registers 0 to 5 do not survive a call. */
  static final int LAST_CLOBBERED = 5;

  /** Registers 0 to 9 can hold values. */
  static final int ALLOCATABLE = 10;

  /** End of the stack frame. */
  static final int FRAME = 10;

  /** Base of the area for buffers; as a base register only, the final place is known at the end. */
  static final int BUFFERS = 11;

  /** Base of spill slots; the offset is the number of the slot. */
  static final int SLOTS = 12;

  static final int FIRST_VIRTUAL = 16;

  private Registers() {}

  static boolean isVirtual(int register) {
    return register >= FIRST_VIRTUAL;
  }

  /** Whether the allocator has to do with it at all. */
  static boolean isTracked(int register) {
    return register < ALLOCATABLE || register >= FIRST_VIRTUAL;
  }
}
