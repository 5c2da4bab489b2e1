package dev.p4u.runtime.object;

import java.util.Optional;

/**
 * Map kinds with their numbers in {@code struct ubpf_map_def} (P4rt-OVS's {@code ubpf_int.h}; 5 is
 * P4-OvS's). Numbers from 64 on are p4u's own.
 */
public enum MapType {
  ARRAY(1),
  BLOOM_FILTER(2),
  COUNT_MIN(3),
  HASH(4),
  /**
   * Key is {@code u32 prefix length in bits (little endian), data}; data is matched from its first
   * byte's most significant bit on, as in the Linux kernel's BPF_MAP_TYPE_LPM_TRIE. Exact key
   * fields stand before the LPM field and are always part of the prefix.
   */
  LPM_TRIE(5),
  TERNARY(64);

  private final int number;

  MapType(int number) {
    this.number = number;
  }

  /** The number in the object file. */
  public int number() {
    return number;
  }

  /** The kind with this number, if there is one. */
  public static Optional<MapType> of(int number) {
    for (MapType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
