package dev.p4u.runtime.map;

import dev.p4u.runtime.object.MapDef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Longest-prefix match: a binary trie with compressed paths over primitive arrays. A node stands
 * for a prefix; it either is an entry (it has a value slot) or a place where two paths part.
 *
 * <p>Key: {@code u32 prefix length in bits (little endian), data}, data from the first byte's most
 * significant bit on. In a lookup the prefix length is the longest that may match. Data bits behind
 * an entry's prefix are ignored and read back as zero.
 */
final class LpmTrieMap implements BpfMap {

  private static final int LENGTH_SIZE = 4;
  private static final int NONE = -1;

  private final MapDef def;
  private final int dataSize;
  private final int maxBits;
  private final ValueSlab slab;

  /** Children of node i: 2i for bit 0, 2i + 1 for bit 1. */
  private int[] children;

  private int[] prefixBits;
  private int[] slots;

  /** Data of node i at i * dataSize; bits behind the prefix are zero. */
  private byte[] data;

  private int nodes;
  private int[] free;
  private int freeCount;
  private int root;
  private int size;

  LpmTrieMap(MapDef def) {
    this.def = def;
    this.dataSize = def.keySize() - LENGTH_SIZE;
    this.maxBits = dataSize * 8;
    this.slab = new ValueSlab(def.valueSize());
    clear();
  }

  @Override
  public MapDef def() {
    return def;
  }

  @Override
  public int lookup(byte[] key, int offset) {
    int limit = limit(key, offset);
    int found = NONE;
    int node = root;
    while (node != NONE) {
      int bits = prefixBits[node];
      if (bits > limit || common(node, key, offset + LENGTH_SIZE, bits) < bits) {
        break;
      }
      if (slots[node] != NONE) {
        found = slots[node];
      }
      if (bits == limit) {
        break;
      }
      node = children[2 * node + bit(key, offset + LENGTH_SIZE, bits)];
    }
    return found == NONE ? -1 : slab.offset(found);
  }

  @Override
  public int find(byte[] key, int offset) {
    int bits = LittleEndian.u32(key, offset);
    int node = root;
    while (node != NONE) {
      int here = prefixBits[node];
      if (here > bits || common(node, key, offset + LENGTH_SIZE, here) < here) {
        return -1;
      }
      if (here == bits) {
        return slots[node] == NONE ? -1 : slab.offset(slots[node]);
      }
      node = children[2 * node + bit(key, offset + LENGTH_SIZE, here)];
    }
    return -1;
  }

  @Override
  public byte[] values() {
    return slab.bytes();
  }

  /** {@link BpfMap.Result#OUT_OF_RANGE} when the prefix is longer than the data. */
  @Override
  public Result update(byte[] key, int keyOffset, byte[] value, int valueOffset) {
    int bits = LittleEndian.u32(key, keyOffset);
    if (bits < 0 || bits > maxBits) {
      return Result.OUT_OF_RANGE;
    }
    int at = keyOffset + LENGTH_SIZE;
    int link = NONE;
    int node = root;
    int shared = 0;
    while (node != NONE) {
      shared = common(node, key, at, Math.min(bits, prefixBits[node]));
      if (shared < prefixBits[node] || prefixBits[node] == bits) {
        break;
      }
      link = 2 * node + bit(key, at, prefixBits[node]);
      node = children[link];
    }
    boolean exact = node != NONE && prefixBits[node] == bits && shared == bits;
    if (exact && slots[node] != NONE) {
      slab.set(slots[node], value, valueOffset);
      return Result.OK;
    }
    if (size == def.maxEntries()) {
      return Result.FULL;
    }
    int slot = slab.take(value, valueOffset);
    size++;
    if (exact) {
      slots[node] = slot;
    } else {
      attach(link, node, shared, slot, key, at, bits);
    }
    return Result.OK;
  }

  /** Hangs a new entry where the walk ended: at an empty link, above a node, or beside it. */
  private void attach(int link, int node, int shared, int slot, byte[] key, int at, int bits) {
    int entry = newNode(bits, slot, key, at);
    int top = entry;
    if (node != NONE && shared == bits) {
      children[2 * entry + bit(data, node * dataSize, bits)] = node;
    } else if (node != NONE) {
      top = newNode(shared, NONE, key, at);
      int side = bit(key, at, shared);
      children[2 * top + side] = entry;
      children[2 * top + (1 - side)] = node;
    }
    relink(link, top);
  }

  @Override
  public Result delete(byte[] key, int offset) {
    int bits = LittleEndian.u32(key, offset);
    int at = offset + LENGTH_SIZE;
    int linkToParent = NONE;
    int link = NONE;
    int parent = NONE;
    int node = root;
    while (node != NONE) {
      int here = prefixBits[node];
      if (here > bits || common(node, key, at, here) < here) {
        return Result.NOT_FOUND;
      }
      if (here == bits) {
        break;
      }
      parent = node;
      linkToParent = link;
      link = 2 * node + bit(key, at, here);
      node = children[link];
    }
    if (node == NONE || slots[node] == NONE) {
      return Result.NOT_FOUND;
    }
    slab.release(slots[node]);
    slots[node] = NONE;
    size--;
    int only = onlyChild(node);
    if (only != NONE || childless(node)) {
      relink(link, only);
      releaseNode(node);
      // A fork that lost one of its sides is no fork any more.
      if (only == NONE && parent != NONE && slots[parent] == NONE) {
        relink(linkToParent, onlyChild(parent));
        releaseNode(parent);
      }
    }
    return Result.OK;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterable<Entry> entries() {
    List<Entry> entries = new ArrayList<>(size);
    for (int node = 0; node < nodes; node++) {
      if (slots[node] != NONE) {
        byte[] key = new byte[def.keySize()];
        LittleEndian.putU32(key, 0, prefixBits[node]);
        System.arraycopy(data, node * dataSize, key, LENGTH_SIZE, dataSize);
        entries.add(new Entry(key, slab.copy(slots[node])));
      }
    }
    return entries;
  }

  @Override
  public final void clear() {
    slab.clear();
    children = new int[0];
    prefixBits = new int[0];
    slots = new int[0];
    data = new byte[0];
    free = new int[0];
    nodes = 0;
    freeCount = 0;
    size = 0;
    root = NONE;
  }

  private int limit(byte[] key, int offset) {
    int bits = LittleEndian.u32(key, offset);
    return bits < 0 || bits > maxBits ? maxBits : bits;
  }

  /** Number of leading bits, at most limit, in which a node's data and a key agree. */
  private int common(int node, byte[] key, int keyAt, int limit) {
    int nodeAt = node * dataSize;
    for (int i = 0; i * 8 < limit; i++) {
      int difference = (data[nodeAt + i] ^ key[keyAt + i]) & 0xff;
      if (difference != 0) {
        return Math.min(limit, i * 8 + Integer.numberOfLeadingZeros(difference) - 24);
      }
    }
    return limit;
  }

  private static int bit(byte[] bytes, int at, int index) {
    return (bytes[at + index / 8] >> (7 - index % 8)) & 1;
  }

  private void relink(int link, int node) {
    if (link == NONE) {
      root = node;
    } else {
      children[link] = node;
    }
  }

  private boolean childless(int node) {
    return children[2 * node] == NONE && children[2 * node + 1] == NONE;
  }

  /** The child of a node that has exactly one, else -1. */
  private int onlyChild(int node) {
    int zero = children[2 * node];
    int one = children[2 * node + 1];
    if (zero == NONE) {
      return one;
    }
    return one == NONE ? zero : NONE;
  }

  private int newNode(int bits, int slot, byte[] key, int at) {
    int node = freeCount > 0 ? free[--freeCount] : nodes++;
    if (node == slots.length) {
      int length = Math.min(Math.max(16, 2 * node), 2 * def.maxEntries());
      children = Arrays.copyOf(children, 2 * length);
      prefixBits = Arrays.copyOf(prefixBits, length);
      slots = Arrays.copyOf(slots, length);
      data = Arrays.copyOf(data, length * dataSize);
    }
    children[2 * node] = NONE;
    children[2 * node + 1] = NONE;
    prefixBits[node] = bits;
    slots[node] = slot;
    int dataAt = node * dataSize;
    int whole = bits / 8;
    Arrays.fill(data, dataAt, dataAt + dataSize, (byte) 0);
    System.arraycopy(key, at, data, dataAt, whole);
    if (bits % 8 != 0) {
      data[dataAt + whole] = (byte) (key[at + whole] & (0xff << (8 - bits % 8)));
    }
    return node;
  }

  private void releaseNode(int node) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(16, 2 * free.length));
    }
    free[freeCount++] = node;
  }
}
