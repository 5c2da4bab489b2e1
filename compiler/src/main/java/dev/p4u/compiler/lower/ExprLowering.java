package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Expressions to values. Operands are evaluated from left to right. */
final class ExprLowering {

  /** Deeper nesting is refused before it can overflow the stack. */
  private static final int MAX_DEPTH = 1_000;

  private final Context c;
  private int depth;

  ExprLowering(Context c) {
    this.c = c;
  }

  /** The value of an expression after its implicit conversion. */
  Val value(Expr e, Scope scope) {
    if (++depth > MAX_DEPTH) {
      throw new LoweringLimit(CompileCode.NESTED_TOO_DEEPLY, MAX_DEPTH);
    }
    try {
      P4Type type = scope.resolve(c.program.finalTypeOf(e));
      Optional<Value> known = c.program.constantOf(e);
      if (known.isPresent() && !(known.get() instanceof Value.StringValue)) {
        return c.types.constant(known.get(), type, e);
      }
      Val raw = raw(e, type, scope);
      Optional<P4Type> conversion = c.program.conversionOf(e);
      return conversion.isEmpty() || isList(e)
          ? raw
          : c.coercions.convert(raw, scope.resolve(c.program.typeOf(e)), type);
    } finally {
      depth--;
    }
  }

  /** The value where a type is expected. */
  Val valueAs(Expr e, P4Type expected, Scope scope) {
    Optional<Value> known = c.program.constantOf(e);
    if (known.isPresent() && !(known.get() instanceof Value.StringValue)) {
      return c.types.constant(known.get(), expected, e);
    }
    if (isList(e)) {
      return list(e, expected, scope);
    }
    Val value = value(e, scope);
    return c.coercions.convert(value, scope.resolve(c.program.finalTypeOf(e)), expected);
  }

  /** The value of a scalar expression. */
  Operand scalar(Expr e, Scope scope) {
    return scalarOf(value(e, scope), e, scope);
  }

  Operand scalarAs(Expr e, P4Type expected, Scope scope) {
    return scalarOf(valueAs(e, expected, scope), e, scope);
  }

  private Operand scalarOf(Val value, Expr e, Scope scope) {
    if (value instanceof Val.Scalar s) {
      return s.operand();
    }
    P4Type type = scope.resolve(c.program.typeOf(e));
    if (!c.types.isRefused(type)) {
      c.report.error(CompileCode.UNSUPPORTED_TYPE, e.span(), "a value", type);
    }
    return Const.of(0, 1);
  }

  /** A number that is known at compile time, constructor parameters included. */
  Optional<BigInteger> number(Expr e, Scope scope) {
    Val value = value(e, scope);
    return value instanceof Val.Scalar s && s.operand() instanceof Const k
        ? Optional.of(k.bits())
        : Optional.empty();
  }

  private static boolean isList(Expr e) {
    return e instanceof Expr.ListExpr
        || e instanceof Expr.StructExpr
        || e instanceof Expr.InvalidHeader
        || e instanceof Expr.Dots;
  }

  /** The value before conversion; lists and the like take the final type at once. */
  private Val raw(Expr e, P4Type type, Scope scope) {
    if (e instanceof Expr.NameRef || e instanceof Expr.This) {
      return name(e, scope);
    }
    if (e instanceof Expr.Member member) {
      return member(member, scope);
    }
    if (e instanceof Expr.Index index) {
      return index(index, scope);
    }
    if (e instanceof Expr.Slice slice) {
      return slice(slice, scope);
    }
    if (e instanceof Expr.PlusSlice slice) {
      return plusSlice(slice, scope);
    }
    if (e instanceof Expr.Call call) {
      return c.calls.call(call, scope);
    }
    if (e instanceof Expr.Unary unary) {
      return new Val.Scalar(c.operators.unary(unary.op(), scalar(unary.operand(), scope)));
    }
    if (e instanceof Expr.Binary binary) {
      return binary(binary, scope);
    }
    if (e instanceof Expr.Conditional conditional) {
      return c.conditions.conditional(conditional, type, scope);
    }
    if (e instanceof Expr.Cast cast) {
      return valueOfCast(cast, scope);
    }
    if (isList(e)) {
      return list(e, type, scope);
    }
    c.report.error(CompileCode.UNSUPPORTED, e.span(), "this expression");
    return c.types.zero(type);
  }

  // --- Names

  private Val name(Expr e, Scope scope) {
    Optional<Node> declaration = c.program.declarationOf(e);
    Optional<Binding> binding = declaration.flatMap(scope::lookup);
    if (binding.isPresent()) {
      if (binding.get() instanceof Binding.Place place) {
        c.emit.at(e.span());
        return c.memory.read(place.place());
      }
      if (binding.get() instanceof Binding.Known known) {
        return known.value();
      }
    }
    if (declaration.isPresent() && declaration.get() instanceof Decl.Constant constant) {
      return valueAs(constant.value(), c.program.typeOfDeclaration(constant), scope);
    }
    c.report.error(CompileCode.UNSUPPORTED, e.span(), "this name as a value");
    return c.types.zero(scope.resolve(c.program.typeOf(e)));
  }

  private Val member(Expr.Member e, Scope scope) {
    P4Type target = scope.resolve(c.program.typeOf(e.target()));
    if (target instanceof P4Type.ApplyResult) {
      return new Val.Scalar(c.conditions.hitOrMiss(e, scope));
    }
    if (Types.underlying(target) instanceof P4Type.Stack stack) {
      return stackMember(e, stack, scope);
    }
    Optional<LValue> place = c.lvalues.find(e, scope);
    if (place.isPresent()) {
      c.emit.at(e.span());
      return c.memory.read(place.get());
    }
    Val whole = value(e.target(), scope);
    return part(whole, TypeModel.fieldIndex(target, e.name().text()), e, scope);
  }

  private Val part(Val whole, int index, Expr e, Scope scope) {
    List<Val> parts =
        whole instanceof Val.Struct s
            ? s.parts()
            : whole instanceof Val.Header h
                ? h.fields()
                : whole instanceof Val.Stack t ? t.elements() : List.of();
    if (index >= 0 && index < parts.size()) {
      return parts.get(index);
    }
    c.report.error(CompileCode.UNSUPPORTED, e.span(), "this member as a value");
    return c.types.zero(scope.resolve(c.program.typeOf(e)));
  }

  private Val stackMember(Expr.Member e, P4Type.Stack stack, Scope scope) {
    switch (e.name().text()) {
      case "size":
        return new Val.Scalar(Const.of(stack.size(), 32));
      case "lastIndex":
        Optional<LValue> place = c.lvalues.find(e.target(), scope);
        if (place.isPresent()) {
          return new Val.Scalar(c.emit.minus(c.memory.next(place.get()), Const.of(1, 32)));
        }
        break;
      default:
        Optional<LValue> element = c.lvalues.find(e, scope);
        if (element.isPresent()) {
          return c.memory.read(element.get());
        }
    }
    c.report.error(CompileCode.UNSUPPORTED, e.span(), "`" + e.name() + "` of this header stack");
    return c.types.zero(scope.resolve(c.program.typeOf(e)));
  }

  private Val index(Expr.Index e, Scope scope) {
    Optional<LValue> place = c.lvalues.find(e, scope);
    if (place.isPresent()) {
      c.emit.at(e.span());
      return c.memory.read(place.get());
    }
    Val whole = value(e.target(), scope);
    Operand index = scalar(e.index(), scope);
    if (index instanceof Const known) {
      int at = known.bits().bitLength() < 31 ? known.bits().intValue() : -1;
      return part(whole, at, e, scope);
    }
    P4Type type = scope.resolve(c.program.typeOf(e));
    List<Val> parts =
        whole instanceof Val.Stack s
            ? s.elements()
            : whole instanceof Val.Struct t ? t.parts() : List.of();
    Val result = c.types.zero(type);
    for (int i = 0; i < parts.size(); i++) {
      Operand chosen = c.emit.isEqual(index, i);
      result = Memory.zip(parts.get(i), result, (a, b) -> c.emit.select(chosen, a, b));
    }
    return result;
  }

  // --- Slices

  private Val slice(Expr.Slice e, Scope scope) {
    Operand whole = scalar(e.target(), scope);
    int high = bound(e.high(), whole.width() - 1, scope);
    int low = bound(e.low(), high, scope);
    c.emit.at(e.span());
    return new Val.Scalar(c.emit.slice(whole, high, low));
  }

  private Val plusSlice(Expr.PlusSlice e, Scope scope) {
    Operand whole = scalar(e.target(), scope);
    int width = Math.max(1, bound(e.width(), whole.width(), scope));
    Operand low = scalar(e.low(), scope);
    Operand shifted =
        c.operators.binary(Expr.BinaryOp.SHR, whole, low, new P4Type.Bit(whole.width()), e.span());
    return new Val.Scalar(c.emit.resize(shifted, width, false));
  }

  /** A bound of a slice; the checker has made sure that it is in range where it could. */
  int bound(Expr e, int max, Scope scope) {
    BigInteger number = number(e, scope).orElseThrow(() -> CompilerBug.notConstant(e.span()));
    return number.min(BigInteger.valueOf(max)).max(BigInteger.ZERO).intValue();
  }

  // --- Operators

  private Val binary(Expr.Binary e, Scope scope) {
    if (e.op() == Expr.BinaryOp.AND || e.op() == Expr.BinaryOp.OR) {
      return new Val.Scalar(c.conditions.shortCircuit(e, scope));
    }
    P4Type leftType = scope.resolve(c.program.finalTypeOf(e.left()));
    P4Type rightType = scope.resolve(c.program.finalTypeOf(e.right()));
    boolean equality = e.op() == Expr.BinaryOp.EQ || e.op() == Expr.BinaryOp.NE;
    if (equality && c.types.width(leftType).isEmpty()) {
      P4Type common = isList(e.left()) ? rightType : leftType;
      Val left = valueAs(e.left(), common, scope);
      Val right = valueAs(e.right(), common, scope);
      c.emit.at(e.span());
      Operand equal = c.operators.equal(left, right);
      return new Val.Scalar(e.op() == Expr.BinaryOp.EQ ? equal : c.emit.complement(equal));
    }
    Operand left = scalar(e.left(), scope);
    Operand right = scalar(e.right(), scope);
    boolean sameWidth =
        e.op() != Expr.BinaryOp.CONCAT
            && e.op() != Expr.BinaryOp.SHL
            && e.op() != Expr.BinaryOp.SHR;
    if (sameWidth && right.width() != left.width()) {
      // Only an int without width differs: the other operand gives it its width.
      if (leftType == P4Type.Simple.INFINITE_INT) {
        left = c.emit.resize(left, right.width(), true);
      } else {
        right = c.emit.resize(right, left.width(), true);
      }
    }
    c.emit.at(e.span());
    return new Val.Scalar(c.operators.binary(e.op(), left, right, leftType, e.span()));
  }

  private Val valueOfCast(Expr.Cast e, Scope scope) {
    P4Type to = scope.resolve(c.program.typeOf(e.type()));
    if (isList(e.operand())) {
      return list(e.operand(), to, scope);
    }
    Val value = value(e.operand(), scope);
    c.emit.at(e.span());
    return c.coercions.convert(value, scope.resolve(c.program.finalTypeOf(e.operand())), to);
  }

  // --- Lists

  private Val list(Expr e, P4Type type, Scope scope) {
    if (e instanceof Expr.ListExpr list) {
      List<P4Type> types = c.types.parts(type);
      int count = types.isEmpty() ? list.elements().size() : types.size();
      List<Val> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        if (i >= list.elements().size()) {
          parts.add(c.types.zero(types.get(i)));
        } else if (i < types.size()) {
          parts.add(valueAs(list.elements().get(i), types.get(i), scope));
        } else {
          parts.add(value(list.elements().get(i), scope));
        }
      }
      return c.coercions.build(type, parts);
    }
    if (e instanceof Expr.StructExpr struct) {
      return structure(struct, type, scope);
    }
    return c.types.zero(type);
  }

  /** Evaluates in the order written, builds in the order declared. */
  private Val structure(Expr.StructExpr e, P4Type type, Scope scope) {
    List<P4Type> types = c.types.parts(type);
    List<Val> parts = new ArrayList<>();
    IntStream.range(0, types.size()).forEach(i -> parts.add(c.types.zero(types.get(i))));
    for (Argument field : e.fields()) {
      int at = field.name().map(n -> TypeModel.fieldIndex(type, n.text())).orElse(-1);
      if (at >= 0) {
        parts.set(at, valueAs(field.value(), types.get(at), scope));
      }
    }
    return c.coercions.build(type, parts);
  }
}
