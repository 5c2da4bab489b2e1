package dev.p4u.runtime.vm;

import dev.p4u.runtime.helper.Helper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The helpers that a host offers to its programs. */
public interface HelperTable {

  /** A host without helpers. */
  HelperTable NONE = of();

  /** The helper with this number, if the host has one; the number is at least 0. */
  Optional<Helper> byId(int id);

  /** The helper with this symbol name, if the host has one. */
  Optional<Helper> byName(String name);

  /** A table of exactly these helpers; of two with the same number or name the later one wins. */
  static HelperTable of(Helper... helpers) {
    Map<Integer, Helper> ids = new HashMap<>();
    Map<String, Helper> names = new HashMap<>();
    for (Helper helper : helpers) {
      if (helper.id() >= 0) {
        ids.put(helper.id(), helper);
      }
      names.put(helper.name(), helper);
    }
    return new HelperTable() {
      @Override
      public Optional<Helper> byId(int id) {
        return Optional.ofNullable(ids.get(id));
      }

      @Override
      public Optional<Helper> byName(String name) {
        return Optional.ofNullable(names.get(name));
      }
    };
  }
}
