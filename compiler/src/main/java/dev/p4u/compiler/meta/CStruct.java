package dev.p4u.compiler.meta;

import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The scalars of a P4 value as members of a C structure, inner structures included.
 *
 * @param members in order of declaration
 * @param size bytes, with padding at the end
 * @param alignment bytes
 */
public record CStruct(List<Member> members, int size, int alignment) {

  public CStruct {
    members = List.copyOf(members);
  }

  /**
   * A scalar.
   *
   * @param name path of field names; empty when the whole value is one scalar
   * @param offset bytes from the start
   * @param size bytes
   */
  public record Member(String name, int widthBits, int offset, int size) {}

  /**
   * Lays out a value.
   *
   * @param widths widths of scalar types, empty for structures
   */
  public static CStruct of(P4Type type, Function<P4Type, OptionalInt> widths) {
    StructLayout layout = new StructLayout(0);
    List<Member> members = new ArrayList<>();
    new Builder(widths, layout, members).add("", type);
    return new CStruct(members, layout.size(), layout.alignment());
  }

  private record Builder(
      Function<P4Type, OptionalInt> widths, StructLayout layout, List<Member> members) {

    void add(String name, P4Type type) {
      OptionalInt width = widths.apply(type);
      if (width.isPresent()) {
        int bits = width.getAsInt();
        members.add(new Member(name, bits, layout.add(bits), StructLayout.size(bits)));
        return;
      }
      int alignment = alignment(type);
      layout.align(alignment);
      P4Type t = Types.underlying(type);
      if (t instanceof P4Type.Aggregate aggregate) {
        for (P4Type.Field field : aggregate.fields()) {
          add(name.isEmpty() ? field.name() : name + "." + field.name(), field.type());
        }
      } else if (t instanceof P4Type.Tuple tuple) {
        for (int i = 0; i < tuple.elements().size(); i++) {
          add(name + "[" + i + "]", tuple.elements().get(i));
        }
      }
      layout.align(alignment);
    }

    private int alignment(P4Type type) {
      OptionalInt width = widths.apply(type);
      if (width.isPresent()) {
        return StructLayout.alignment(width.getAsInt());
      }
      P4Type t = Types.underlying(type);
      List<P4Type> parts = List.of();
      if (t instanceof P4Type.Aggregate aggregate) {
        parts = aggregate.fields().stream().map(P4Type.Field::type).toList();
      } else if (t instanceof P4Type.Tuple tuple) {
        parts = tuple.elements();
      }
      return parts.stream().mapToInt(this::alignment).max().orElse(1);
    }
  }
}
