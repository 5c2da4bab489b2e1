package dev.p4u.runtime.helper;

import dev.p4u.runtime.vm.HelperTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The helpers of a switch by number and by name. Immutable; the helpers themselves keep no state,
 * so that any number of threads can share a registry.
 */
public final class HelperRegistry implements HelperTable {

  private final Map<Integer, Helper> byId = new HashMap<>();
  private final Map<String, Helper> byName = new TreeMap<>();

  private HelperRegistry(Iterable<Helper> helpers) {
    for (Helper helper : helpers) {
      Helper sameName = byName.put(helper.name(), helper);
      Helper sameId = helper.id() < 0 ? null : byId.put(helper.id(), helper);
      if (sameName != null || sameId != null) {
        throw new IllegalArgumentException(
            "two helpers are called '%s' or have number %d: %s and %s"
                .formatted(
                    helper.name(),
                    helper.id(),
                    (sameName != null ? sameName : sameId).getClass().getName(),
                    helper.getClass().getName()));
      }
    }
  }

  /** p4c-ubpf's helpers 1 to 11 and the sample extern functions, nothing else. */
  public static HelperRegistry builtIn() {
    return new HelperRegistry(builtInHelpers());
  }

  /**
   * The built-in helpers and those that the class path offers as services of type {@link Helper}.
   *
   * @throws IllegalArgumentException when two helpers have the same number or name
   */
  public static HelperRegistry standard() {
    List<Helper> helpers = builtInHelpers();
    ServiceLoader.load(Helper.class, Helper.class.getClassLoader()).forEach(helpers::add);
    return new HelperRegistry(helpers);
  }

  /** This registry and more helpers, whose numbers and names must be new. */
  public HelperRegistry with(Collection<? extends Helper> more) {
    List<Helper> helpers = new ArrayList<>(byName.values());
    helpers.addAll(more);
    return new HelperRegistry(helpers);
  }

  private static List<Helper> builtInHelpers() {
    List<Helper> helpers = new ArrayList<>(MapHelpers.all());
    helpers.addAll(HostHelpers.all());
    helpers.addAll(PacketHelpers.all());
    helpers.addAll(ExternModules.all());
    return helpers;
  }

  @Override
  public Optional<Helper> byId(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<Helper> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All helpers, by name. */
  public Collection<Helper> helpers() {
    return List.copyOf(byName.values());
  }
}
