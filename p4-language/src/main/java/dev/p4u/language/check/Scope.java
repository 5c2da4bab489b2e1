package dev.p4u.language.check;

import dev.p4u.language.ast.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names that are visible, innermost first. Types and values share one namespace; several functions
 * may share a name. A scope grows while the checker walks down the text, so that a name is found
 * only after its declaration; {@link #announce} tells which names will come.
 */
final class Scope {

  private final Scope parent;

  /** Most scopes declare nothing. */
  private Map<String, List<Node>> names = Map.of();

  private Map<String, Node> announced = Map.of();

  Scope() {
    this(null);
  }

  private Scope(Scope parent) {
    this.parent = parent;
  }

  Scope inner() {
    return new Scope(this);
  }

  void declare(String name, Node declaration) {
    if (names.isEmpty()) {
      names = new HashMap<>();
    }
    names.computeIfAbsent(name, n -> new ArrayList<>(1)).add(declaration);
  }

  void announce(String name, Node declaration) {
    if (announced.isEmpty()) {
      announced = new HashMap<>();
    }
    announced.putIfAbsent(name, declaration);
  }

  /** Declarations of a name in this scope alone. */
  List<Node> here(String name) {
    return names.getOrDefault(name, List.of());
  }

  /** Declarations of a name in the innermost scope that has one. */
  List<Node> find(String name) {
    for (Scope s = this; s != null; s = s.parent) {
      List<Node> found = s.names.get(name);
      if (found != null) {
        return found;
      }
    }
    return List.of();
  }

  Optional<Node> findAnnounced(String name) {
    for (Scope s = this; s != null; s = s.parent) {
      Node found = s.announced.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  Scope outermost() {
    Scope s = this;
    while (s.parent != null) {
      s = s.parent;
    }
    return s;
  }

  /** All visible names. */
  Set<String> visible() {
    Set<String> all = new LinkedHashSet<>();
    for (Scope s = this; s != null; s = s.parent) {
      all.addAll(s.names.keySet());
    }
    return all;
  }
}
