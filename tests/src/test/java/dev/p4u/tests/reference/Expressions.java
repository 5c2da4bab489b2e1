package dev.p4u.tests.reference;

import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Expr.BinaryOp;
import dev.p4u.language.ast.Node;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import dev.p4u.tests.reference.TypeFacts.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Values of expressions; operands from left to right. */
final class Expressions {

  private final Run run;

  Expressions(Run run) {
    this.run = run;
  }

  /** The value as one of the type that is needed where the expression stands. */
  V as(Expr e, P4Type wanted, Env env) {
    P4Type type = env.resolve(wanted);
    if (e instanceof Expr.InvalidHeader || e instanceof Expr.Dots || e instanceof Expr.Default) {
      return run.types.zero(type);
    }
    if (e instanceof Expr.ListExpr || e instanceof Expr.StructExpr) {
      return list(e, type, env);
    }
    if (e instanceof Expr.Conditional c) {
      return as(value(c.condition(), env).truth() ? c.whenTrue() : c.whenFalse(), type, env);
    }
    return run.types.convert(value(e, env), env.resolve(run.program.finalTypeOf(e)), type);
  }

  /** The value as one of the expression's final type. */
  V value(Expr e, Env env) {
    P4Type written = env.resolve(run.program.typeOf(e));
    P4Type last = env.resolve(run.program.finalTypeOf(e));
    boolean built =
        e instanceof Expr.ListExpr
            || e instanceof Expr.StructExpr
            || e instanceof Expr.InvalidHeader
            || e instanceof Expr.Dots
            || e instanceof Expr.Conditional;
    return built ? as(e, last, env) : run.types.convert(raw(e, env), written, last);
  }

  BigInteger number(Expr e, Env env) {
    return value(e, env).number();
  }

  private V raw(Expr e, Env env) {
    run.step();
    if (e instanceof Expr.IntLiteral i) {
      return scalar(e, env).value(i.value());
    }
    if (e instanceof Expr.BoolLiteral b) {
      return new V.Bool(b.value());
    }
    if (e instanceof Expr.NameRef) {
      return name(e, env);
    }
    if (e instanceof Expr.Member m) {
      return member(m, env);
    }
    if (e instanceof Expr.Index i) {
      V whole = value(i.target(), env);
      BigInteger index = number(i.index(), env);
      boolean inside = index.signum() >= 0 && index.bitLength() < 31;
      return inside && index.intValue() < whole.all().size()
          ? whole.all().get(index.intValue())
          : run.types.zero(env.resolve(run.program.typeOf(e)));
    }
    if (e instanceof Expr.Slice s) {
      BigInteger bits = scalar(s.target(), env).bits(number(s.target(), env));
      int low = number(s.low(), env).intValueExact();
      return scalar(e, env).value(bits.shiftRight(low));
    }
    if (e instanceof Expr.PlusSlice s) {
      BigInteger bits = scalar(s.target(), env).bits(number(s.target(), env));
      BigInteger low = number(s.low(), env).min(BigInteger.valueOf(1 << 20));
      return scalar(e, env).value(bits.shiftRight(low.intValueExact()));
    }
    if (e instanceof Expr.Call c) {
      return run.calls.call(c, env);
    }
    if (e instanceof Expr.Unary u) {
      return run.operators.unary(u.op(), value(u.operand(), env), scalar(u.operand(), env));
    }
    if (e instanceof Expr.Binary b) {
      return binary(b, env);
    }
    if (e instanceof Expr.Cast c) {
      return as(c.operand(), run.program.typeOf(c.type()), env);
    }
    throw new IllegalStateException("no value: " + e.span().text());
  }

  private Scalar scalar(Expr e, Env env) {
    P4Type type = env.resolve(run.program.finalTypeOf(e));
    return run.types.scalar(type).orElseThrow(() -> new IllegalStateException("scalar " + type));
  }

  private V name(Expr e, Env env) {
    Node declaration = run.program.declarationOf(e).orElseThrow();
    Object meaning = env.lookup(declaration);
    if (meaning instanceof Place p) {
      return p.get();
    }
    if (meaning instanceof V v) {
      return v;
    }
    if (declaration instanceof Decl.Constant c) {
      return as(c.value(), run.program.typeOfDeclaration(c), env);
    }
    throw new IllegalStateException("name without value: " + e.span().text());
  }

  private V member(Expr.Member e, Env env) {
    P4Type target = run.program.typeOf(e.target());
    if (target instanceof P4Type.ApplyResult) {
      boolean hit = run.calls.apply((Expr.Call) e.target(), env).hit();
      return new V.Bool(hit == e.name().text().equals("hit"));
    }
    Node declaration = run.program.declarationOf(e).orElse(null);
    boolean constant =
        declaration instanceof Decl.EnumMember || target instanceof P4Type.TypeOfType;
    if (constant || run.program.typeOf(e) == P4Type.Simple.ERROR && isErrorName(e)) {
      return run.types.constant(run.program.constantOf(e).orElseThrow(), run.program.typeOf(e));
    }
    target = env.resolve(target);
    if (Types.underlying(target) instanceof P4Type.Stack stack) {
      V.Stk value = (V.Stk) value(e.target(), env);
      return switch (e.name().text()) {
        case "size" -> V.Num.of(stack.size());
        case "lastIndex" ->
            new Scalar(32, false, false).value(BigInteger.valueOf(value.next() - 1L));
        default -> run.places.place(e, env).get();
      };
    }
    return value(e.target(), env).all().get(TypeFacts.fieldIndex(target, e.name().text()));
  }

  private static boolean isErrorName(Expr.Member e) {
    return e.target() instanceof Expr.TypeName;
  }

  private V binary(Expr.Binary e, Env env) {
    if (e.op() == BinaryOp.AND || e.op() == BinaryOp.OR) {
      boolean left = value(e.left(), env).truth();
      boolean decided = left == (e.op() == BinaryOp.OR);
      return new V.Bool(decided ? left : value(e.right(), env).truth());
    }
    P4Type left = env.resolve(run.program.finalTypeOf(e.left()));
    P4Type right = env.resolve(run.program.finalTypeOf(e.right()));
    boolean equality = e.op() == BinaryOp.EQ || e.op() == BinaryOp.NE;
    if (equality) {
      boolean listFirst = e.left() instanceof Expr.ListExpr || e.left() instanceof Expr.StructExpr;
      P4Type common = listFirst ? right : left;
      V a = as(e.left(), common, env);
      V b = as(e.right(), common, env);
      return new V.Bool(run.operators.equal(a, b) == (e.op() == BinaryOp.EQ));
    }
    V a = value(e.left(), env);
    V b = value(e.right(), env);
    Scalar one = run.types.scalar(left).orElseThrow();
    Scalar other = run.types.scalar(right).orElseThrow();
    boolean shift = e.op() == BinaryOp.SHL || e.op() == BinaryOp.SHR;
    // An int of any width takes the other operand's type.
    Scalar common = one.width() == 0 && !shift ? other : one;
    return run.operators.binary(
        e.op(), common.value(a.number()), shift ? b : other.value(b.number()), common, other);
  }

  private V list(Expr e, P4Type type, Env env) {
    List<P4Type> types = run.types.parts(type);
    List<V> parts = new ArrayList<>();
    types.forEach(t -> parts.add(run.types.zero(t)));
    if (e instanceof Expr.ListExpr list) {
      for (int i = 0; i < list.elements().size(); i++) {
        Expr element = list.elements().get(i);
        if (i < types.size()) {
          parts.set(i, as(element, types.get(i), env));
        } else {
          parts.add(value(element, env));
        }
      }
    } else if (e instanceof Expr.StructExpr struct) {
      for (Argument field : struct.fields()) {
        int at = TypeFacts.fieldIndex(type, field.name().orElseThrow().text());
        parts.set(at, as(field.value(), types.get(at), env));
      }
    }
    return run.types.build(type, parts, true);
  }
}
