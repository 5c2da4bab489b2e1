package dev.p4u.runtime.map;

import dev.p4u.runtime.object.MapDef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values under the indexes 0 to capacity - 1, all there from the start and zero. The key is a u32,
 * or a u64 as P4rt-OVS reads it, little endian.
 */
final class ArrayMap implements BpfMap {

  private final MapDef def;
  private final int stride;
  private final byte[] values;

  ArrayMap(MapDef def) {
    this.def = def;
    this.stride = ValueSlab.stride(def.valueSize());
    this.values = new byte[stride * def.maxEntries()];
  }

  @Override
  public MapDef def() {
    return def;
  }

  @Override
  public int lookup(byte[] key, int offset) {
    int index = LittleEndian.u32(key, offset);
    boolean inRange = Integer.compareUnsigned(index, def.maxEntries()) < 0;
    if (def.keySize() == 8) {
      inRange &= LittleEndian.u32(key, offset + 4) == 0;
    }
    return inRange ? index * stride : -1;
  }

  @Override
  public int find(byte[] key, int offset) {
    return lookup(key, offset);
  }

  @Override
  public byte[] values() {
    return values;
  }

  @Override
  public Result update(byte[] key, int keyOffset, byte[] value, int valueOffset) {
    int at = lookup(key, keyOffset);
    if (at < 0) {
      return Result.OUT_OF_RANGE;
    }
    System.arraycopy(value, valueOffset, values, at, def.valueSize());
    return Result.OK;
  }

  @Override
  public Result delete(byte[] key, int offset) {
    return Result.UNSUPPORTED;
  }

  @Override
  public int size() {
    return def.maxEntries();
  }

  @Override
  public Iterable<Entry> entries() {
    List<Entry> entries = new ArrayList<>(def.maxEntries());
    for (int i = 0; i < def.maxEntries(); i++) {
      byte[] key = new byte[def.keySize()];
      LittleEndian.putU32(key, 0, i);
      entries.add(
          new Entry(key, Arrays.copyOfRange(values, i * stride, i * stride + def.valueSize())));
    }
    return entries;
  }

  @Override
  public void clear() {
    Arrays.fill(values, (byte) 0);
  }
}
