package dev.p4u.runtime.helper;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.vm.Memory;

/** What a helper may touch during one run of a program. */
public interface HelperContext {

  /** The address space of this run. */
  Memory memory();

  /** The packet that the program works on. */
  PacketBuffer packet();

  /** The map behind a handle as {@code lddw} loads it; a wrong handle is a trap. */
  BpfMap map(long handle);

  /** Address of the value at an offset in a map's values. */
  long valueAddress(long mapHandle, int offset);

  /** Nanoseconds of the clock that the host chose (system or virtual). */
  long timeNanos();

  /** Where {@code ubpf_printf} writes. */
  void print(String text);

  /**
   * A buffer of at least this many bytes for the helper's own use during one call; its contents are
   * arbitrary. A run gives the same one again and again, so that helpers allocate nothing.
   */
  default byte[] scratch(int length) {
    return new byte[length];
  }
}
