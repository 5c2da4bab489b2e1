package dev.p4u.language.check;

import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Types of expressions, bottom up; a hint from above helps calls and list expressions. */
final class ExprChecker {

  private final Checking checking;

  ExprChecker(Checking checking) {
    this.checking = checking;
  }

  /** Type of a value, without a hint. */
  P4Type check(Expr e, Env env) {
    return check(e, env, Simple.UNKNOWN);
  }

  /**
   * Type of a value; the name of a type is reported.
   *
   * @param hint the type that is expected, UNKNOWN if none; not enforced
   */
  P4Type check(Expr e, Env env, P4Type hint) {
    P4Type type = checkAny(e, env, hint);
    if (type instanceof P4Type.TypeOfType) {
      checking.report.add(CheckCode.NOT_A_VALUE, e, e.span().text());
    } else if (type instanceof P4Type.Callable) {
      Span end = new Span(e.span().file(), e.span().end(), e.span().end());
      List<Fix> fixes = List.of(new Fix("call it", List.of(new Edit(end, "()"))));
      checking.report.add(CheckCode.CALL_NEEDED, e.span(), List.of(), fixes, e.span().text());
    } else {
      return type;
    }
    checking.types.put(e, Simple.UNKNOWN);
    return Simple.UNKNOWN;
  }

  /** Checks a value and converts it to the type that its place demands. */
  boolean checkAs(Expr e, Env env, P4Type target) {
    check(e, env, target);
    return checking.conversionRules.convert(e, target);
  }

  /** Type of anything that can stand before a dot or a call: values, types and functions. */
  P4Type checkAny(Expr e, Env env, P4Type hint) {
    P4Type type = compute(e, env, hint);
    if (checking.generics.takeOverflow()) {
      checking.report.add(CheckCode.TYPE_TOO_LARGE, e);
    }
    checking.types.put(e, type);
    return type;
  }

  private P4Type compute(Expr e, Env env, P4Type hint) {
    if (e instanceof Expr.IntLiteral l) {
      return literal(l);
    }
    if (e instanceof Expr.BoolLiteral) {
      return Simple.BOOL;
    }
    if (e instanceof Expr.StringLiteral) {
      return Simple.STRING;
    }
    if (e instanceof Expr.NameRef n) {
      return name(n, env);
    }
    if (e instanceof Expr.Member m) {
      return checking.members.check(m, env);
    }
    if (e instanceof Expr.TypeName t) {
      P4Type type = checking.typeRefs.resolve(t.type(), env);
      return type == Simple.UNKNOWN ? type : new P4Type.TypeOfType(type);
    }
    if (e instanceof Expr.Index i) {
      return index(i, env);
    }
    if (e instanceof Expr.Slice s) {
      return slice(s, env);
    }
    if (e instanceof Expr.PlusSlice s) {
      return plusSlice(s, env);
    }
    if (e instanceof Expr.Call c) {
      return checking.calls.check(c, env, hint);
    }
    if (e instanceof Expr.Unary u) {
      return checking.operators.unary(u, env);
    }
    if (e instanceof Expr.Binary b) {
      return checking.operators.binary(b, env);
    }
    if (e instanceof Expr.Mask m) {
      return checking.operators.mask(m, env);
    }
    if (e instanceof Expr.Range r) {
      return checking.operators.range(r, env);
    }
    if (e instanceof Expr.Conditional c) {
      return checking.operators.conditional(c, env, hint);
    }
    if (e instanceof Expr.Cast c) {
      return cast(c, env);
    }
    if (e instanceof Expr.ListExpr l) {
      return list(l, env, hint);
    }
    if (e instanceof Expr.StructExpr s) {
      return struct(s, env, hint);
    }
    if (e instanceof Expr.This) {
      return self(e, env);
    }
    if (e instanceof Expr.DontCare) {
      return Simple.DONT_CARE;
    }
    // {#}, ... and default take the type of their place.
    return e instanceof Expr.Error ? Simple.UNKNOWN : Simple.DEFAULT;
  }

  private P4Type literal(Expr.IntLiteral l) {
    if (l.width().isEmpty()) {
      return Simple.INFINITE_INT;
    }
    int width = l.width().getAsInt();
    if (width < (l.signed() ? 1 : 0)) {
      checking.report.add(CheckCode.BAD_WIDTH, l, width, l.signed() ? "int" : "bit");
      return Simple.UNKNOWN;
    }
    if (width > TypeResolver.MAX_WIDTH) {
      checking.report.add(CheckCode.TOO_WIDE, l, width, TypeResolver.MAX_WIDTH);
      return Simple.UNKNOWN;
    }
    P4Type type = l.signed() ? new P4Type.Int(width) : new P4Type.Bit(width);
    checking.conversionRules.checkRange(l, l.value(), type);
    return type;
  }

  private P4Type name(Expr.NameRef n, Env env) {
    if (!n.global() && env.scope().find(n.name().text()).isEmpty()) {
      Name matchKind = checking.matchKinds.get(n.name().text());
      if (matchKind != null) {
        checking.use(n, n.name(), matchKind);
        return Simple.MATCH_KIND;
      }
    }
    List<Node> found = checking.resolver.find(n.name(), n.global(), env);
    if (found.isEmpty()) {
      return Simple.UNKNOWN;
    }
    Node declaration = found.get(0);
    checking.use(n, n.name(), declaration);
    P4Type type = checking.types.get(declaration, Simple.UNKNOWN);
    return Names.isTypeDeclaration(declaration) && type != Simple.UNKNOWN
        ? new P4Type.TypeOfType(type)
        : type;
  }

  private P4Type self(Expr e, Env env) {
    if (env.self().isEmpty()) {
      checking.report.add(CheckCode.MISPLACED, e, "`this`");
    }
    return env.self().orElse(Simple.UNKNOWN);
  }

  private P4Type index(Expr.Index i, Env env) {
    P4Type target = check(i.target(), env);
    P4Type index = check(i.index(), env);
    if (target == Simple.UNKNOWN || index == Simple.UNKNOWN) {
      return target instanceof P4Type.Stack s ? s.element() : Simple.UNKNOWN;
    }
    if (!isInteger(index)) {
      checking.report.add(CheckCode.TYPE_MISMATCH, i.index(), "an integer", index);
      return Simple.UNKNOWN;
    }
    Optional<BigInteger> value = checking.values.number(i.index());
    if (target instanceof P4Type.Stack s) {
      return inBounds(i, value, s.size(), target) ? s.element() : Simple.UNKNOWN;
    }
    if (target instanceof P4Type.Tuple t) {
      if (value.isEmpty()) {
        checking.report.add(CheckCode.NOT_CONSTANT, i.index());
        return Simple.UNKNOWN;
      }
      return inBounds(i, value, t.elements().size(), target)
          ? t.elements().get(value.get().intValue())
          : Simple.UNKNOWN;
    }
    if (target instanceof P4Type.ListOf l) {
      return l.element();
    }
    checking.report.add(CheckCode.NOT_INDEXABLE, i.target(), target);
    return Simple.UNKNOWN;
  }

  private boolean inBounds(Expr.Index i, Optional<BigInteger> value, int size, P4Type target) {
    boolean good =
        value.isEmpty()
            || (size == 0 && value.get().signum() == 0)
            || (value.get().signum() >= 0 && value.get().compareTo(BigInteger.valueOf(size)) < 0);
    if (!good) {
      checking.report.add(CheckCode.INDEX_OUT_OF_BOUNDS, i.index(), value.get(), target);
    }
    return good;
  }

  static boolean isInteger(P4Type type) {
    P4Type t = type instanceof P4Type.EnumType ? Types.underlying(type) : type;
    return t instanceof P4Type.Bit || t instanceof P4Type.Int || t == Simple.INFINITE_INT;
  }

  private P4Type slice(Expr.Slice s, Env env) {
    P4Type target = check(s.target(), env);
    Optional<BigInteger> high = bound(s.high(), s.target(), env);
    Optional<BigInteger> low = bound(s.low(), s.target(), env);
    boolean ordered =
        low.isEmpty()
            || high.isEmpty()
            || (low.get().signum() >= 0 && high.get().compareTo(low.get()) >= 0);
    if (!ordered) {
      boolean constant = checking.values.value(s.target()).isPresent();
      CheckCode code = constant ? CheckCode.SLICE_OF_CONSTANT : CheckCode.SLICE_ORDER;
      checking.report.add(code, s.span(), List.of(), swapped(s), high.get(), low.get());
      return Simple.UNKNOWN;
    }
    Optional<Integer> width = sliceable(s.target(), target);
    if (width.isEmpty() || high.isEmpty() || low.isEmpty()) {
      return Simple.UNKNOWN;
    }
    boolean good = high.get().compareTo(BigInteger.valueOf(width.get())) < 0;
    if (!good) {
      checking.report.add(CheckCode.BAD_SLICE, s, high.get(), low.get(), target);
      return Simple.UNKNOWN;
    }
    BigInteger bits = high.get().subtract(low.get()).add(BigInteger.ONE);
    if (bits.compareTo(BigInteger.valueOf(TypeResolver.MAX_WIDTH)) > 0) {
      checking.report.add(CheckCode.TOO_WIDE, s, bits, TypeResolver.MAX_WIDTH);
      return Simple.UNKNOWN;
    }
    return new P4Type.Bit(high.get().subtract(low.get()).intValue() + 1);
  }

  /** The bounds of a slice in the other order, where that is a slice. */
  private List<Fix> swapped(Expr.Slice s) {
    boolean good =
        checking.values.number(s.high()).filter(n -> n.signum() >= 0).isPresent()
            && checking.values.number(s.low()).filter(n -> n.signum() >= 0).isPresent();
    return good
        ? List.of(
            new Fix(
                "swap the bounds",
                List.of(
                    new Edit(s.high().span(), s.low().span().text()),
                    new Edit(s.low().span(), s.high().span().text()))))
        : List.of();
  }

  /** A bit's number, known at compile time. */
  private Optional<BigInteger> bound(Expr e, Expr target, Env env) {
    P4Type type = check(e, env);
    Optional<BigInteger> number = checking.values.number(e);
    if (number.isEmpty() && type != Simple.UNKNOWN) {
      boolean constants =
          checking.values.value(e).isPresent() && checking.values.value(target).isPresent();
      checking.report.add(constants ? CheckCode.NUMBER_NEEDED : CheckCode.NOT_CONSTANT, e);
    }
    return number;
  }

  private P4Type plusSlice(Expr.PlusSlice s, Env env) {
    P4Type target = check(s.target(), env);
    P4Type low = check(s.low(), env);
    Optional<BigInteger> count = bound(s.width(), s.target(), env);
    Optional<Integer> width = sliceable(s.target(), target);
    if (width.isEmpty() || count.isEmpty() || low == Simple.UNKNOWN) {
      return Simple.UNKNOWN;
    }
    if (!isInteger(low)) {
      checking.report.add(CheckCode.TYPE_MISMATCH, s.low(), "an integer", low);
      return Simple.UNKNOWN;
    }
    BigInteger first = checking.values.number(s.low()).orElse(BigInteger.ZERO);
    BigInteger last = first.add(count.get()).subtract(BigInteger.ONE);
    boolean good =
        first.signum() >= 0
            && count.get().signum() > 0
            && count.get().bitLength() <= 16
            && last.compareTo(BigInteger.valueOf(width.get())) < 0;
    if (!good) {
      checking.report.add(CheckCode.BAD_SLICE, s, last, first, target);
      return Simple.UNKNOWN;
    }
    return new P4Type.Bit(count.get().intValue());
  }

  private Optional<Integer> sliceable(Expr at, P4Type target) {
    P4Type t = target instanceof P4Type.EnumType ? Types.underlying(target) : target;
    if (t instanceof P4Type.Bit b) {
      return Optional.of(b.width());
    }
    if (t instanceof P4Type.Int i) {
      return Optional.of(i.width());
    }
    if (t == Simple.INFINITE_INT) {
      return Optional.of(Integer.MAX_VALUE);
    }
    if (t != Simple.UNKNOWN) {
      checking.report.add(CheckCode.NOT_SLICEABLE, at, target);
    }
    return Optional.empty();
  }

  private P4Type cast(Expr.Cast c, Env env) {
    P4Type target = checking.typeRefs.resolve(c.type(), env);
    P4Type from = check(c.operand(), env, target);
    if (target == Simple.UNKNOWN || from == Simple.UNKNOWN) {
      return target;
    }
    if (!Conversions.isCastTarget(target)) {
      checking.report.add(CheckCode.BAD_CAST, c, from, target);
      return Simple.UNKNOWN;
    }
    boolean initializer =
        c.operand() instanceof Expr.ListExpr
            || c.operand() instanceof Expr.StructExpr
            || c.operand() instanceof Expr.InvalidHeader;
    if (initializer) {
      checking.conversionRules.convert(c.operand(), target);
      return target;
    }
    if (!checking.conversionRules.canCast(c.operand(), from, target)) {
      checking.report.add(CheckCode.BAD_CAST, c, from, target);
      return Simple.UNKNOWN;
    }
    if (from == Simple.INFINITE_INT && Types.underlying(target) == Simple.BOOL) {
      Optional<BigInteger> value = checking.values.number(c.operand());
      if (value.isPresent() && (value.get().signum() < 0 || value.get().bitLength() > 1)) {
        checking.report.add(CheckCode.BAD_BOOL_CAST, c, value.get());
      }
    }
    return target;
  }

  private P4Type list(Expr.ListExpr l, Env env, P4Type hint) {
    List<P4Type> hints =
        Conversions.elementTypes(hint, l.elements().size(), l.open()).orElse(List.of());
    List<P4Type> types = new ArrayList<>();
    for (int i = 0; i < l.elements().size(); i++) {
      if (l.elements().get(i) instanceof Expr.Dots dots) {
        checking.report.add(CheckCode.DOTS_NOT_LAST, dots);
        return unknown(l, env);
      }
      P4Type elementHint = i < hints.size() ? hints.get(i) : Simple.UNKNOWN;
      types.add(check(l.elements().get(i), env, elementHint));
    }
    return new P4Type.Tuple(types);
  }

  private P4Type unknown(Expr.ListExpr l, Env env) {
    l.elements().forEach(e -> check(e, env));
    return Simple.UNKNOWN;
  }

  private P4Type struct(Expr.StructExpr s, Env env, P4Type hint) {
    List<P4Type.Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Argument a : s.fields()) {
      String name = a.name().map(Name::text).orElse("");
      P4Type.Field field = hint instanceof P4Type.Aggregate h ? h.field(name).orElse(null) : null;
      P4Type type = check(a.value(), env, field == null ? Simple.UNKNOWN : field.type());
      if (!name.isEmpty() && !names.add(name)) {
        checking.report.add(CheckCode.DUPLICATE_ARGUMENT, a, name);
      }
      fields.add(new P4Type.Field(name, type, field == null ? null : field.declaration()));
    }
    return new P4Type.UnknownStruct(fields);
  }
}
