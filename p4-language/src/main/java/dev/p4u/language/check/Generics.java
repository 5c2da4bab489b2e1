package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.types.P4Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Replaces type variables in types. Instances of one generic struct share their field lists. */
final class Generics {

  /** Parts of a type that results from type arguments. */
  private static final int MAX_PARTS = 5000;

  private record Key(int declaration, List<P4Type> arguments) {}

  private final Map<Integer, P4Type.Aggregate> generic = new HashMap<>();
  private final Map<Key, P4Type.Aggregate> instances = new HashMap<>();
  private int fresh = -1;
  private boolean overflow;

  static List<P4Type.Variable> variables(List<Name> typeParameters) {
    if (typeParameters.isEmpty()) {
      return List.of();
    }
    return typeParameters.stream().map(n -> new P4Type.Variable(n.text(), n.id())).toList();
  }

  /** Remembers a struct in terms of its own type parameters. */
  void define(P4Type.Aggregate type) {
    generic.put(type.declaration().id(), type);
  }

  /** A variable that stands for a type argument that is to be found. */
  P4Type.Variable fresh(String name) {
    return new P4Type.Variable(name, fresh--);
  }

  static boolean isFresh(P4Type type) {
    return type instanceof P4Type.Variable v && v.declarationId() < 0;
  }

  static Map<P4Type.Variable, P4Type> map(
      List<P4Type.Variable> variables, List<? extends P4Type> arguments) {
    Map<P4Type.Variable, P4Type> map = new HashMap<>();
    for (int i = 0; i < variables.size() && i < arguments.size(); i++) {
      map.put(variables.get(i), arguments.get(i));
    }
    return map;
  }

  P4Type.Aggregate instantiate(Decl.Aggregate declaration, List<P4Type> arguments) {
    P4Type.Aggregate type = generic.get(declaration.id());
    if (type == null) {
      return new P4Type.Aggregate(declaration, arguments, List.of());
    }
    if (type.arguments().equals(arguments)) {
      return type;
    }
    Key key = new Key(declaration.id(), List.copyOf(arguments));
    P4Type.Aggregate known = instances.get(key);
    if (known != null) {
      return known;
    }
    Map<P4Type.Variable, P4Type> map = map(variables(declaration.typeParameters()), arguments);
    P4Type.Aggregate made =
        new P4Type.Aggregate(declaration, arguments, fields(type.fields(), map));
    instances.put(key, made);
    return made;
  }

  P4Type substitute(P4Type type, Map<P4Type.Variable, P4Type> map) {
    if (map.isEmpty()) {
      return type;
    }
    if (type instanceof P4Type.Variable v) {
      return map.getOrDefault(v, v);
    }
    if (type instanceof P4Type.Aggregate a) {
      List<P4Type> arguments = all(a.arguments(), map);
      if (isTooLarge(arguments)) {
        return P4Type.Simple.UNKNOWN;
      }
      return arguments.equals(a.arguments()) ? a : instantiate(a.declaration(), arguments);
    }
    if (type instanceof P4Type.Instance i) {
      List<P4Type> arguments = all(i.arguments(), map);
      return arguments.equals(i.arguments()) ? i : new P4Type.Instance(i.declaration(), arguments);
    }
    if (type instanceof P4Type.Stack s) {
      return new P4Type.Stack(substitute(s.element(), map), s.size());
    }
    if (type instanceof P4Type.Tuple t) {
      List<P4Type> elements = all(t.elements(), map);
      return isTooLarge(elements) ? P4Type.Simple.UNKNOWN : new P4Type.Tuple(elements);
    }
    if (type instanceof P4Type.ListOf l) {
      return new P4Type.ListOf(substitute(l.element(), map));
    }
    if (type instanceof P4Type.SetOf s) {
      return new P4Type.SetOf(substitute(s.element(), map));
    }
    if (type instanceof P4Type.ValueSetType v) {
      return new P4Type.ValueSetType(substitute(v.element(), map));
    }
    if (type instanceof P4Type.UnknownStruct u) {
      return new P4Type.UnknownStruct(fields(u.fields(), map));
    }
    if (type instanceof P4Type.TypeOfType t) {
      return new P4Type.TypeOfType(substitute(t.type(), map));
    }
    return type;
  }

  /**
   * Whether written out the types are longer than anybody reads: {@code tuple<T, T>} of itself
   * doubles, and so would the time to compare two of them.
   */
  private boolean isTooLarge(List<P4Type> types) {
    int left = MAX_PARTS;
    for (P4Type type : types) {
      left =
          type instanceof P4Type.Aggregate || type instanceof P4Type.Tuple
              ? count(type, left)
              : left;
    }
    overflow |= left < 0;
    return left < 0;
  }

  /** What remains of a number of parts; negative when there are more. */
  private static int count(P4Type type, int left) {
    int remaining = left - 1;
    List<P4Type> parts = TypeResolver.parts(type);
    for (int i = 0; i < parts.size() && remaining >= 0; i++) {
      remaining = count(parts.get(i), remaining);
    }
    return remaining;
  }

  /** Whether a type was given up since the last question because it is too large. */
  boolean takeOverflow() {
    boolean was = overflow;
    overflow = false;
    return was;
  }

  private List<P4Type> all(List<P4Type> types, Map<P4Type.Variable, P4Type> map) {
    List<P4Type> result = new ArrayList<>(types.size());
    for (P4Type t : types) {
      result.add(substitute(t, map));
    }
    return result;
  }

  private List<P4Type.Field> fields(List<P4Type.Field> fields, Map<P4Type.Variable, P4Type> map) {
    List<P4Type.Field> result = new ArrayList<>(fields.size());
    for (P4Type.Field f : fields) {
      result.add(new P4Type.Field(f.name(), substitute(f.type(), map), f.declaration()));
    }
    return result;
  }

  /** Whether a variable that is still to be found occurs in the type. */
  static boolean mentionsFresh(P4Type type) {
    return mentions(type, Generics::isFresh);
  }

  /** Whether any type parameter occurs in the type. */
  static boolean mentionsVariable(P4Type type) {
    return mentions(type, t -> t instanceof P4Type.Variable);
  }

  /** Whether a number without a width occurs in the type. */
  static boolean mentionsPlainInt(P4Type type) {
    return mentions(type, t -> t == P4Type.Simple.INFINITE_INT);
  }

  /** Whether a part of the type is not known after an error. */
  static boolean mentionsUnknown(P4Type type) {
    return mentions(type, t -> t == P4Type.Simple.UNKNOWN);
  }

  private static boolean mentions(P4Type type, Predicate<P4Type> wanted) {
    if (type instanceof P4Type.Aggregate a) {
      return any(a.arguments(), wanted);
    }
    if (type instanceof P4Type.Instance i) {
      return any(i.arguments(), wanted);
    }
    if (type instanceof P4Type.Stack s) {
      return mentions(s.element(), wanted);
    }
    if (type instanceof P4Type.Tuple t) {
      return any(t.elements(), wanted);
    }
    if (type instanceof P4Type.ListOf l) {
      return mentions(l.element(), wanted);
    }
    if (type instanceof P4Type.SetOf s) {
      return mentions(s.element(), wanted);
    }
    if (type instanceof P4Type.ValueSetType v) {
      return mentions(v.element(), wanted);
    }
    return wanted.test(type);
  }

  private static boolean any(List<P4Type> types, Predicate<P4Type> wanted) {
    for (int i = 0; i < types.size(); i++) {
      if (mentions(types.get(i), wanted)) {
        return true;
      }
    }
    return false;
  }
}
