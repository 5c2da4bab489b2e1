package dev.p4u.compiler.lower;

import java.util.function.IntSupplier;

/**
 * The block to which {@code exit} jumps: it copies out parameters and goes on to the caller's exit
 * (P4 specification, section 12.5). Made when the first {@code exit} needs it.
 */
final class ExitPoint {

  private static final int NONE = -1;

  private final IntSupplier create;
  private int block = NONE;

  ExitPoint(IntSupplier create) {
    this.create = create;
  }

  int block() {
    if (block == NONE) {
      block = create.getAsInt();
    }
    return block;
  }

  boolean isUsed() {
    return block != NONE;
  }
}
