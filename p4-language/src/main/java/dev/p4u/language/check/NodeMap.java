package dev.p4u.language.check;

import dev.p4u.language.ast.Node;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A side table: what is known about the nodes of one program, by their ids. */
final class NodeMap<T> {

  private final Object[] values;

  NodeMap(int nodeCount) {
    values = new Object[nodeCount];
  }

  void put(Node node, T value) {
    values[node.id()] = value;
  }

  Optional<T> get(Node node) {
    return Optional.ofNullable(at(node.id()));
  }

  /** Calls the action with a node's id and what is known about the node. */
  void forEach(BiConsumer<Integer, T> action) {
    for (int id = 0; id < values.length; id++) {
      T value = at(id);
      if (value != null) {
        action.accept(id, value);
      }
    }
  }

  T get(Node node, T otherwise) {
    T value = at(node.id());
    return value == null ? otherwise : value;
  }

  @SuppressWarnings("unchecked") // only put writes
  private T at(int id) {
    return id >= 0 && id < values.length ? (T) values[id] : null;
  }
}
