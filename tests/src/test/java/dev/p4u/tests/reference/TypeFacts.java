package dev.p4u.tests.reference;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What values of a type look like. */
final class TypeFacts {

  private static final int ENUM_WIDTH = 32;

  private final Map<String, Integer> errors = new HashMap<>();

  TypeFacts(CheckedProgram program) {
    for (Decl d : program.tree().declarations()) {
      if (d instanceof Decl.ErrorDecl e) {
        e.members().forEach(m -> errors.putIfAbsent(m.text(), errors.size()));
      }
    }
  }

  /**
   * A type of numbers.
   *
   * @param width bits; 0 for int of any width
   */
  record Scalar(int width, boolean signed, boolean bool) {

    /** The bit pattern of a value: 0 to 2^width - 1. */
    BigInteger bits(BigInteger value) {
      return width == 0 ? value : value.mod(BigInteger.ONE.shiftLeft(width));
    }

    /** The value of a bit pattern, or of any number after cutting it to the width. */
    V value(BigInteger number) {
      BigInteger bits = bits(number);
      if (bool) {
        return new V.Bool(bits.signum() != 0);
      }
      boolean negative = signed && width > 0 && bits.testBit(width - 1);
      return new V.Num(negative ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits);
    }
  }

  Optional<Scalar> scalar(P4Type type) {
    P4Type t = Types.underlying(type);
    if (t instanceof P4Type.Bit b) {
      return Optional.of(new Scalar(b.width(), false, false));
    }
    if (t instanceof P4Type.Int i) {
      return Optional.of(new Scalar(i.width(), true, false));
    }
    if (t == P4Type.Simple.BOOL) {
      return Optional.of(new Scalar(1, false, true));
    }
    if (t == P4Type.Simple.INFINITE_INT) {
      return Optional.of(new Scalar(0, true, false));
    }
    return t instanceof P4Type.EnumType || t == P4Type.Simple.ERROR
        ? Optional.of(new Scalar(ENUM_WIDTH, false, false))
        : Optional.empty();
  }

  static boolean isHeader(P4Type type) {
    return Types.underlying(type) instanceof P4Type.Aggregate a && a.isHeader();
  }

  static boolean isUnion(P4Type type) {
    return Types.underlying(type) instanceof P4Type.Aggregate a
        && a.kind() == Decl.AggregateKind.HEADER_UNION;
  }

  List<P4Type> parts(P4Type type) {
    P4Type t = Types.underlying(type);
    if (t instanceof P4Type.Aggregate a) {
      return a.fields().stream().map(P4Type.Field::type).toList();
    }
    if (t instanceof P4Type.Tuple tuple) {
      return tuple.elements();
    }
    if (t instanceof P4Type.UnknownStruct u) {
      return u.fields().stream().map(P4Type.Field::type).toList();
    }
    return t instanceof P4Type.Stack s ? Collections.nCopies(s.size(), s.element()) : List.of();
  }

  static int fieldIndex(P4Type type, String name) {
    P4Type t = Types.underlying(type);
    List<P4Type.Field> fields =
        t instanceof P4Type.Aggregate a
            ? a.fields()
            : t instanceof P4Type.UnknownStruct u ? u.fields() : List.of();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("no field " + name + " in " + type);
  }

  /** What an undefined variable holds. */
  V zero(P4Type type) {
    Optional<Scalar> scalar = scalar(type);
    if (scalar.isPresent()) {
      return scalar.get().value(BigInteger.ZERO);
    }
    return build(type, parts(type).stream().map(this::zero).toList(), false);
  }

  /** A value from its parts. */
  V build(P4Type type, List<V> parts, boolean valid) {
    if (isHeader(type)) {
      return new V.Hdr(valid, parts);
    }
    if (isUnion(type)) {
      return new V.Uni(parts);
    }
    return Types.underlying(type) instanceof P4Type.Stack ? new V.Stk(parts, 0) : new V.Rec(parts);
  }

  /** The value as one of another type. */
  V convert(V value, P4Type from, P4Type to) {
    Optional<Scalar> scalar = scalar(to);
    if (scalar.isPresent()) {
      return scalar.get().value(value.number());
    }
    if (!(value instanceof V.Rec rec)) {
      return value;
    }
    List<P4Type> given = parts(from);
    List<P4Type> wanted = parts(to);
    List<V> parts = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      int at = i;
      if (Types.underlying(from) instanceof P4Type.UnknownStruct u
          && Types.underlying(to) instanceof P4Type.Aggregate a) {
        String name = a.fields().get(i).name();
        at = u.fields().stream().map(P4Type.Field::name).toList().indexOf(name);
      }
      parts.add(
          at >= 0 && at < rec.parts().size()
              ? convert(rec.parts().get(at), given.get(at), wanted.get(i))
              : zero(wanted.get(i)));
    }
    return build(to, parts, true);
  }

  /** A compile-time value. */
  V constant(Value value, P4Type type) {
    if (value instanceof Value.IntValue i) {
      return scalar(type).orElse(new Scalar(0, true, false)).value(i.value());
    }
    if (value instanceof Value.BoolValue b) {
      return new V.Bool(b.value());
    }
    if (value instanceof Value.EnumValue e) {
      return V.Num.of(e.index());
    }
    if (value instanceof Value.ErrorValue e) {
      return V.Num.of(errors.get(e.name()));
    }
    throw new IllegalStateException("a constant " + value);
  }

  /** All scalars of a type, from first to last. */
  List<Scalar> leaves(P4Type type) {
    Optional<Scalar> scalar = scalar(type);
    return scalar.isPresent()
        ? List.of(scalar.get())
        : parts(type).stream().flatMap(t -> leaves(t).stream()).toList();
  }

  /** All scalars of a value. */
  static List<V> leaves(V value) {
    return value instanceof V.Num || value instanceof V.Bool
        ? List.of(value)
        : value.all().stream().flatMap(v -> leaves(v).stream()).toList();
  }

  int width(P4Type type) {
    return leaves(type).stream().mapToInt(Scalar::width).sum();
  }
}
