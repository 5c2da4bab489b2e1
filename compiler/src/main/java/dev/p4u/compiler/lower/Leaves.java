package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand;
import dev.p4u.language.types.P4Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Values as flat lists of their scalars, in order of declaration; without validity bits. */
public final class Leaves {

  private Leaves() {}

  public static List<Operand> of(Val value) {
    List<Operand> leaves = new ArrayList<>();
    collect(value, leaves);
    return leaves;
  }

  private static void collect(Val value, List<Operand> leaves) {
    if (value instanceof Val.Scalar scalar) {
      leaves.add(scalar.operand());
    } else if (value instanceof Val.Struct struct) {
      struct.parts().forEach(p -> collect(p, leaves));
    } else if (value instanceof Val.Header header) {
      header.fields().forEach(f -> collect(f, leaves));
    } else if (value instanceof Val.Stack stack) {
      stack.elements().forEach(e -> collect(e, leaves));
    }
  }

  /** The value of a type with these scalars; headers in it are valid. */
  public static Val build(P4Type type, TypeModel types, Iterator<? extends Operand> leaves) {
    if (types.width(type).isPresent()) {
      return new Val.Scalar(leaves.next());
    }
    List<Val> parts = new ArrayList<>();
    for (P4Type part : types.parts(type)) {
      parts.add(build(part, types, leaves));
    }
    return TypeModel.isHeader(type)
        ? new Val.Header(Emitter.bool(true), parts)
        : new Val.Struct(parts);
  }
}
