package dev.p4u.runtime.control;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.ProgramInfo.InitialEntry;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Puts the entries that a program is loaded with into its maps. */
final class InitialEntries {

  private InitialEntries() {}

  /** Fills those of the given maps that have initial entries. */
  static void install(List<InitialEntry> entries, Map<String, BpfMap> maps) {
    for (InitialEntry entry : entries) {
      BpfMap map = maps.get(entry.map());
      if (map == null) {
        continue;
      }
      byte[] key = parse(entry.key(), map.def().entryKeySize(), entry.map());
      byte[] value = parse(entry.value(), map.def().valueSize(), entry.map());
      BpfMap.Result result = map.update(key, 0, value, 0);
      if (result != BpfMap.Result.OK) {
        throw new ControlException(
            "initial entry %s of map %s: %s".formatted(entry.key(), entry.map(), result));
      }
    }
  }

  static byte[] parse(String hex, int size, String map) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new ControlException("initial entry of map %s: '%s' is not hex".formatted(map, hex), e);
    }
    if (bytes.length != size) {
      throw new ControlException(
          "initial entry of map %s: %d bytes where %d are needed"
              .formatted(map, bytes.length, size));
    }
    return bytes;
  }
}
