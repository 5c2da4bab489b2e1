package dev.p4u.runtime.object;

/**
 * Definition of one map, as it stands in the object file.
 *
 * @param name symbol name of the map
 * @param type kind of map
 * @param keySize bytes of the key that a program passes to the lookup helper
 * @param valueSize bytes of a value
 * @param maxEntries capacity; an update beyond it is an error
 */
public record MapDef(String name, MapType type, int keySize, int valueSize, int maxEntries) {

  /**
   * Bytes of the key that the control plane passes when it adds an entry. A ternary entry is {@code
   * value, mask, priority (u32, little endian, larger wins)}; every other kind uses the lookup key.
   */
  public int entryKeySize() {
    return type == MapType.TERNARY ? 2 * keySize + 4 : keySize;
  }
}
