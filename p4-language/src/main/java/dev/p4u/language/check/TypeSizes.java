package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sizes of types in bits (spec, "Compile-time size determination"): smallest and largest on the
 * wire.
 */
final class TypeSizes {

  /** Sizes in bits. */
  record Size(BigInteger min, BigInteger max) {
    static Size of(long bits) {
      return new Size(BigInteger.valueOf(bits), BigInteger.valueOf(bits));
    }

    Size plus(Size other) {
      return new Size(min.add(other.min), max.add(other.max));
    }

    Size times(int count) {
      BigInteger n = BigInteger.valueOf(count);
      return new Size(min.multiply(n), max.multiply(n));
    }
  }

  // A struct of structs of structs... doubles at each level unless each is measured once.
  private final Map<P4Type.Aggregate, Size> known = new HashMap<>();

  /** Empty for types without a size, as externs and int. */
  Optional<Size> size(P4Type type) {
    P4Type t = Types.underlying(type);
    if (Types.scalarWidth(t).isPresent()) {
      return Optional.of(Size.of(Types.scalarWidth(t).getAsInt()));
    }
    if (t instanceof P4Type.VarBit v) {
      return Optional.of(new Size(BigInteger.ZERO, BigInteger.valueOf(v.maxWidth())));
    }
    if (t instanceof P4Type.Stack s) {
      return size(s.element()).map(e -> e.times(s.size()));
    }
    if (t instanceof P4Type.Tuple tuple) {
      return sum(tuple.elements());
    }
    if (t instanceof P4Type.Aggregate a) {
      Size size = known.get(a);
      if (size == null) {
        Optional<Size> made = aggregate(a);
        made.ifPresent(m -> known.put(a, m));
        return made;
      }
      return Optional.of(size);
    }
    return Optional.empty();
  }

  private Optional<Size> aggregate(P4Type.Aggregate a) {
    List<P4Type> fields = a.fields().stream().map(P4Type.Field::type).toList();
    if (a.kind() != Decl.AggregateKind.HEADER_UNION) {
      return sum(fields);
    }
    BigInteger min = null;
    BigInteger max = BigInteger.ZERO;
    for (P4Type f : fields) {
      Optional<Size> size = size(f);
      if (size.isEmpty()) {
        return Optional.empty();
      }
      min = min == null ? size.get().min() : min.min(size.get().min());
      max = max.max(size.get().max());
    }
    return Optional.of(new Size(min == null ? BigInteger.ZERO : min, max));
  }

  private Optional<Size> sum(List<P4Type> types) {
    Size total = Size.of(0);
    for (P4Type t : types) {
      Optional<Size> size = size(t);
      if (size.isEmpty()) {
        return Optional.empty();
      }
      total = total.plus(size.get());
    }
    return Optional.of(total);
  }
}
