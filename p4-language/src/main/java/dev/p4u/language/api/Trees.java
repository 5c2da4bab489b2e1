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
              Method accessor = c.getAccessor();
              // They are public; without this each call looks whether they are.
              accessor.setAccessible(true);
              accessors.add(accessor);
            }
          }
          return List.copyOf(accessors);
        }
      };

  private Trees() {}

  /** The nodes directly below a node, in the order of the record's components. */
  public static List<Node> children(Node node) {
    List<Method> accessors = ACCESSORS.get(node.getClass());
    if (accessors.isEmpty()) {
      return List.of();
    }
    List<Node> children = new ArrayList<>();
    for (int i = 0; i < accessors.size(); i++) {
      Method accessor = accessors.get(i);
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
      add(o.orElse(null), children);
    } else if (value instanceof List<?> l) {
      for (int i = 0; i < l.size(); i++) {
        add(l.get(i), children);
      }
    }
  }
}
