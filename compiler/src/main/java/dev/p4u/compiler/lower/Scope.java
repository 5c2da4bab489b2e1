package dev.p4u.compiler.lower;

import dev.p4u.language.ast.Node;
import dev.p4u.language.types.P4Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What names mean, inside out, and where control goes. One declaration means different things in
 * different instances and calls, so meanings are kept here and not by declaration alone.
 */
final class Scope {

  private final Scope parent;
  private final String path;
  private final Frame frame;
  private final Map<Integer, Binding> bindings = new HashMap<>();
  private final Map<Integer, P4Type> typeArguments = new HashMap<>();

  private Scope(Scope parent, String path, Frame frame) {
    this.parent = parent;
    this.path = path;
    this.frame = frame;
  }

  static Scope global(Frame frame) {
    return new Scope(null, "", frame);
  }

  Scope inner() {
    return new Scope(this, path, frame);
  }

  Scope inner(Frame newFrame) {
    return new Scope(this, path, newFrame);
  }

  /** The scope of an instance with a control-plane name. */
  Scope instance(String instancePath) {
    return new Scope(this, instancePath, frame);
  }

  /** Control-plane name of the enclosing instance; empty at the top. */
  String path() {
    return path;
  }

  Frame frame() {
    return frame;
  }

  void bind(Node declaration, Binding binding) {
    bindings.put(declaration.id(), binding);
  }

  void bindType(int declarationId, P4Type type) {
    typeArguments.put(declarationId, type);
  }

  Optional<Binding> lookup(Node declaration) {
    for (Scope s = this; s != null; s = s.parent) {
      Binding found = s.bindings.get(declaration.id());
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The type with type parameters of the enclosing generic functions replaced. */
  P4Type resolve(P4Type type) {
    if (type instanceof P4Type.Variable variable) {
      for (Scope s = this; s != null; s = s.parent) {
        P4Type found = s.typeArguments.get(variable.declarationId());
        if (found != null) {
          return found;
        }
      }
      return type;
    }
    if (type instanceof P4Type.Tuple tuple) {
      return new P4Type.Tuple(resolveAll(tuple.elements()));
    }
    if (type instanceof P4Type.Stack stack) {
      return new P4Type.Stack(resolve(stack.element()), stack.size());
    }
    if (type instanceof P4Type.ListOf list) {
      return new P4Type.ListOf(resolve(list.element()));
    }
    if (type instanceof P4Type.Aggregate aggregate && !aggregate.arguments().isEmpty()) {
      return new P4Type.Aggregate(
          aggregate.declaration(),
          resolveAll(aggregate.arguments()),
          aggregate.fields().stream()
              .map(f -> new P4Type.Field(f.name(), resolve(f.type()), f.declaration()))
              .toList());
    }
    return type;
  }

  private List<P4Type> resolveAll(List<P4Type> types) {
    return types.stream().map(this::resolve).toList();
  }
}
