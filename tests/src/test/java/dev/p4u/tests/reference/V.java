package dev.p4u.tests.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A value; immutable. */
sealed interface V {

  /** What a call without result gives. */
  V NOTHING = new Rec(List.of());

  /**
   * A number: of bit 0 and more, of int signed; also the position of an enum member or error in its
   * declaration.
   */
  record Num(BigInteger value) implements V {
    static Num of(long value) {
      return new Num(BigInteger.valueOf(value));
    }
  }

  record Bool(boolean value) implements V {}

  /** A struct, tuple or list. */
  record Rec(List<V> parts) implements V {
    public Rec {
      parts = List.copyOf(parts);
    }
  }

  record Hdr(boolean valid, List<V> fields) implements V {
    public Hdr {
      fields = List.copyOf(fields);
    }
  }

  /** A header union: at most one member is valid. */
  record Uni(List<V> members) implements V {
    public Uni {
      members = List.copyOf(members);
    }
  }

  /** A header stack with the index that its {@code next} has. */
  record Stk(List<V> elements, int next) implements V {
    public Stk {
      elements = List.copyOf(elements);
    }
  }

  /** The parts of whatever has parts. */
  default List<V> all() {
    if (this instanceof Rec r) {
      return r.parts();
    }
    if (this instanceof Hdr h) {
      return h.fields();
    }
    if (this instanceof Uni u) {
      return u.members();
    }
    return this instanceof Stk s ? s.elements() : List.of();
  }

  /**
   * The same with another part; a header that becomes valid in a union makes the others invalid.
   */
  default V with(int index, V part) {
    List<V> parts = new ArrayList<>(all());
    if (this instanceof Uni && part instanceof Hdr h && h.valid()) {
      parts.replaceAll(other -> new Hdr(false, other.all()));
    }
    parts.set(index, part);
    return remade(parts);
  }

  /** The same with other parts. */
  default V remade(List<V> parts) {
    if (this instanceof Hdr h) {
      return new Hdr(h.valid(), parts);
    }
    if (this instanceof Uni) {
      return new Uni(parts);
    }
    return this instanceof Stk s ? new Stk(parts, s.next()) : new Rec(parts);
  }

  default BigInteger number() {
    if (this instanceof Num n) {
      return n.value();
    }
    if (this instanceof Bool b) {
      return b.value() ? BigInteger.ONE : BigInteger.ZERO;
    }
    throw new IllegalStateException("not a number: " + this);
  }

  default boolean truth() {
    return ((Bool) this).value();
  }
}
