package dev.p4u.tests.reference;

import dev.p4u.language.ast.Expr.BinaryOp;
import dev.p4u.language.ast.Expr.UnaryOp;
import dev.p4u.tests.reference.TypeFacts.Scalar;
import java.math.BigInteger;
import java.util.List;

/** Operators on numbers without bounds, cut to the type afterwards. */
final class Operators {

  V unary(UnaryOp op, V operand, Scalar type) {
    BigInteger n = operand.number();
    return switch (op) {
      case NOT -> new V.Bool(!operand.truth());
      case COMPLEMENT -> type.value(n.not());
      case MINUS -> type.value(n.negate());
      case PLUS -> operand;
    };
  }

  /**
   * All but the logical operators.
   *
   * @param left type of the left operand
   * @param right type of the right operand
   */
  V binary(BinaryOp op, V a, V b, Scalar left, Scalar right) {
    BigInteger x = a.number();
    BigInteger y = b.number();
    return switch (op) {
      case ADD -> left.value(x.add(y));
      case SUB -> left.value(x.subtract(y));
      case MUL -> left.value(x.multiply(y));
      // BPF's answer to a division by zero (RFC 9669, section 4.1); P4 gives none.
      case DIV -> left.value(y.signum() == 0 ? BigInteger.ZERO : x.divide(y));
      case MOD -> left.value(y.signum() == 0 ? x : x.mod(y));
      case ADD_SAT -> saturate(x.add(y), left);
      case SUB_SAT -> saturate(x.subtract(y), left);
      case SHL -> left.value(shift(x, y, left, true));
      case SHR -> left.value(shift(x, y, left, false));
      case LT -> new V.Bool(x.compareTo(y) < 0);
      case LE -> new V.Bool(x.compareTo(y) <= 0);
      case GT -> new V.Bool(x.compareTo(y) > 0);
      case GE -> new V.Bool(x.compareTo(y) >= 0);
      case EQ -> new V.Bool(x.equals(y));
      case NE -> new V.Bool(!x.equals(y));
      case BIT_AND -> left.value(x.and(y));
      case BIT_OR -> left.value(x.or(y));
      case BIT_XOR -> left.value(x.xor(y));
      case CONCAT ->
          new Scalar(left.width() + right.width(), left.signed(), false)
              .value(left.bits(x).shiftLeft(right.width()).or(right.bits(y)));
      case AND, OR -> throw new IllegalStateException("decided elsewhere");
    };
  }

  private static BigInteger shift(BigInteger x, BigInteger by, Scalar type, boolean up) {
    int most = type.width() == 0 ? 4096 : type.width() + 1;
    int amount = by.min(BigInteger.valueOf(most)).intValueExact();
    return up ? x.shiftLeft(amount) : x.shiftRight(amount);
  }

  private static V saturate(BigInteger n, Scalar type) {
    BigInteger span = BigInteger.ONE.shiftLeft(type.signed() ? type.width() - 1 : type.width());
    BigInteger low = type.signed() ? span.negate() : BigInteger.ZERO;
    return type.value(n.max(low).min(span.subtract(BigInteger.ONE)));
  }

  /** Equality of values of any shape: invalid headers are equal to each other. */
  boolean equal(V a, V b) {
    if (a instanceof V.Hdr x && b instanceof V.Hdr y) {
      return x.valid() == y.valid() && (!x.valid() || allEqual(x.fields(), y.fields()));
    }
    if (a instanceof V.Num || a instanceof V.Bool) {
      return a.number().equals(b.number());
    }
    return allEqual(a.all(), b.all());
  }

  private boolean allEqual(List<V> a, List<V> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
