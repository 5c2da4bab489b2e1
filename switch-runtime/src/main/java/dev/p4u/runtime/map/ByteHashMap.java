package dev.p4u.runtime.map;

import dev.p4u.runtime.object.MapDef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Exact match on all bytes of the key. Memory grows with the entries, not with the capacity. */
final class ByteHashMap implements BpfMap {

  private final MapDef def;
  private final ValueSlab slab;
  private final KeyTable table;
  private final BitSet taken = new BitSet();

  ByteHashMap(MapDef def) {
    this.def = def;
    this.slab = new ValueSlab(def.valueSize());
    this.table = new KeyTable(def.keySize());
  }

  @Override
  public MapDef def() {
    return def;
  }

  @Override
  public int lookup(byte[] key, int offset) {
    int slot = table.find(key, offset);
    return slot < 0 ? -1 : slab.offset(slot);
  }

  @Override
  public int find(byte[] key, int offset) {
    return lookup(key, offset);
  }

  @Override
  public byte[] values() {
    return slab.bytes();
  }

  @Override
  public Result update(byte[] key, int keyOffset, byte[] value, int valueOffset) {
    int slot = table.find(key, keyOffset);
    if (slot >= 0) {
      slab.set(slot, value, valueOffset);
      return Result.OK;
    }
    if (table.count() == def.maxEntries()) {
      return Result.FULL;
    }
    slot = slab.take(value, valueOffset);
    table.insert(slot, key, keyOffset);
    taken.set(slot);
    return Result.OK;
  }

  @Override
  public Result delete(byte[] key, int offset) {
    int slot = table.find(key, offset);
    if (slot < 0) {
      return Result.NOT_FOUND;
    }
    table.remove(slot);
    taken.clear(slot);
    slab.release(slot);
    return Result.OK;
  }

  @Override
  public int size() {
    return table.count();
  }

  @Override
  public Iterable<Entry> entries() {
    List<Entry> entries = new ArrayList<>(size());
    for (int slot = taken.nextSetBit(0); slot >= 0; slot = taken.nextSetBit(slot + 1)) {
      entries.add(new Entry(table.copy(slot), slab.copy(slot)));
    }
    return entries;
  }

  @Override
  public void clear() {
    table.clear();
    slab.clear();
    taken.clear();
  }
}
