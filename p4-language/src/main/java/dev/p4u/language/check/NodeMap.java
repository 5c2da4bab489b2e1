package dev.p4u.language.check;

import dev.p4u.language.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A side table: what is known about the nodes of one program, by their ids. */
final class NodeMap<T> {

  private final List<T> values;

  NodeMap(int nodeCount) {
    values = new ArrayList<>(java.util.Collections.nCopies(nodeCount, null));
  }

  void put(Node node, T value) {
    values.set(node.id(), value);
  }

  Optional<T> get(Node node) {
    int id = node.id();
    return id >= 0 && id < values.size() ? Optional.ofNullable(values.get(id)) : Optional.empty();
  }

  T get(Node node, T otherwise) {
    return get(node).orElse(otherwise);
  }
}
