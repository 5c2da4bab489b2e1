package dev.p4u.tests.reference;

import dev.p4u.language.ast.Node;
import dev.p4u.language.types.P4Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What declarations mean where something runs: a {@link Place} for a variable, an instance... */
final class Env {

  /** What {@code return} leaves for the caller. */
  static final class Frame {
    V result = V.NOTHING;
    P4Type returned = P4Type.Simple.VOID;
  }

  private final Env outer;
  private final Frame frame;
  private final Map<Integer, Object> bindings = new HashMap<>();
  private final Map<Integer, P4Type> types = new HashMap<>();
  private String path;

  private Env(Env outer, Frame frame) {
    this.outer = outer;
    this.frame = frame;
  }

  static Env top() {
    return new Env(null, new Frame());
  }

  /** A block. */
  Env inner() {
    return new Env(this, frame);
  }

  /** The body of something called. */
  Env called() {
    return new Env(this, new Frame());
  }

  /** The inside of an instance with a name. */
  Env instance(String name) {
    Env inner = inner();
    inner.path = name;
    return inner;
  }

  /** Full name of the instance around this; empty outside of all. */
  String path() {
    for (Env e = this; e != null; e = e.outer) {
      if (e.path != null) {
        return e.path;
      }
    }
    return "";
  }

  Frame frame() {
    return frame;
  }

  void bind(Node declaration, Object meaning) {
    bindings.put(declaration.id(), meaning);
  }

  void bindType(Node parameter, P4Type type) {
    types.put(parameter.id(), type);
  }

  /** Null when the declaration has no meaning here. */
  Object lookup(Node declaration) {
    for (Env e = this; e != null; e = e.outer) {
      Object found = e.bindings.get(declaration.id());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The type with type parameters replaced. */
  P4Type resolve(P4Type type) {
    if (type instanceof P4Type.Variable v) {
      for (Env e = this; e != null; e = e.outer) {
        if (e.types.containsKey(v.declarationId())) {
          return e.types.get(v.declarationId());
        }
      }
      throw new IllegalStateException("type parameter " + v + " has no argument");
    }
    if (type instanceof P4Type.Tuple t) {
      return new P4Type.Tuple(all(t.elements()));
    }
    if (type instanceof P4Type.Stack s) {
      return new P4Type.Stack(resolve(s.element()), s.size());
    }
    if (type instanceof P4Type.ListOf l) {
      return new P4Type.ListOf(resolve(l.element()));
    }
    if (type instanceof P4Type.Aggregate a && !a.arguments().isEmpty()) {
      return new P4Type.Aggregate(
          a.declaration(),
          all(a.arguments()),
          a.fields().stream()
              .map(f -> new P4Type.Field(f.name(), resolve(f.type()), f.declaration()))
              .toList());
    }
    return type;
  }

  private List<P4Type> all(List<P4Type> types) {
    return types.stream().map(this::resolve).toList();
  }
}
