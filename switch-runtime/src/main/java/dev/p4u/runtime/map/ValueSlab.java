package dev.p4u.runtime.map;

import java.util.Arrays;

/**
 * Values of equal size in one byte array that grows by doubling. A slot keeps its offset for as
 * long as it is taken, so that a program's pointer stays good while others are added. A released
 * slot is the next one to be taken. {@link Maps#MAX_BYTES} keeps the array far below 2 GiB.
 */
final class ValueSlab {

  private static final int FIRST_SLOTS = 16;

  private final int valueSize;
  private final int stride;
  private byte[] bytes = new byte[0];
  private int[] free = new int[0];
  private int freeCount;
  private int used;

  ValueSlab(int valueSize) {
    this.valueSize = valueSize;
    this.stride = stride(valueSize);
  }

  /** Distance of two values in bytes: a multiple of 8, so that every value is aligned. */
  static int stride(int valueSize) {
    return (valueSize + 7) & ~7;
  }

  /** Takes a slot and fills it. */
  int take(byte[] value, int valueOffset) {
    int slot = freeCount > 0 ? free[--freeCount] : append();
    set(slot, value, valueOffset);
    return slot;
  }

  private int append() {
    if ((used + 1) * stride > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, FIRST_SLOTS * stride));
    }
    return used++;
  }

  void release(int slot) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(FIRST_SLOTS, 2 * free.length));
    }
    free[freeCount++] = slot;
  }

  void set(int slot, byte[] value, int valueOffset) {
    System.arraycopy(value, valueOffset, bytes, offset(slot), valueSize);
  }

  byte[] copy(int slot) {
    return Arrays.copyOfRange(bytes, offset(slot), offset(slot) + valueSize);
  }

  int offset(int slot) {
    return slot * stride;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Slots ever taken since the last clear; a slot number is below it. */
  int used() {
    return used;
  }

  void clear() {
    bytes = new byte[0];
    free = new int[0];
    freeCount = 0;
    used = 0;
  }
}
