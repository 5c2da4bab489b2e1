package dev.p4u.language.check;

import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Types;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Values of expressions that are known at compile time. Says nothing about errors: what cannot be
 * evaluated has no value. Only reads the side tables, so it serves after the check as well.
 */
final class ConstEvaluator {

  private final NodeMap<P4Type> types;
  private final NodeMap<P4Type> conversions;
  private final NodeMap<Node> uses;
  private final NodeMap<Value> constants;

  ConstEvaluator(
      NodeMap<P4Type> types,
      NodeMap<P4Type> conversions,
      NodeMap<Node> uses,
      NodeMap<Value> constants) {
    this.types = types;
    this.conversions = conversions;
    this.uses = uses;
    this.constants = constants;
  }

  /** The value after the implicit conversion, if any. */
  Optional<Value> value(Expr e) {
    Optional<Value> raw = raw(e);
    Optional<P4Type> conversion = conversions.get(e);
    return conversion.isEmpty() ? raw : raw.map(v -> convert(v, conversion.get()));
  }

  Optional<BigInteger> number(Expr e) {
    return value(e).flatMap(ConstEvaluator::asNumber);
  }

  static Optional<BigInteger> asNumber(Value v) {
    return v instanceof Value.IntValue i ? Optional.of(i.value()) : Optional.empty();
  }

  /** The value before any implicit conversion. */
  Optional<Value> raw(Expr e) {
    if (e instanceof Expr.IntLiteral l) {
      return Optional.of(convert(new Value.IntValue(l.value()), typeOf(e)));
    }
    if (e instanceof Expr.BoolLiteral l) {
      return Optional.of(new Value.BoolValue(l.value()));
    }
    if (e instanceof Expr.StringLiteral l) {
      return Optional.of(new Value.StringValue(l.value()));
    }
    if (e instanceof Expr.NameRef) {
      return uses.get(e).flatMap(constants::get);
    }
    if (e instanceof Expr.Member m) {
      return member(m);
    }
    if (e instanceof Expr.Call) {
      return constants.get(e);
    }
    if (e instanceof Expr.Unary u) {
      return value(u.operand()).flatMap(v -> Folding.unary(u.op(), v, typeOf(e)));
    }
    if (e instanceof Expr.Binary b) {
      return binary(b);
    }
    if (e instanceof Expr.Conditional c) {
      Optional<Value> condition = value(c.condition());
      return condition.isPresent() && condition.get() instanceof Value.BoolValue b
          ? value(b.value() ? c.whenTrue() : c.whenFalse())
          : Optional.empty();
    }
    if (e instanceof Expr.Cast c) {
      return value(c.operand()).map(v -> convert(v, typeOf(e)));
    }
    if (e instanceof Expr.Slice s) {
      return slice(s);
    }
    if (e instanceof Expr.PlusSlice s) {
      Optional<BigInteger> low = number(s.low());
      return low.isEmpty() ? Optional.empty() : bits(s.target(), low.get(), typeOf(s));
    }
    if (e instanceof Expr.Index i) {
      return element(value(i.target()), number(i.index()));
    }
    if (e instanceof Expr.ListExpr l && !l.open()) {
      return all(l.elements());
    }
    return e instanceof Expr.StructExpr s && !s.open() ? struct(s) : Optional.empty();
  }

  private P4Type typeOf(Expr e) {
    return types.get(e, Simple.UNKNOWN);
  }

  private P4Type finalTypeOf(Expr e) {
    return conversions.get(e, typeOf(e));
  }

  private Optional<Value> member(Expr.Member m) {
    Optional<Value> known = constants.get(m);
    if (known.isPresent()) {
      return known;
    }
    Optional<Node> declaration = uses.get(m);
    if (declaration.isPresent() && declaration.get() instanceof Decl.EnumMember) {
      return constants.get(declaration.get());
    }
    P4Type target = finalTypeOf(m.target());
    Optional<Value> value = value(m.target());
    if (target instanceof P4Type.Aggregate a
        && value.isPresent()
        && value.get() instanceof Value.Aggregate v) {
      for (int i = 0; i < a.fields().size() && i < v.elements().size(); i++) {
        if (a.fields().get(i).name().equals(m.name().text())) {
          return Optional.of(v.elements().get(i));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Value> binary(Expr.Binary b) {
    Optional<Value> left = value(b.left());
    if (left.isEmpty()) {
      return Optional.empty();
    }
    boolean leftDecides =
        left.get() instanceof Value.BoolValue v
            && ((b.op() == Expr.BinaryOp.AND && !v.value())
                || (b.op() == Expr.BinaryOp.OR && v.value()));
    if (leftDecides) {
      return left;
    }
    Optional<Value> right = value(b.right());
    if (right.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt rightWidth = Types.scalarWidth(finalTypeOf(b.right()));
    return Folding.binary(b.op(), left.get(), right.get(), typeOf(b), rightWidth);
  }

  private Optional<Value> slice(Expr.Slice s) {
    Optional<BigInteger> low = number(s.low());
    return low.isEmpty() ? Optional.empty() : bits(s.target(), low.get(), typeOf(s));
  }

  private Optional<Value> bits(Expr target, BigInteger low, P4Type type) {
    Optional<BigInteger> value = number(target);
    if (value.isEmpty() || low.signum() < 0 || low.bitLength() > 20) {
      return Optional.empty();
    }
    return Optional.of(convert(new Value.IntValue(value.get().shiftRight(low.intValue())), type));
  }

  private static Optional<Value> element(Optional<Value> target, Optional<BigInteger> index) {
    if (target.isPresent()
        && index.isPresent()
        && target.get() instanceof Value.Aggregate a
        && index.get().signum() >= 0
        && index.get().compareTo(BigInteger.valueOf(a.elements().size())) < 0) {
      return Optional.of(a.elements().get(index.get().intValue()));
    }
    return Optional.empty();
  }

  private Optional<Value> all(List<Expr> elements) {
    List<Value> values = new ArrayList<>();
    for (Expr e : elements) {
      Optional<Value> v = value(e);
      if (v.isEmpty()) {
        return Optional.empty();
      }
      values.add(v.get());
    }
    return Optional.of(new Value.Aggregate(values));
  }

  private Optional<Value> struct(Expr.StructExpr s) {
    List<Expr> inOrder = new ArrayList<>();
    if (finalTypeOf(s) instanceof P4Type.Aggregate a) {
      Map<String, Expr> given = new HashMap<>();
      for (Argument field : s.fields()) {
        field.name().ifPresent(n -> given.put(n.text(), field.value()));
      }
      for (P4Type.Field f : a.fields()) {
        if (given.containsKey(f.name())) {
          inOrder.add(given.get(f.name()));
        }
      }
      if (inOrder.size() != a.fields().size() || given.size() != s.fields().size()) {
        return Optional.empty();
      }
    } else {
      s.fields().forEach(f -> inOrder.add(f.value()));
    }
    return all(inOrder);
  }

  /** A number wrapped to a width, a bool to a bit and back; other values stay. */
  static Value convert(Value value, P4Type type) {
    P4Type target = Types.underlying(type);
    if (value instanceof Value.IntValue i) {
      return target == Simple.BOOL
          ? new Value.BoolValue(i.value().signum() != 0)
          : new Value.IntValue(wrap(i.value(), target));
    }
    if (value instanceof Value.BoolValue b && target instanceof P4Type.Bit) {
      return new Value.IntValue(b.value() ? BigInteger.ONE : BigInteger.ZERO);
    }
    return value;
  }

  /** The number modulo the width of the type; as it is for types without a width. */
  static BigInteger wrap(BigInteger value, P4Type type) {
    if (type instanceof P4Type.Bit b) {
      return value.signum() >= 0 && value.bitLength() <= b.width()
          ? value
          : value.mod(BigInteger.ONE.shiftLeft(b.width()));
    }
    if (type instanceof P4Type.Int n && value.bitLength() >= n.width()) {
      BigInteger half = BigInteger.ONE.shiftLeft(n.width() - 1);
      return value.add(half).mod(half.shiftLeft(1)).subtract(half);
    }
    return value;
  }
}
