package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Position;

/**
 * The part of the stack in which keys, values and arguments of helpers are built. A buffer lives
 * from its first store to the call, so that all calls share one area.
 */
final class BufferArea {

  private static final int ALIGNMENT = 8;

  private int size;
  private Position largest = Position.NONE;
  private String user = "";

  /** Notes that one call needs this many bytes of buffers. */
  void need(int bytes, Position position, String what) {
    if (align(bytes) > size) {
      size = align(bytes);
      largest = position;
      user = what;
    }
  }

  static int align(int bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Bytes of the area, a multiple of 8. */
  int size() {
    return size;
  }

  /** Where the call with the largest buffers stands. */
  Position position() {
    return largest;
  }

  /** What that call is for. */
  String user() {
    return user;
  }
}
