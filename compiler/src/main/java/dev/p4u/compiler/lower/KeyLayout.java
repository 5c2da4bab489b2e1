package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Part;
import dev.p4u.compiler.meta.StructLayout;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Where the fields of a table's key stand. As in p4c-ubpf's C structure: wider fields first, those
 * of equal width in reverse order of declaration, little endian, with C's alignment and padding at
 * the end.
 *
 * <p>In an LPM map, {@code u32 prefix length} comes first, then the exact fields in that order, and
 * last the lpm field in as many bytes as it needs, big endian, with zeros above its width. So a
 * prefix of n bits of the field is {@code 8 * size of everything between + 8 * size - width + n}
 * bits long.
 *
 * @param fields in order of declaration
 * @param size bytes of a lookup key
 */
record KeyLayout(MapType type, List<ProgramInfo.Key> fields, int size) {

  static final int PREFIX_SIZE = 4;

  private static final int BYTE = 8;

  KeyLayout {
    fields = List.copyOf(fields);
  }

  /** A key element of the table. */
  record Element(String name, int width, MatchKind match) {}

  static KeyLayout of(List<Element> elements) {
    boolean lpm = elements.stream().anyMatch(e -> e.match() == MatchKind.LPM);
    boolean masks =
        elements.stream()
            .anyMatch(e -> e.match() == MatchKind.TERNARY || e.match() == MatchKind.OPTIONAL);
    MapType type = masks ? MapType.TERNARY : lpm ? MapType.LPM_TRIE : MapType.HASH;
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      order.add(0, i);
    }
    order.sort(Comparator.comparing((Integer i) -> elements.get(i).width()).reversed());
    ProgramInfo.Key[] fields = new ProgramInfo.Key[elements.size()];
    StructLayout layout = new StructLayout(type == MapType.LPM_TRIE ? PREFIX_SIZE : 0);
    for (int i : order) {
      Element element = elements.get(i);
      if (type != MapType.LPM_TRIE || element.match() != MatchKind.LPM) {
        int offset = layout.add(element.width());
        fields[i] = key(element, offset, StructLayout.size(element.width()), Order.LITTLE);
      }
    }
    if (type != MapType.LPM_TRIE) {
      return new KeyLayout(type, List.of(fields), layout.size());
    }
    int size = layout.end();
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      if (element.match() == MatchKind.LPM) {
        int bytes = (element.width() + BYTE - 1) / BYTE;
        fields[i] = key(element, size, bytes, Order.BIG);
        size += bytes;
      }
    }
    return new KeyLayout(type, List.of(fields), size);
  }

  private static ProgramInfo.Key key(Element element, int offset, int size, Order order) {
    ProgramInfo.Field field =
        new ProgramInfo.Field(
            element.name(), Names.flat(element.name()), element.width(), offset, size, order);
    return new ProgramInfo.Key(field, element.match());
  }

  /** The lookup key with these values, in order of declaration. */
  List<Part> parts(List<Operand> values) {
    List<Part> parts = new ArrayList<>();
    if (type == MapType.LPM_TRIE) {
      parts.add(new Part(0, PREFIX_SIZE, Order.LITTLE, Const.of(maxPrefix(), 32)));
    }
    for (int i = 0; i < fields.size(); i++) {
      ProgramInfo.Field field = fields.get(i).field();
      parts.add(new Part(field.offset(), field.size(), field.order(), values.get(i)));
    }
    parts.sort(Comparator.comparing(Part::offset));
    return Collections.unmodifiableList(parts);
  }

  private int maxPrefix() {
    return (size - PREFIX_SIZE) * BYTE;
  }

  /** Length of the prefix that has n bits of the lpm field. */
  int prefixLength(ProgramInfo.Field lpm, int bits) {
    int before = (lpm.offset() - PREFIX_SIZE) * BYTE;
    return before + lpm.size() * BYTE - lpm.widthBits() + bits;
  }
}
