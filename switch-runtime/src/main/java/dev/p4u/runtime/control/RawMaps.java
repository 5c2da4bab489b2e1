package dev.p4u.runtime.control;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.MapDef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program's maps as bytes: for programs without a description, and for what names cannot say.
 * Keys have {@link MapDef#entryKeySize()} bytes.
 */
public final class RawMaps {

  private final Map<String, BpfMap> maps;
  private final Guard guard;
  private final NameResolver<BpfMap> names = new NameResolver<>("map");

  RawMaps(Map<String, BpfMap> maps, Guard guard) {
    this.maps = maps;
    this.guard = guard;
    maps.forEach((name, map) -> names.add(name, name, map));
  }

  /** The definitions, in the order of the object file. */
  public List<MapDef> definitions() {
    return maps.values().stream().map(BpfMap::def).toList();
  }

  /** The value under exactly this key. */
  public Optional<byte[]> get(String map, byte[] key) {
    BpfMap found = names.resolve(map);
    check(found, "key", key, found.def().entryKeySize());
    return guard.call(
        () -> {
          int at = found.find(key, 0);
          return at < 0
              ? Optional.empty()
              : Optional.of(Arrays.copyOfRange(found.values(), at, at + found.def().valueSize()));
        });
  }

  /** Adds or replaces an entry. */
  public void put(String map, byte[] key, byte[] value) {
    BpfMap found = names.resolve(map);
    check(found, "key", key, found.def().entryKeySize());
    check(found, "value", value, found.def().valueSize());
    guard.run(() -> expectOk(found, "update", found.update(key, 0, value, 0)));
  }

  /** Removes an entry. */
  public void delete(String map, byte[] key) {
    BpfMap found = names.resolve(map);
    check(found, "key", key, found.def().entryKeySize());
    guard.run(() -> expectOk(found, "delete", found.delete(key, 0)));
  }

  /** All entries. */
  public List<BpfMap.Entry> entries(String map) {
    BpfMap found = names.resolve(map);
    return guard.call(
        () -> {
          List<BpfMap.Entry> entries = new ArrayList<>();
          found.entries().forEach(entries::add);
          return entries;
        });
  }

  private static void check(BpfMap map, String what, byte[] bytes, int size) {
    if (bytes.length != size) {
      throw new ControlException(
          "a %s of map %s has %d bytes, not %d"
              .formatted(what, map.def().name(), bytes.length, size));
    }
  }

  private static void expectOk(BpfMap map, String operation, BpfMap.Result result) {
    String name = map.def().name();
    switch (result) {
      case OK -> {}
      case FULL -> throw new ControlException("map %s is full".formatted(name));
      case NOT_FOUND -> throw new ControlException("map %s has no such key".formatted(name));
      case OUT_OF_RANGE ->
          throw new ControlException("the key is out of the range of map %s".formatted(name));
      case UNSUPPORTED ->
          throw new ControlException("map %s does not support %s".formatted(name, operation));
    }
  }
}
