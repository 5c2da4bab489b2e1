package dev.p4u.runtime.helper;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.MapDef;
import java.util.List;

/**
 * Helpers 1 to 4. Return codes of update, delete and add are P4rt-OVS's: 0 good, -1 no map, -2 the
 * kind of map lacks the operation, -3 no key (add: no item), -4 no value, or the hash map is full
 * or lacks the key, -5 array index out of range; negative numbers are sign-extended to 64 bits.
 */
final class MapHelpers {

  private static final long NO_MAP = -1;
  private static final long NO_OPERATION = -2;
  private static final long NO_KEY = -3;
  private static final long NO_VALUE = -4;
  private static final long FULL = -4;
  private static final long NOT_FOUND = -4;
  private static final long OUT_OF_RANGE = -5;

  private MapHelpers() {}

  static List<Helper> all() {
    return List.of(
        new HelperFunction(
            1, "ubpf_map_lookup", 2, (context, map, key, r3, r4, r5) -> lookup(context, map, key)),
        new HelperFunction(
            2,
            "ubpf_map_update",
            3,
            (context, map, key, value, r4, r5) -> update(context, map, key, value)),
        new HelperFunction(
            3, "ubpf_map_delete", 2, (context, map, key, r3, r4, r5) -> delete(context, map, key)),
        new HelperFunction(
            4, "ubpf_map_add", 2, (context, map, item, r3, r4, r5) -> add(context, map, item)));
  }

  /** Address of the live value, or 0. */
  private static long lookup(HelperContext context, long handle, long key) {
    if (handle == 0 || key == 0) {
      return 0;
    }
    BpfMap map = context.map(handle);
    int keySize = map.def().keySize();
    byte[] scratch = context.scratch(keySize);
    context.memory().read(key, scratch, 0, keySize);
    int offset = map.lookup(scratch, 0);
    return offset < 0 ? 0 : context.valueAddress(handle, offset);
  }

  private static long update(HelperContext context, long handle, long key, long value) {
    if (handle == 0) {
      return NO_MAP;
    }
    BpfMap map = context.map(handle);
    if (key == 0) {
      return NO_KEY;
    }
    if (value == 0) {
      return NO_VALUE;
    }
    MapDef def = map.def();
    int keySize = def.entryKeySize();
    byte[] scratch = context.scratch(keySize + def.valueSize());
    context.memory().read(key, scratch, 0, keySize);
    context.memory().read(value, scratch, keySize, def.valueSize());
    return code(map.update(scratch, 0, scratch, keySize));
  }

  private static long delete(HelperContext context, long handle, long key) {
    if (handle == 0) {
      return NO_MAP;
    }
    BpfMap map = context.map(handle);
    if (key == 0) {
      return NO_KEY;
    }
    int keySize = map.def().entryKeySize();
    byte[] scratch = context.scratch(keySize);
    context.memory().read(key, scratch, 0, keySize);
    return code(map.delete(scratch, 0));
  }

  /** Only Bloom filters and count-min sketches have it, and there are none yet. */
  private static long add(HelperContext context, long handle, long item) {
    if (handle == 0) {
      return NO_MAP;
    }
    // A wrong handle traps, as in the other helpers.
    BpfMap map = context.map(handle);
    return switch (map.def().type()) {
      case ARRAY, HASH, LPM_TRIE, TERNARY -> NO_OPERATION;
      case BLOOM_FILTER, COUNT_MIN -> item == 0 ? NO_KEY : NO_OPERATION;
    };
  }

  private static long code(BpfMap.Result result) {
    return switch (result) {
      case OK -> 0;
      case FULL -> FULL;
      case OUT_OF_RANGE -> OUT_OF_RANGE;
      case NOT_FOUND -> NOT_FOUND;
      case UNSUPPORTED -> NO_OPERATION;
    };
  }
}
