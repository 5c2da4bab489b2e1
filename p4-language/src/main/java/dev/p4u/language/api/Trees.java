package dev.p4u.language.api;

import dev.p4u.language.ast.Node;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks over syntax trees without knowing their nodes: the children of a node are the components of
 * its record, so that a new kind of node is walked without a word here.
 */
public final class Trees {

  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          List<Method> accessors = new ArrayList<>();
          for (RecordComponent c : type.getRecordComponents()) {
            boolean holdsNodes =
                Node.class.isAssignableFrom(c.getType())
                    || c.getType() == Optional.class
                    || c.getType() == List.class;
            if (holdsNodes) {
              accessors.add(c.getAccessor());
            }
          }
          return accessors;
        }
      };

  private Trees() {}

  /** The nodes directly below a node, in the order of the record's components. */
  public static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (Method accessor : ACCESSORS.get(node.getClass())) {
      try {
        add(accessor.invoke(node), children);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("accessors of public records are public: " + accessor, e);
      }
    }
    return children;
  }

  private static void add(Object value, List<Node> children) {
    if (value instanceof Node n) {
      children.add(n);
    } else if (value instanceof Optional<?> o) {
      o.ifPresent(v -> add(v, children));
    } else if (value instanceof List<?> l) {
      l.forEach(v -> add(v, children));
    }
  }
}
