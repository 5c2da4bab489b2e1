package dev.p4u.runtime.map;

import dev.p4u.runtime.object.MapDef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Match on value and mask; the largest priority wins, among equals the entry that was added first.
 * An entry's key is {@code value, mask, priority (u32, little endian)}; bits of the value outside
 * the mask do not count. A lookup walks the entries from the best one on.
 */
final class TernaryMap implements BpfMap {

  private final MapDef def;
  private final ValueSlab slab;
  private final KeyTable table;
  private final byte[] canonical;

  /** Slots, best first. */
  private int[] order = new int[16];

  TernaryMap(MapDef def) {
    this.def = def;
    this.slab = new ValueSlab(def.valueSize());
    this.table = new KeyTable(def.entryKeySize());
    this.canonical = new byte[def.entryKeySize()];
  }

  @Override
  public MapDef def() {
    return def;
  }

  @Override
  public int lookup(byte[] key, int offset) {
    byte[] entries = table.keyBytes();
    for (int i = 0; i < table.count(); i++) {
      if (matches(entries, table.keyOffset(order[i]), key, offset)) {
        return slab.offset(order[i]);
      }
    }
    return -1;
  }

  private boolean matches(byte[] entries, int valueAt, byte[] key, int keyAt) {
    int maskAt = valueAt + def.keySize();
    for (int i = 0; i < def.keySize(); i++) {
      if ((key[keyAt + i] & entries[maskAt + i]) != entries[valueAt + i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int find(byte[] key, int offset) {
    canonicalise(key, offset);
    int slot = table.find(canonical, 0);
    return slot < 0 ? -1 : slab.offset(slot);
  }

  @Override
  public byte[] values() {
    return slab.bytes();
  }

  @Override
  public Result update(byte[] key, int keyOffset, byte[] value, int valueOffset) {
    canonicalise(key, keyOffset);
    int slot = table.find(canonical, 0);
    if (slot >= 0) {
      slab.set(slot, value, valueOffset);
      return Result.OK;
    }
    if (table.count() == def.maxEntries()) {
      return Result.FULL;
    }
    slot = slab.take(value, valueOffset);
    int position = firstBelow(priority(canonical, 0));
    int count = table.count();
    table.insert(slot, canonical, 0);
    if (count == order.length) {
      order = Arrays.copyOf(order, 2 * count);
    }
    System.arraycopy(order, position, order, position + 1, count - position);
    order[position] = slot;
    return Result.OK;
  }

  @Override
  public Result delete(byte[] key, int offset) {
    canonicalise(key, offset);
    int slot = table.find(canonical, 0);
    if (slot < 0) {
      return Result.NOT_FOUND;
    }
    int position = 0;
    while (order[position] != slot) {
      position++;
    }
    table.remove(slot);
    System.arraycopy(order, position + 1, order, position, table.count() - position);
    slab.release(slot);
    return Result.OK;
  }

  @Override
  public int size() {
    return table.count();
  }

  /** Best entry first. */
  @Override
  public Iterable<Entry> entries() {
    List<Entry> entries = new ArrayList<>(size());
    for (int i = 0; i < table.count(); i++) {
      entries.add(new Entry(table.copy(order[i]), slab.copy(order[i])));
    }
    return entries;
  }

  @Override
  public void clear() {
    table.clear();
    slab.clear();
  }

  /** Two keys that match the same packets at the same priority get the same bytes. */
  private void canonicalise(byte[] key, int offset) {
    int size = def.keySize();
    System.arraycopy(key, offset, canonical, 0, canonical.length);
    for (int i = 0; i < size; i++) {
      canonical[i] &= canonical[size + i];
    }
  }

  private int priority(byte[] entries, int keyOffset) {
    return LittleEndian.u32(entries, keyOffset + 2 * def.keySize());
  }

  /** Position behind all entries whose priority is at least this one. */
  private int firstBelow(int priority) {
    byte[] entries = table.keyBytes();
    int low = 0;
    int high = table.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int there = priority(entries, table.keyOffset(order[middle]));
      if (Integer.compareUnsigned(there, priority) >= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
