package dev.p4u.runtime.vm;

/**
 * The address space of one run. An address is {@code region << 32 | offset}; region 0 does not
 * exist, so that 0 is the null pointer. Every access is checked against its region; a wrong one is
 * a {@link VmTrap}. All values are little endian.
 */
public interface Memory {

  /** Region of the stack; offsets grow with the address, r10 points behind the current frame. */
  int STACK = 1;

  /** Region of the packet; offsets are absolute in the packet's buffer, headroom included. */
  int PACKET = 2;

  /** Region of the structure that r2 points to (standard metadata), or of plain input memory. */
  int INPUT = 3;

  /** Region of strings (.rodata.str). */
  int STRINGS = 4;

  /** Region of the opaque context handle in r1; it has no readable bytes. */
  int CONTEXT = 5;

  /** Map handles: {@code MAP_HANDLE << 32 | map index}; not readable. */
  int MAP_HANDLE = 6;

  /** Region of the values of map i is {@code MAP_VALUES + i}. */
  int MAP_VALUES = 16;

  /** Loads 1, 2, 4 or 8 bytes, zero-extended. */
  long load(long address, int size);

  /** Stores the low 1, 2, 4 or 8 bytes of a value. */
  void store(long address, int size, long value);

  /** Copies bytes out; one bounds check for all. */
  void read(long address, byte[] to, int toOffset, int length);

  /** Copies bytes in; one bounds check for all. */
  void write(long address, byte[] from, int fromOffset, int length);

  /** Address in a region. */
  static long address(int region, int offset) {
    return ((long) region << 32) | (offset & 0xffff_ffffL);
  }
}
