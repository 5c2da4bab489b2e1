package dev.p4u.lsp.features;

import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.stream.Collectors;

/** Compile-time values as people read them. */
final class ValueText {

  private static final BigInteger NINE = BigInteger.valueOf(9);

  private ValueText() {}

  static String of(Value value) {
    if (value instanceof Value.IntValue i) {
      BigInteger v = i.value();
      return v.compareTo(NINE) > 0 ? v + " (0x" + v.toString(16).toUpperCase() + ")" : v.toString();
    }
    if (value instanceof Value.BoolValue b) {
      return Boolean.toString(b.value());
    }
    if (value instanceof Value.StringValue s) {
      return '"' + s.value() + '"';
    }
    if (value instanceof Value.ErrorValue e) {
      return "error." + e.name();
    }
    if (value instanceof Value.EnumValue e) {
      return e.member();
    }
    Value.Aggregate aggregate = (Value.Aggregate) value;
    return aggregate.elements().stream()
        .map(ValueText::of)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
