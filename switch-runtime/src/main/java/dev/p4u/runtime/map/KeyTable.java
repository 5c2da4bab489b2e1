package dev.p4u.runtime.map;

import java.util.Arrays;

/**
 * Finds slots of a {@link ValueSlab} by key bytes: a chained hash table over primitive arrays, with
 * the key of slot i at {@code i * keySize}.
 */
final class KeyTable {

  private static final int FIRST_BUCKETS = 16;
  private static final int NONE = -1;

  private final int keySize;
  private byte[] keys;
  private int[] hashes;
  private int[] next;
  private int[] buckets;
  private int count;

  KeyTable(int keySize) {
    this.keySize = keySize;
    clear();
  }

  void clear() {
    keys = new byte[0];
    hashes = new int[0];
    next = new int[0];
    buckets = newBuckets(FIRST_BUCKETS);
    count = 0;
  }

  int count() {
    return count;
  }

  /** The slot that holds the key, or -1. */
  int find(byte[] key, int offset) {
    int hash = hash(key, offset);
    for (int slot = buckets[hash & (buckets.length - 1)]; slot != NONE; slot = next[slot]) {
      if (hashes[slot] == hash && equal(slot, key, offset)) {
        return slot;
      }
    }
    return NONE;
  }

  /** Records that a key, which is not there yet, is in a slot. */
  void insert(int slot, byte[] key, int offset) {
    reserve(slot);
    if (count == buckets.length) {
      rehash();
    }
    System.arraycopy(key, offset, keys, slot * keySize, keySize);
    hashes[slot] = hash(key, offset);
    int bucket = hashes[slot] & (buckets.length - 1);
    next[slot] = buckets[bucket];
    buckets[bucket] = slot;
    count++;
  }

  void remove(int slot) {
    int bucket = hashes[slot] & (buckets.length - 1);
    if (buckets[bucket] == slot) {
      buckets[bucket] = next[slot];
    } else {
      int before = buckets[bucket];
      while (next[before] != slot) {
        before = next[before];
      }
      next[before] = next[slot];
    }
    next[slot] = NONE;
    count--;
  }

  byte[] keyBytes() {
    return keys;
  }

  int keyOffset(int slot) {
    return slot * keySize;
  }

  byte[] copy(int slot) {
    return Arrays.copyOfRange(keys, slot * keySize, (slot + 1) * keySize);
  }

  private void reserve(int slot) {
    if (slot < next.length) {
      return;
    }
    int size = Math.max(slot + 1, Math.max(FIRST_BUCKETS, 2 * next.length));
    keys = Arrays.copyOf(keys, size * keySize);
    hashes = Arrays.copyOf(hashes, size);
    next = Arrays.copyOf(next, size);
  }

  private void rehash() {
    int[] old = buckets;
    buckets = newBuckets(2 * old.length);
    for (int first : old) {
      int slot = first;
      while (slot != NONE) {
        int following = next[slot];
        int bucket = hashes[slot] & (buckets.length - 1);
        next[slot] = buckets[bucket];
        buckets[bucket] = slot;
        slot = following;
      }
    }
  }

  private boolean equal(int slot, byte[] key, int offset) {
    int at = slot * keySize;
    return Arrays.equals(keys, at, at + keySize, key, offset, offset + keySize);
  }

  private int hash(byte[] key, int offset) {
    int hash = 1;
    for (int i = offset; i < offset + keySize; i++) {
      hash = 31 * hash + key[i];
    }
    // Buckets are picked by the low bits: spread what the high ones know (MurmurHash3's finaliser).
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }

  private static int[] newBuckets(int size) {
    int[] buckets = new int[size];
    Arrays.fill(buckets, NONE);
    return buckets;
  }
}
