package dev.p4u.language.types;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Questions about types. */
public final class Types {

  private Types() {}

  static String angle(List<P4Type> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "<", ">"));
  }

  /** The type behind {@code type} declarations and serialisable enums; others are themselves. */
  public static P4Type underlying(P4Type type) {
    P4Type t = type;
    while (true) {
      if (t instanceof P4Type.NewType n) {
        t = n.underlying();
      } else if (t instanceof P4Type.EnumType e && e.underlying().isPresent()) {
        t = e.underlying().get();
      } else {
        return t;
      }
    }
  }

  /** Width in bits of a scalar with a fixed width: bit, int, bool (1), new types of them. */
  public static OptionalInt scalarWidth(P4Type type) {
    P4Type t = underlying(type);
    if (t instanceof P4Type.Bit b) {
      return OptionalInt.of(b.width());
    }
    if (t instanceof P4Type.Int i) {
      return OptionalInt.of(i.width());
    }
    return t == P4Type.Simple.BOOL ? OptionalInt.of(1) : OptionalInt.empty();
  }
}
