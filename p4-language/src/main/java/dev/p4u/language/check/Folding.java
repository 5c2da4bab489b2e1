package dev.p4u.language.check;

import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/** Operators on values. No value where the operation has none (division by zero). */
final class Folding {

  /** Results with more bits than this have no value: constants must not exhaust the memory. */
  private static final int MAX_BITS = 1 << 16;

  private Folding() {}

  static Optional<Value> unary(Expr.UnaryOp op, Value v, P4Type type) {
    if (v instanceof Value.BoolValue b) {
      return op == Expr.UnaryOp.NOT
          ? Optional.of(new Value.BoolValue(!b.value()))
          : Optional.empty();
    }
    if (!(v instanceof Value.IntValue i)) {
      return Optional.empty();
    }
    return switch (op) {
      case MINUS -> number(i.value().negate(), type);
      case PLUS -> Optional.of(v);
      case COMPLEMENT -> number(i.value().not(), type);
      case NOT -> Optional.empty();
    };
  }

  /**
   * @param type of the result
   * @param rightWidth in bits, for concatenation
   */
  static Optional<Value> binary(
      Expr.BinaryOp op, Value left, Value right, P4Type type, OptionalInt rightWidth) {
    if (left instanceof Value.IntValue a && right instanceof Value.IntValue b) {
      return numbers(op, a.value(), b.value(), type, rightWidth);
    }
    if (op == Expr.BinaryOp.EQ) {
      return Optional.of(new Value.BoolValue(left.equals(right)));
    }
    if (op == Expr.BinaryOp.NE) {
      return Optional.of(new Value.BoolValue(!left.equals(right)));
    }
    if (left instanceof Value.BoolValue a && right instanceof Value.BoolValue b) {
      return op == Expr.BinaryOp.AND
          ? Optional.of(new Value.BoolValue(a.value() && b.value()))
          : op == Expr.BinaryOp.OR
              ? Optional.of(new Value.BoolValue(a.value() || b.value()))
              : Optional.empty();
    }
    if (op == Expr.BinaryOp.CONCAT
        && left instanceof Value.StringValue a
        && right instanceof Value.StringValue b
        && a.value().length() + b.value().length() <= MAX_BITS) {
      return Optional.of(new Value.StringValue(a.value() + b.value()));
    }
    return Optional.empty();
  }

  private static Optional<Value> numbers(
      Expr.BinaryOp op, BigInteger a, BigInteger b, P4Type type, OptionalInt rightWidth) {
    return switch (op) {
      case ADD -> number(a.add(b), type);
      case SUB -> number(a.subtract(b), type);
      case MUL -> number(a.multiply(b), type);
      case DIV -> b.signum() > 0 && a.signum() >= 0 ? number(a.divide(b), type) : Optional.empty();
      case MOD -> b.signum() > 0 && a.signum() >= 0 ? number(a.mod(b), type) : Optional.empty();
      case ADD_SAT -> number(saturate(a.add(b), type), type);
      case SUB_SAT -> number(saturate(a.subtract(b), type), type);
      case SHL -> shiftLeft(a, b, type);
      case SHR -> shiftRight(a, b, type);
      case BIT_AND -> number(a.and(b), type);
      case BIT_OR -> number(a.or(b), type);
      case BIT_XOR -> number(a.xor(b), type);
      case CONCAT ->
          rightWidth.isPresent() ? concat(a, b, rightWidth.getAsInt(), type) : Optional.empty();
      case LE -> bool(a.compareTo(b) <= 0);
      case GE -> bool(a.compareTo(b) >= 0);
      case LT -> bool(a.compareTo(b) < 0);
      case GT -> bool(a.compareTo(b) > 0);
      case EQ -> bool(a.equals(b));
      case NE -> bool(!a.equals(b));
      case AND, OR -> Optional.empty();
    };
  }

  private static Optional<Value> bool(boolean value) {
    return Optional.of(new Value.BoolValue(value));
  }

  private static Optional<Value> number(BigInteger value, P4Type type) {
    return value.bitLength() > MAX_BITS
        ? Optional.empty()
        : Optional.of(new Value.IntValue(ConstEvaluator.wrap(value, Types.underlying(type))));
  }

  private static Optional<Value> shiftLeft(BigInteger a, BigInteger b, P4Type type) {
    if (b.signum() < 0) {
      return Optional.empty();
    }
    OptionalInt width = Types.scalarWidth(type);
    if (width.isPresent() && b.compareTo(BigInteger.valueOf(width.getAsInt())) >= 0) {
      return number(BigInteger.ZERO, type);
    }
    return b.compareTo(BigInteger.valueOf(MAX_BITS)) > 0
        ? Optional.empty()
        : number(a.shiftLeft(b.intValue()), type);
  }

  private static Optional<Value> shiftRight(BigInteger a, BigInteger b, P4Type type) {
    if (b.signum() < 0) {
      return Optional.empty();
    }
    int by = b.min(BigInteger.valueOf(2L * MAX_BITS)).intValue();
    return number(a.shiftRight(by), type);
  }

  private static Optional<Value> concat(BigInteger a, BigInteger b, int rightWidth, P4Type type) {
    BigInteger low = b.mod(BigInteger.ONE.shiftLeft(rightWidth));
    return number(a.shiftLeft(rightWidth).or(low), type);
  }

  private static BigInteger saturate(BigInteger value, P4Type type) {
    P4Type t = Types.underlying(type);
    if (t instanceof P4Type.Bit b) {
      BigInteger max = BigInteger.ONE.shiftLeft(b.width()).subtract(BigInteger.ONE);
      return value.max(BigInteger.ZERO).min(max);
    }
    if (t instanceof P4Type.Int i) {
      BigInteger half = BigInteger.ONE.shiftLeft(i.width() - 1);
      return value.max(half.negate()).min(half.subtract(BigInteger.ONE));
    }
    return value;
  }
}
