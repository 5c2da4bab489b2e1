package dev.p4u.lsp.features;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Sizes and bit offsets. All numbers are bits. */
final class Layout {

  private Layout() {}

  /**
   * A field of a header or struct.
   *
   * @param offset from the start, absent behind a field of variable width
   * @param width absent when it varies or the type has no bits
   */
  record Slot(String name, P4Type type, OptionalInt offset, OptionalInt width) {}

  static List<Slot> slots(P4Type.Aggregate type) {
    List<Slot> slots = new ArrayList<>();
    OptionalInt offset = OptionalInt.of(0);
    for (P4Type.Field field : type.fields()) {
      OptionalInt width = bits(field.type());
      slots.add(new Slot(field.name(), field.type(), offset, width));
      offset = type.kind() == Decl.AggregateKind.HEADER_UNION ? offset : sum(offset, width);
    }
    return slots;
  }

  /** Width of a type whose values all have the same number of bits. */
  static OptionalInt bits(P4Type type) {
    P4Type t = Types.underlying(type);
    if (t instanceof P4Type.Aggregate a && a.kind() != Decl.AggregateKind.HEADER_UNION) {
      OptionalInt total = OptionalInt.of(0);
      for (P4Type.Field field : a.fields()) {
        total = sum(total, bits(field.type()));
      }
      return total;
    }
    if (t instanceof P4Type.Stack s) {
      OptionalInt element = bits(s.element());
      return element.isEmpty() ? element : checked((long) element.getAsInt() * s.size());
    }
    return Types.scalarWidth(t);
  }

  private static OptionalInt sum(OptionalInt a, OptionalInt b) {
    return a.isEmpty() || b.isEmpty()
        ? OptionalInt.empty()
        : checked((long) a.getAsInt() + b.getAsInt());
  }

  private static OptionalInt checked(long bits) {
    return bits == (int) bits ? OptionalInt.of((int) bits) : OptionalInt.empty();
  }

  /** {@code 160 bits, 20 bytes}; without the bytes when there is no whole number of them. */
  static String size(int bits) {
    String text = bits + (bits == 1 ? " bit" : " bits");
    return bits % 8 == 0 && bits > 0
        ? text + ", " + bits / 8 + (bits == 8 ? " byte" : " bytes")
        : text;
  }
}
