package dev.p4u.language.check;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Node;
import dev.p4u.language.diag.Diagnostic.Related;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code @id(n)}: numbers of objects and of their parts (P4Runtime 6.3). */
final class P4RuntimeIds {

  /** Kinds of objects, the upper eight bits of their numbers. */
  static final int ACTION = 0x01;

  static final int TABLE = 0x02;
  static final int VALUE_SET = 0x03;
  static final int CONTROLLER_HEADER = 0x04;

  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(32);

  private final Checking checking;
  private final Map<Long, Annotation> objects = new HashMap<>();

  P4RuntimeIds(Checking checking) {
    this.checking = checking;
  }

  /** A table, an action...: its number is its own and has its kind in the upper bits. */
  void object(Decl d, int kind) {
    Optional<Annotation> id = P4RuntimeRules.annotation(d, "id");
    Optional<Long> value = id.flatMap(this::number);
    if (value.isEmpty()) {
      return;
    }
    long prefix = value.get() >>> 24;
    if (prefix != 0 && prefix != kind) {
      checking.report.add(CheckCode.BAD_ID_PREFIX, id.get(), Declarations.kind(d), kind);
      return;
    }
    Annotation other = objects.putIfAbsent(value.get() & 0xffffff | (long) kind << 24, id.get());
    if (other != null) {
      taken(id.get(), other, value.get());
    }
  }

  /** Parameters, keys or fields: a number counts within their owner. */
  void parts(List<? extends Node> parts) {
    Map<Long, Annotation> earlier = new HashMap<>();
    for (Node part : parts) {
      Optional<Annotation> id = P4RuntimeRules.annotation(part, "id");
      Optional<Long> value = id.flatMap(this::number);
      if (value.isPresent() && value.get() == 0) {
        checking.report.add(CheckCode.BAD_ID, id.get());
      } else if (value.isPresent()) {
        Annotation other = earlier.putIfAbsent(value.get(), id.get());
        if (other != null) {
          taken(id.get(), other, value.get());
        }
      }
    }
  }

  private void taken(Annotation id, Annotation other, long value) {
    List<Related> first = List.of(new Related(other.span(), "given first here"));
    checking.report.add(CheckCode.DUPLICATE_ID, id, first, value);
  }

  private Optional<Long> number(Annotation id) {
    Optional<BigInteger> value = Optional.empty();
    if (id.expressions().size() == 1) {
      value = checking.values.number(id.expressions().get(0));
    } else if (id.tokens().size() == 1) {
      value = integer(id.tokens().get(0));
    }
    if (value.isEmpty() || value.get().signum() < 0 || value.get().compareTo(LIMIT) >= 0) {
      checking.report.add(CheckCode.BAD_ID, id);
      return Optional.empty();
    }
    return Optional.of(value.get().longValue());
  }

  /** A literal of the language. */
  static Optional<BigInteger> integer(String token) {
    String digits = token.replace("_", "").replaceFirst("^[0-9]+[ws]", "");
    int radix = 10;
    if (digits.matches("0[xXbBoOdD].+")) {
      char base = Character.toLowerCase(digits.charAt(1));
      radix = base == 'x' ? 16 : base == 'b' ? 2 : base == 'o' ? 8 : 10;
      digits = digits.substring(2);
    }
    try {
      return Optional.of(new BigInteger(digits, radix));
    } catch (NumberFormatException e) {
      // Not a number is what the caller reports.
      return Optional.empty();
    }
  }
}
