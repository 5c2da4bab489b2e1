package dev.p4u.runtime.map;

import dev.p4u.runtime.object.MapDef;

/**
 * A map that programs and the control plane share. Values live in one growing byte array, so that a
 * program's pointer to a value is a map number and an offset.
 */
public interface BpfMap {

  /** Result of an update or delete. */
  enum Result {
    OK,
    /** The map is at its capacity. */
    FULL,
    /** Array index outside the array. */
    OUT_OF_RANGE,
    /** Nothing stood under the key. */
    NOT_FOUND,
    /** The kind of map does not have the operation. */
    UNSUPPORTED
  }

  /** One entry, as the control plane sees it; the arrays are copies. */
  record Entry(byte[] key, byte[] value) {}

  MapDef def();

  /**
   * Finds the value for a lookup key of {@code def().keySize()} bytes.
   *
   * @return offset of the value in {@link #values()}, or -1
   */
  int lookup(byte[] key, int offset);

  /**
   * Finds exactly one entry, whatever else its key would match.
   *
   * @param key {@code def().entryKeySize()} bytes at offset
   * @return offset of the value in {@link #values()}, or -1
   */
  int find(byte[] key, int offset);

  /** The array that holds the values now; it can be replaced by an update. */
  byte[] values();

  /**
   * Adds or replaces an entry.
   *
   * @param key {@code def().entryKeySize()} bytes at keyOffset
   * @param value {@code def().valueSize()} bytes at valueOffset
   */
  Result update(byte[] key, int keyOffset, byte[] value, int valueOffset);

  /** Removes an entry; the key has {@code def().entryKeySize()} bytes. */
  Result delete(byte[] key, int offset);

  /** Number of entries. */
  int size();

  /** Copies of all entries, in an order that is the same for the same history of updates. */
  Iterable<Entry> entries();

  /** Removes all entries (an array map is zeroed). */
  void clear();
}
