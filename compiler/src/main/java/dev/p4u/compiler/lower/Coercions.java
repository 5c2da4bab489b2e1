package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import java.util.ArrayList;
import java.util.List;

/** Explicit and implicit conversions (P4 specification, section 8.11). */
final class Coercions {

  private final Emitter emit;
  private final TypeModel types;

  Coercions(Emitter emit, TypeModel types) {
    this.emit = emit;
    this.types = types;
  }

  /** The value as a value of another type; extension is by the sign of the old type. */
  Val convert(Val value, P4Type from, P4Type to) {
    if (value instanceof Val.Scalar scalar) {
      int width = types.width(to).orElse(scalar.operand().width());
      return new Val.Scalar(emit.resize(scalar.operand(), width, types.isSigned(from)));
    }
    if (value instanceof Val.Struct struct) {
      List<P4Type> wanted = types.parts(to);
      List<P4Type> given = types.parts(from);
      List<Val> parts = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        boolean present = i < struct.parts().size();
        P4Type old = i < given.size() ? given.get(i) : wanted.get(i);
        parts.add(
            present
                ? convert(struct.parts().get(i), old, wanted.get(i))
                : types.zero(wanted.get(i)));
      }
      return build(to, parts);
    }
    return value;
  }

  /** The value of a structured type with these parts; a header made of parts is valid. */
  Val build(P4Type type, List<Val> parts) {
    if (TypeModel.isHeader(type)) {
      return new Val.Header(Emitter.bool(true), parts);
    }
    return Types.underlying(type) instanceof P4Type.Stack
        ? new Val.Stack(parts, Const.of(0, 32))
        : new Val.Struct(parts);
  }
}
