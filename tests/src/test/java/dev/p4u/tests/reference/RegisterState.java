package dev.p4u.tests.reference;

import java.util.HashMap;
import java.util.Map;

/** A register; its capacity is not modelled. */
final class RegisterState {

  private final V unwritten;
  private final Map<V, V> cells = new HashMap<>();

  RegisterState(V unwritten) {
    this.unwritten = unwritten;
  }

  V read(V index) {
    return cells.getOrDefault(index, unwritten);
  }

  void write(V index, V value) {
    cells.put(index, value);
  }

  Map<V, V> cells() {
    return Map.copyOf(cells);
  }
}
