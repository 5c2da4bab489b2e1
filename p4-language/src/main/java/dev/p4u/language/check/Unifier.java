package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds type arguments: makes a parameter's type and an argument's type equal by binding the fresh
 * variables in them. A variable bound to {@code int} gives way to a type with a width; whether the
 * argument converts in the end is decided by {@link Conversions}.
 */
final class Unifier {

  private final Checking checking;
  private final Map<P4Type.Variable, P4Type> bindings = new HashMap<>();

  Unifier(Checking checking) {
    this.checking = checking;
  }

  /** A type with what is known about its variables put in. */
  P4Type resolve(P4Type type) {
    P4Type current = type;
    // Bindings may mention other fresh variables; chains are as long as there are variables.
    for (int i = 0; i <= bindings.size() && Generics.mentionsFresh(current); i++) {
      P4Type next = checking.generics.substitute(current, bindings);
      if (next.equals(current)) {
        return current;
      }
      current = next;
    }
    return current;
  }

  boolean unify(P4Type a, P4Type b) {
    P4Type left = find(a);
    P4Type right = find(b);
    if (left == Simple.UNKNOWN || right == Simple.UNKNOWN) {
      return true;
    }
    if (Generics.isFresh(left)) {
      return bind((P4Type.Variable) left, a, right);
    }
    if (Generics.isFresh(right)) {
      return bind((P4Type.Variable) right, b, left);
    }
    if (left == Simple.INFINITE_INT && isNumber(right)) {
      rebind(a, right);
      return true;
    }
    if (right == Simple.INFINITE_INT && isNumber(left)) {
      rebind(b, left);
      return true;
    }
    if (left == Simple.DONT_CARE
        || right == Simple.DONT_CARE
        || left == Simple.DEFAULT
        || right == Simple.DEFAULT) {
      return true;
    }
    return structure(left, right);
  }

  private P4Type find(P4Type type) {
    P4Type t = type;
    while (Generics.isFresh(t) && bindings.containsKey(t)) {
      t = bindings.get(t);
    }
    return t;
  }

  private boolean bind(P4Type.Variable variable, P4Type written, P4Type type) {
    if (type.equals(variable)) {
      return true;
    }
    if (type == Simple.DONT_CARE || type == Simple.DEFAULT || mentions(type, variable)) {
      return written.equals(type);
    }
    bindings.put(variable, type);
    return true;
  }

  private boolean mentions(P4Type type, P4Type.Variable variable) {
    P4Type probe = checking.generics.substitute(resolve(type), Map.of(variable, Simple.UNKNOWN));
    return !probe.equals(resolve(type));
  }

  /** Gives a variable that stands for a plain number a type with a width. */
  private void rebind(P4Type type, P4Type better) {
    P4Type t = type;
    while (Generics.isFresh(t)) {
      P4Type next = bindings.get(t);
      if (next == Simple.INFINITE_INT) {
        bindings.put((P4Type.Variable) t, better);
        return;
      }
      t = next;
    }
  }

  private static boolean isNumber(P4Type type) {
    return type instanceof P4Type.Bit || type instanceof P4Type.Int;
  }

  private boolean structure(P4Type a, P4Type b) {
    if (a instanceof P4Type.Aggregate x) {
      return aggregate(x, b);
    }
    if (b instanceof P4Type.Aggregate y) {
      return aggregate(y, a);
    }
    if (a instanceof P4Type.Instance x && b instanceof P4Type.Instance y) {
      return instances(x, y);
    }
    if (a instanceof P4Type.ListOf x && b instanceof P4Type.Tuple t) {
      return t.elements().stream().allMatch(e -> unify(x.element(), e));
    }
    if (a instanceof P4Type.Tuple t && b instanceof P4Type.ListOf y) {
      return t.elements().stream().allMatch(e -> unify(e, y.element()));
    }
    if (a instanceof P4Type.Stack x && b instanceof P4Type.Tuple t) {
      return t.elements().stream().allMatch(e -> unify(x.element(), e));
    }
    if (a instanceof P4Type.Tuple x && b instanceof P4Type.Tuple y) {
      return all(x.elements(), y.elements());
    }
    if (a instanceof P4Type.ListOf x && b instanceof P4Type.ListOf y) {
      return unify(x.element(), y.element());
    }
    if (a instanceof P4Type.Stack x && b instanceof P4Type.Stack y) {
      return x.size() == y.size() && unify(x.element(), y.element());
    }
    if (a instanceof P4Type.SetOf x && b instanceof P4Type.SetOf y) {
      return unify(x.element(), y.element());
    }
    if (a instanceof P4Type.ValueSetType x && b instanceof P4Type.ValueSetType y) {
      return unify(x.element(), y.element());
    }
    return a.equals(b);
  }

  private boolean aggregate(P4Type.Aggregate x, P4Type b) {
    if (b instanceof P4Type.Aggregate y) {
      return x.declaration().id() == y.declaration().id() && all(x.arguments(), y.arguments());
    }
    if (b instanceof P4Type.Tuple t) {
      return all(x.fields().stream().map(P4Type.Field::type).toList(), t.elements());
    }
    if (b instanceof P4Type.UnknownStruct u) {
      boolean good = true;
      for (P4Type.Field f : u.fields()) {
        Optional<P4Type.Field> mine = x.field(f.name());
        good &= mine.isPresent() && unify(mine.get().type(), f.type());
      }
      return good;
    }
    return false;
  }

  private boolean instances(P4Type.Instance x, P4Type.Instance y) {
    if (x.declaration().id() == y.declaration().id()) {
      return all(x.arguments(), y.arguments());
    }
    if (isPrototype(y.declaration()) && !isPrototype(x.declaration())) {
      return instances(y, x);
    }
    // A parser or control fits its type when their parameters agree one by one.
    Optional<Signature> type = checking.calls.applySignature(x);
    Optional<Signature> body = checking.calls.applySignature(y);
    if (type.isEmpty() || body.isEmpty() || isParser(x) != isParser(y)) {
      return false;
    }
    List<Signature.Param> wanted = type.get().parameters();
    List<Signature.Param> given = body.get().parameters();
    if (given.size() > wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (i >= given.size()) {
        if (!wanted.get(i).mayBeOmitted()) {
          return false;
        }
        continue;
      }
      if (wanted.get(i).declaration().direction() != given.get(i).declaration().direction()
          || !unify(wanted.get(i).type(), given.get(i).type())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrototype(Decl declaration) {
    return declaration instanceof Decl.ParserType || declaration instanceof Decl.ControlType;
  }

  private static boolean isParser(P4Type.Instance instance) {
    return instance.declaration() instanceof Decl.Parser
        || instance.declaration() instanceof Decl.ParserType;
  }

  private boolean all(List<P4Type> a, List<P4Type> b) {
    if (a.size() != b.size()) {
      return false;
    }
    boolean good = true;
    for (int i = 0; i < a.size(); i++) {
      good &= unify(a.get(i), b.get(i));
    }
    return good;
  }
}
