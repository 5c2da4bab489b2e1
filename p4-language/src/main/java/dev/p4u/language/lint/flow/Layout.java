package dev.p4u.language.lint.flow;

import dev.p4u.language.types.P4Type;
import java.util.List;

/**
 * How the storage of a type is numbered: its scalar parts from 0 to {@code scalars}, and in a
 * numbering of their own its headers and header unions from 0 to {@code headers}. The parts of a
 * part are numbered without gaps, so every part is a range of both.
 *
 * @param names of the parts of a struct, header or union; empty for stacks and tuples
 * @param parts of a stack only its element
 * @param size number of elements of a stack
 */
record Layout(
    Kind kind,
    P4Type type,
    int scalars,
    int headers,
    List<String> names,
    List<Layout> parts,
    int[] scalarOffsets,
    int[] headerOffsets,
    int size) {

  /** Which storage. */
  enum Kind {
    SCALAR,
    STRUCT,
    HEADER,
    UNION,
    STACK,
    TUPLE
  }

  /** How many parts a value of this layout has. */
  int partCount() {
    return kind == Kind.STACK ? size : parts.size();
  }

  Layout part(int index) {
    return parts.get(kind == Kind.STACK ? 0 : index);
  }

  int scalarOffset(int index) {
    return kind == Kind.STACK ? index * parts.get(0).scalars : scalarOffsets[index];
  }

  int headerOffset(int index) {
    return kind == Kind.STACK ? index * parts.get(0).headers : headerOffsets[index];
  }
}
