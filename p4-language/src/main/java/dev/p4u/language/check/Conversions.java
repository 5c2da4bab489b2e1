package dev.p4u.language.check;

import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Types;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Implicit conversions and explicit casts (spec, "Casts"). */
final class Conversions {

  private final Checking checking;

  Conversions(Checking checking) {
    this.checking = checking;
  }

  /** Whether a value of a type, written as this expression, may stand for the target type. */
  boolean accepts(Expr e, P4Type from, P4Type target) {
    if (e instanceof Expr.InvalidHeader) {
      return isOpen(target) || isHeaderLike(target) || target instanceof P4Type.Variable;
    }
    if (e instanceof Expr.Dots) {
      return hasDefault(target);
    }
    if (isOpen(from) || isOpen(target) || from.equals(target)) {
      return true;
    }
    if (e instanceof Expr.ListExpr l) {
      return acceptsList(l, target);
    }
    if (e instanceof Expr.StructExpr s && target instanceof P4Type.Aggregate a) {
      return acceptsStruct(s, a);
    }
    if (e instanceof Expr.Conditional c) {
      return accepts(c.whenTrue(), checking.typeOf(c.whenTrue()), target)
          && accepts(c.whenFalse(), checking.typeOf(c.whenFalse()), target);
    }
    if (from == Simple.INFINITE_INT) {
      return isNumber(target);
    }
    if (target == Simple.INFINITE_INT) {
      // Only constants have type int, so the number is known.
      return from instanceof P4Type.Bit || from instanceof P4Type.Int;
    }
    if (from instanceof P4Type.EnumType en && en.underlying().isPresent()) {
      return en.underlying().get().equals(target);
    }
    if (from instanceof P4Type.Tuple t && target instanceof P4Type.ListOf l) {
      return t.elements().stream().allMatch(l.element()::equals);
    }
    if (from instanceof P4Type.Instance && target instanceof P4Type.Instance) {
      return new Unifier(checking).unify(target, from);
    }
    return false;
  }

  /**
   * With new types of numbers: the specification ("Operations on types introduced by type") asks
   * for a cast, which programs leave out.
   */
  private static boolean isNumber(P4Type type) {
    P4Type t = type;
    while (t instanceof P4Type.NewType n) {
      t = n.underlying();
    }
    return t instanceof P4Type.Bit || t instanceof P4Type.Int;
  }

  private static boolean isOpen(P4Type type) {
    return type == Simple.UNKNOWN || type == Simple.DONT_CARE || type == Simple.DEFAULT;
  }

  /** What {@code ...} may stand for (spec, "Default values"). */
  private static boolean hasDefault(P4Type type) {
    return !(type instanceof P4Type.ListOf)
        && !(type instanceof P4Type.Instance)
        && type != Simple.MATCH_KIND;
  }

  static boolean isHeaderLike(P4Type type) {
    return type instanceof P4Type.Aggregate a && a.kind() != Decl.AggregateKind.STRUCT;
  }

  private boolean acceptsList(Expr.ListExpr l, P4Type target) {
    Optional<List<P4Type>> wanted = elementTypes(target, l.elements().size(), l.open());
    if (wanted.isEmpty()) {
      return false;
    }
    for (int i = 0; i < l.elements().size(); i++) {
      Expr element = l.elements().get(i);
      if (!accepts(element, checking.typeOf(element), wanted.get().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean acceptsStruct(Expr.StructExpr s, P4Type.Aggregate a) {
    for (Argument field : s.fields()) {
      Optional<P4Type.Field> f = field.name().flatMap(n -> a.field(n.text()));
      if (f.isEmpty() || !accepts(field.value(), checking.typeOf(field.value()), f.get().type())) {
        return false;
      }
    }
    return s.open() || s.fields().size() == a.fields().size();
  }

  /** Types that the elements of a list expression get; empty when their number is wrong. */
  static Optional<List<P4Type>> elementTypes(P4Type target, int count, boolean open) {
    if (target instanceof P4Type.ListOf l) {
      return Optional.of(java.util.Collections.nCopies(count, l.element()));
    }
    if (target instanceof P4Type.Stack s) {
      return count <= s.size() && (open || count == s.size())
          ? Optional.of(java.util.Collections.nCopies(count, s.element()))
          : Optional.empty();
    }
    List<P4Type> types;
    if (target instanceof P4Type.Tuple t) {
      types = t.elements();
    } else if (target instanceof P4Type.Aggregate a
        && a.kind() != Decl.AggregateKind.HEADER_UNION) {
      types = a.fields().stream().map(P4Type.Field::type).toList();
    } else {
      return Optional.empty();
    }
    return count == types.size() || (open && count < types.size())
        ? Optional.of(types)
        : Optional.empty();
  }

  /** Converts a checked expression, or reports why that is not possible, at the smallest part. */
  boolean convert(Expr e, P4Type target) {
    P4Type from = checking.typeOf(e);
    if (accepts(e, from, target)) {
      record(e, from, target);
      return true;
    }
    if (e instanceof Expr.ListExpr l && explainList(l, target)) {
      return false;
    }
    if (e instanceof Expr.StructExpr s
        && target instanceof P4Type.Aggregate a
        && explainStruct(s, a)) {
      return false;
    }
    if (e instanceof Expr.Conditional c && !(from instanceof P4Type.Bit)) {
      return convert(c.whenTrue(), target) & convert(c.whenFalse(), target);
    }
    mismatch(e, from, target);
    return false;
  }

  void mismatch(Expr e, P4Type from, P4Type target) {
    if (Generics.mentionsUnknown(from) || Generics.mentionsUnknown(target)) {
      return;
    }
    if (from instanceof P4Type.Instance i
        && target instanceof P4Type.Instance
        && lacksDirection(i.declaration())) {
      // The missing direction makes it another type.
      return;
    }
    List<Fix> fixes = List.of();
    if (Types.scalarWidth(target).isPresent() && canCast(e, from, target)) {
      String text = e.span().text();
      boolean simple = e instanceof Expr.NameRef || e instanceof Expr.Member;
      String cast = "(" + target + ")" + (simple ? text : "(" + text + ")");
      fixes = List.of(new Fix("cast to " + target, List.of(new Edit(e.span(), cast))));
    }
    Object found = from == Simple.DEFAULT ? "`" + e.span().text() + "`" : from;
    List<Related> related =
        target instanceof P4Type.Instance wanted && from instanceof P4Type.Instance given
            ? new BlockDifference(checking, wanted, given).explain()
            : List.of();
    checking.report.add(CheckCode.TYPE_MISMATCH, e.span(), related, fixes, target, found);
  }

  private boolean lacksDirection(Decl block) {
    List<Parameter> parameters =
        block instanceof Decl.Control c
            ? c.parameters()
            : block instanceof Decl.Parser p ? p.parameters() : List.of();
    return parameters.stream().anyMatch(checking.withoutDirection::contains);
  }

  private boolean explainList(Expr.ListExpr l, P4Type target) {
    Optional<List<P4Type>> wanted = elementTypes(target, l.elements().size(), l.open());
    if (wanted.isPresent()) {
      boolean good = true;
      for (int i = 0; i < l.elements().size(); i++) {
        good &= convert(l.elements().get(i), wanted.get().get(i));
      }
      return !good;
    }
    int size =
        target instanceof P4Type.Tuple t
            ? t.elements().size()
            : target instanceof P4Type.Aggregate a
                    && !a.kind().equals(Decl.AggregateKind.HEADER_UNION)
                ? a.fields().size()
                : target instanceof P4Type.Stack s ? s.size() : -1;
    if (size >= 0) {
      checking.report.add(
          CheckCode.ELEMENT_COUNT,
          l,
          target,
          Plural.of(size, "value"),
          Plural.are(l.elements().size()));
    }
    return size >= 0;
  }

  private boolean explainStruct(Expr.StructExpr s, P4Type.Aggregate a) {
    boolean good = true;
    Set<String> given = new HashSet<>();
    for (Argument field : s.fields()) {
      if (field.name().isEmpty()) {
        continue;
      }
      given.add(field.name().get().text());
      Optional<P4Type.Field> f = a.field(field.name().get().text());
      if (f.isEmpty()) {
        checking.members.noMember(
            field.name().get(),
            a.toString(),
            a.fields().stream().map(P4Type.Field::name).toList(),
            Reporter.declaredHere(a.declaration()));
        good = false;
      } else {
        good &= convert(field.value(), f.get().type());
      }
    }
    for (P4Type.Field f : a.fields()) {
      if (good && !s.open() && !given.contains(f.name())) {
        checking.report.add(
            CheckCode.MISSING_FIELD, s, Reporter.declaredHere(f.declaration()), a, f.name());
        good = false;
      }
    }
    return !good;
  }

  private void record(Expr e, P4Type from, P4Type target) {
    if (target == Simple.UNKNOWN || target == Simple.DONT_CARE || target == Simple.DEFAULT) {
      return;
    }
    if (!from.equals(target)) {
      checking.conversions.put(e, target);
      if (from == Simple.INFINITE_INT && !(e instanceof Expr.Conditional)) {
        checkRange(e, target);
      }
    }
    recordParts(e, target);
  }

  private void recordParts(Expr e, P4Type target) {
    if (e instanceof Expr.ListExpr l) {
      Optional<List<P4Type>> types = elementTypes(target, l.elements().size(), l.open());
      for (int i = 0; types.isPresent() && i < l.elements().size(); i++) {
        Expr element = l.elements().get(i);
        record(element, checking.typeOf(element), types.get().get(i));
      }
    } else if (e instanceof Expr.StructExpr s && target instanceof P4Type.Aggregate a) {
      for (Argument field : s.fields()) {
        Optional<P4Type.Field> f = field.name().flatMap(n -> a.field(n.text()));
        if (f.isPresent()) {
          checking.use(field, field.name().get(), f.get().declaration());
          record(field.value(), checking.typeOf(field.value()), f.get().type());
        }
      }
    } else if (e instanceof Expr.Conditional c) {
      record(c.whenTrue(), checking.typeOf(c.whenTrue()), target);
      record(c.whenFalse(), checking.typeOf(c.whenFalse()), target);
    }
  }

  /** Warns when a plain number does not fit in the type that its place demands. */
  private void checkRange(Expr e, P4Type target) {
    Optional<Value> value = checking.values.raw(e);
    if (value.isPresent() && value.get() instanceof Value.IntValue i) {
      checkRange(e, i.value(), target);
    }
  }

  void checkRange(Expr e, BigInteger value, P4Type target) {
    BigInteger wrapped = ConstEvaluator.wrap(value, Types.underlying(target));
    if (wrapped.equals(value)) {
      return;
    }
    boolean negative = value.signum() < 0 && target instanceof P4Type.Bit;
    checking.report.add(
        negative ? CheckCode.NEGATIVE_UNSIGNED : CheckCode.VALUE_OVERFLOW,
        e,
        value,
        target,
        wrapped);
  }

  /** Whether {@code (target) e} is allowed (spec, "Explicit casts"). */
  boolean canCast(Expr e, P4Type from, P4Type target) {
    if (!isCastTarget(target)) {
      return false;
    }
    if (accepts(e, from, target)) {
      return true;
    }
    if (from instanceof P4Type.NewType n && target.equals(n.underlying())) {
      return true;
    }
    if (target instanceof P4Type.NewType n) {
      return from.equals(n.underlying())
          || (from == Simple.INFINITE_INT && ExprChecker.isInteger(Types.underlying(n)));
    }
    if (from instanceof P4Type.NewType) {
      return false;
    }
    if (target instanceof P4Type.EnumType || from instanceof P4Type.EnumType) {
      // Between an enum and its underlying type, or two enums that share it.
      return from == Simple.INFINITE_INT || Types.underlying(from).equals(Types.underlying(target));
    }
    if (from instanceof P4Type.Bit b) {
      return target instanceof P4Type.Bit
          || (target instanceof P4Type.Int i && i.width() == b.width())
          || (target == Simple.BOOL && b.width() == 1);
    }
    if (from instanceof P4Type.Int i) {
      return target instanceof P4Type.Int
          || (target instanceof P4Type.Bit b && i.width() == b.width());
    }
    if (from == Simple.BOOL) {
      return target instanceof P4Type.Bit b && b.width() == 1;
    }
    return from == Simple.INFINITE_INT && target == Simple.BOOL;
  }

  /** Tuples, strings, errors, varbits and plain enums are no target of any cast. */
  static boolean isCastTarget(P4Type type) {
    return type instanceof P4Type.Bit
        || type instanceof P4Type.Int
        || type == Simple.BOOL
        || type == Simple.INFINITE_INT
        || type instanceof P4Type.NewType
        || (type instanceof P4Type.EnumType en && en.underlying().isPresent())
        || type instanceof P4Type.Aggregate
        || type instanceof P4Type.Stack
        || type instanceof P4Type.ListOf
        || isOpen(type);
  }
}
