package dev.p4u.runtime.map;

import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;

/** Makes maps from their definitions. */
public final class Maps {

  /** Largest key in bytes; a key comes from a 512-byte stack or from a header. */
  public static final int MAX_KEY_SIZE = 1024;

  /** Largest value in bytes. */
  public static final int MAX_VALUE_SIZE = 1 << 20;

  /** Largest capacity in entries. */
  public static final int MAX_ENTRIES = 1 << 24;

  /** Bytes that the keys and values of a full map may take. */
  public static final long MAX_BYTES = 512L << 20;

  private Maps() {}

  /**
   * Makes an empty map (an array map: filled with zeros).
   *
   * @throws MapException when the definition is not supported; the message names the map
   */
  public static BpfMap create(MapDef def) {
    check(def, def.keySize() >= 1 && def.keySize() <= MAX_KEY_SIZE, "key size", def.keySize());
    check(
        def,
        def.valueSize() >= 1 && def.valueSize() <= MAX_VALUE_SIZE,
        "value size",
        def.valueSize());
    check(
        def,
        def.maxEntries() >= 1 && def.maxEntries() <= MAX_ENTRIES,
        "capacity",
        def.maxEntries());
    long entryBytes = def.entryKeySize() + (long) ValueSlab.stride(def.valueSize());
    if (entryBytes * def.maxEntries() > MAX_BYTES) {
      throw new MapException(
          "map '%s': %d entries of %d + %d bytes exceed the limit of %d bytes for a map"
              .formatted(
                  def.name(), def.maxEntries(), def.entryKeySize(), def.valueSize(), MAX_BYTES));
    }
    return switch (def.type()) {
      case ARRAY -> array(def);
      case HASH -> new ByteHashMap(def);
      case LPM_TRIE -> lpm(def);
      case TERNARY -> new TernaryMap(def);
      case BLOOM_FILTER, COUNT_MIN ->
          throw new MapException(
              "map '" + def.name() + "': unsupported map type " + describe(def.type()));
    };
  }

  private static BpfMap array(MapDef def) {
    check(def, def.keySize() == 4 || def.keySize() == 8, "key size of an array", def.keySize());
    return new ArrayMap(def);
  }

  private static BpfMap lpm(MapDef def) {
    check(def, def.keySize() > 4, "key size of an LPM trie", def.keySize());
    return new LpmTrieMap(def);
  }

  private static String describe(MapType type) {
    return type.number() + " (" + type.name().toLowerCase(java.util.Locale.ROOT) + ")";
  }

  private static void check(MapDef def, boolean good, String what, int value) {
    if (!good) {
      throw new MapException(
          "map '%s': %s %s is outside what is supported"
              .formatted(def.name(), what, Integer.toUnsignedString(value)));
    }
  }
}
