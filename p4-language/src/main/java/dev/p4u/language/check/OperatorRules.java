package dev.p4u.language.check;

import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Types;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Types of operators (spec, "Expressions": the operations of each type). */
final class OperatorRules {

  private final Checking checking;

  OperatorRules(Checking checking) {
    this.checking = checking;
  }

  P4Type unary(Expr.Unary u, Env env) {
    P4Type type = plain(u.operand(), checking.exprs.check(u.operand(), env));
    if (type == Simple.UNKNOWN) {
      return type;
    }
    boolean fixed = type instanceof P4Type.Bit || type instanceof P4Type.Int;
    boolean good =
        switch (u.op()) {
          case NOT -> type == Simple.BOOL;
          case COMPLEMENT -> fixed;
          case MINUS, PLUS -> fixed || type == Simple.INFINITE_INT;
        };
    if (good) {
      return type;
    }
    if (u.op() == Expr.UnaryOp.COMPLEMENT && type == Simple.INFINITE_INT) {
      widthNeeded(u, u.op().text(), List.of(u.operand()));
    } else {
      CheckCode code =
          isLiteral(u.operand()) ? CheckCode.BAD_CONSTANT_OPERAND : CheckCode.BAD_OPERAND;
      checking.report.add(code, u, u.op().text(), type);
    }
    return Simple.UNKNOWN;
  }

  /** Reports a number without a width: the operation where all is known, else the operand. */
  private void widthNeeded(Expr at, String op, List<Expr> operands) {
    boolean known = operands.stream().allMatch(o -> checking.values.value(o).isPresent());
    if (known) {
      checking.report.add(CheckCode.WIDTH_NEEDED, at, op, 1);
      return;
    }
    operands.stream()
        .filter(o -> checking.typeOf(o) == Simple.INFINITE_INT)
        .findFirst()
        .ifPresent(o -> checking.report.add(CheckCode.NUMBER_WITHOUT_WIDTH, o));
  }

  private static boolean isLiteral(Expr e) {
    return e instanceof Expr.BoolLiteral
        || e instanceof Expr.StringLiteral
        || e instanceof Expr.IntLiteral
        || e instanceof Expr.ListExpr;
  }

  /** A serialisable enum counts as its underlying type in arithmetic. */
  private P4Type plain(Expr e, P4Type type) {
    if (type instanceof P4Type.EnumType en && en.underlying().isPresent()) {
      checking.conversions.put(e, en.underlying().get());
      return en.underlying().get();
    }
    return type;
  }

  P4Type binary(Expr.Binary b, Env env) {
    P4Type left = checking.exprs.check(b.left(), env);
    P4Type right = checking.exprs.check(b.right(), env);
    return switch (b.op()) {
      case EQ, NE -> {
        equality(b, left, right);
        yield Simple.BOOL;
      }
      case LE, GE, LT, GT -> {
        ordering(b, left, right);
        yield Simple.BOOL;
      }
      case AND, OR -> {
        logical(b, left, right);
        yield Simple.BOOL;
      }
      case SHL, SHR -> shift(b, plain(b.left(), left), plain(b.right(), right));
      case CONCAT -> concat(b, left, right);
      case MUL, ADD, SUB, ADD_SAT, SUB_SAT, BIT_AND, BIT_XOR, BIT_OR, DIV, MOD ->
          arithmetic(b, plain(b.left(), left), plain(b.right(), right));
    };
  }

  private static boolean unknown(P4Type left, P4Type right) {
    return left == Simple.UNKNOWN || right == Simple.UNKNOWN;
  }

  private P4Type bad(Expr.Binary b, P4Type left, P4Type right) {
    boolean constants =
        isFixed(left)
            && isFixed(right)
            && !left.equals(right)
            && checking.values.value(b.left()).isPresent()
            && checking.values.value(b.right()).isPresent();
    checking.report.add(
        constants ? CheckCode.CONSTANTS_DIFFER : CheckCode.BAD_OPERANDS,
        b,
        b.op().text(),
        left,
        right);
    return Simple.UNKNOWN;
  }

  /** The common type of two numbers after giving a plain number the other's width. */
  private Optional<P4Type> balance(Expr l, P4Type left, Expr r, P4Type right) {
    if (left.equals(right)) {
      return Optional.of(left);
    }
    if (left == Simple.INFINITE_INT && isFixed(right)) {
      checking.conversionRules.convert(l, right);
      return Optional.of(right);
    }
    if (right == Simple.INFINITE_INT && isFixed(left)) {
      checking.conversionRules.convert(r, left);
      return Optional.of(left);
    }
    return Optional.empty();
  }

  private static boolean isFixed(P4Type type) {
    return type instanceof P4Type.Bit || type instanceof P4Type.Int;
  }

  private P4Type arithmetic(Expr.Binary b, P4Type left, P4Type right) {
    if (unknown(left, right)) {
      // A plain number says nothing about the width of the result.
      P4Type known = left == Simple.UNKNOWN ? right : left;
      return isFixed(known) ? known : Simple.UNKNOWN;
    }
    if (!ExprChecker.isInteger(left) || !ExprChecker.isInteger(right)) {
      return bad(b, left, right);
    }
    boolean division = b.op() == Expr.BinaryOp.DIV || b.op() == Expr.BinaryOp.MOD;
    if (division && !divides(b)) {
      return Simple.UNKNOWN;
    }
    boolean saturating = b.op() == Expr.BinaryOp.ADD_SAT || b.op() == Expr.BinaryOp.SUB_SAT;
    Optional<P4Type> type = balance(b.left(), left, b.right(), right);
    if (type.isEmpty() || (division && type.get() instanceof P4Type.Int)) {
      return bad(b, left, right);
    }
    if (division && type.get() instanceof P4Type.Bit) {
      checking.divisions.note(b);
    }
    if (saturating && type.get() == Simple.INFINITE_INT) {
      widthNeeded(b, b.op().text(), List.of(b.left(), b.right()));
      return Simple.UNKNOWN;
    }
    return type.get();
  }

  /** Looks at the numbers as they are written, before they get a width. */
  private boolean divides(Expr.Binary b) {
    Optional<BigInteger> divisor = checking.values.number(b.right());
    Optional<BigInteger> dividend = checking.values.number(b.left());
    boolean zero = divisor.isPresent() && divisor.get().signum() == 0;
    boolean negative =
        Stream.of(divisor, dividend).anyMatch(n -> n.isPresent() && n.get().signum() < 0);
    if (!zero && !negative) {
      return true;
    }
    if (divisor.isPresent() && dividend.isPresent()) {
      checking.report.add(CheckCode.NO_QUOTIENT, b, dividend.get(), b.op().text(), divisor.get());
    } else if (zero) {
      checking.report.add(CheckCode.DIVISION_BY_ZERO, b);
    } else {
      checking.report.add(CheckCode.NEGATIVE_DIVISION, b, b.op().text());
    }
    return false;
  }

  private P4Type shift(Expr.Binary b, P4Type left, P4Type right) {
    if (unknown(left, right)) {
      return left;
    }
    Optional<BigInteger> by = checking.values.number(b.right());
    if (!ExprChecker.isInteger(left)
        || !ExprChecker.isInteger(right)
        || (right instanceof P4Type.Int && by.isEmpty())) {
      if (isLiteral(b.left()) && !ExprChecker.isInteger(left)) {
        checking.report.add(CheckCode.BAD_CONSTANT_OPERAND, b, b.op().text(), left);
        return Simple.UNKNOWN;
      }
      return bad(b, left, right);
    }
    if (by.isPresent() && by.get().signum() < 0) {
      checking.report.add(CheckCode.BAD_SHIFT, b, by.get());
      return Simple.UNKNOWN;
    }
    if (by.isPresent() && by.get().bitLength() > 31) {
      checking.report.add(CheckCode.SHIFT_TOO_FAR, b.right(), by.get());
      return Simple.UNKNOWN;
    }
    if (left == Simple.INFINITE_INT) {
      if (by.isEmpty()) {
        checking.report.add(CheckCode.SHIFT_WIDTH_NEEDED, b.left(), b.op().text());
        return Simple.UNKNOWN;
      }
      if (b.op() == Expr.BinaryOp.SHL
          && by.get().compareTo(BigInteger.valueOf(TypeResolver.MAX_WIDTH)) > 0) {
        checking.report.add(CheckCode.SHIFTED_TOO_WIDE, b, by.get(), TypeResolver.MAX_WIDTH);
        return Simple.UNKNOWN;
      }
    }
    if (by.isPresent() && isFixed(left)) {
      shiftedOut(b, left, by.get());
    }
    return left;
  }

  /** Warns when no bit of the left operand is left, or bits of a known one are lost. */
  private void shiftedOut(Expr.Binary b, P4Type left, BigInteger by) {
    Optional<BigInteger> value = checking.values.number(b.left());
    if (by.compareTo(BigInteger.valueOf(width(left))) >= 0) {
      checking.report.add(CheckCode.SHIFTED_OUT, b, by, left);
    } else if (value.isPresent() && b.op() == Expr.BinaryOp.SHL) {
      checking.conversionRules.checkRange(b, value.get().shiftLeft(by.intValue()), left);
    }
  }

  private P4Type concat(Expr.Binary b, P4Type left, P4Type right) {
    if (unknown(left, right)) {
      return Simple.UNKNOWN;
    }
    if (left == Simple.STRING && right == Simple.STRING) {
      return Simple.STRING;
    }
    P4Type l = plain(b.left(), left);
    P4Type r = plain(b.right(), right);
    if (!isConcatenable(l) || !isConcatenable(r)) {
      return bad(b, left, right);
    }
    if (!isFixed(l) || !isFixed(r)) {
      widthNeeded(b, b.op().text(), List.of(b.left(), b.right()));
      return Simple.UNKNOWN;
    }
    int width = width(l) + width(r);
    if (width > TypeResolver.MAX_WIDTH) {
      checking.report.add(CheckCode.TOO_WIDE, b, width, TypeResolver.MAX_WIDTH);
      return Simple.UNKNOWN;
    }
    return l instanceof P4Type.Int ? new P4Type.Int(width) : new P4Type.Bit(width);
  }

  private static boolean isConcatenable(P4Type type) {
    return isFixed(type) || type == Simple.INFINITE_INT;
  }

  private static int width(P4Type type) {
    OptionalInt width = Types.scalarWidth(type);
    return width.orElse(0);
  }

  private void logical(Expr.Binary b, P4Type left, P4Type right) {
    boolean good =
        (left == Simple.BOOL || left == Simple.UNKNOWN)
            && (right == Simple.BOOL || right == Simple.UNKNOWN);
    if (!good) {
      bad(b, left, right);
    }
  }

  private void ordering(Expr.Binary b, P4Type left, P4Type right) {
    P4Type l = plain(b.left(), left);
    P4Type r = plain(b.right(), right);
    if (unknown(l, r)) {
      return;
    }
    boolean good =
        ExprChecker.isInteger(l)
            && ExprChecker.isInteger(r)
            && balance(b.left(), l, b.right(), r).isPresent();
    if (!good) {
      bad(b, left, right);
    }
  }

  private void equality(Expr.Binary b, P4Type left, P4Type right) {
    if (unknown(left, right)) {
      return;
    }
    boolean good;
    if (left.equals(right)) {
      good = isComparable(left);
    } else if (left == Simple.INFINITE_INT && right instanceof P4Type.NewType
        || right == Simple.INFINITE_INT && left instanceof P4Type.NewType) {
      good = false;
    } else if (ExprChecker.isInteger(left) && ExprChecker.isInteger(right)) {
      P4Type l = plain(b.left(), left);
      P4Type r = plain(b.right(), right);
      good = balance(b.left(), l, b.right(), r).isPresent();
    } else if (checking.conversionRules.accepts(b.right(), right, left)) {
      good = isComparable(left) && checking.conversionRules.convert(b.right(), left);
    } else if (checking.conversionRules.accepts(b.left(), left, right)) {
      good = isComparable(right) && checking.conversionRules.convert(b.left(), right);
    } else {
      good = false;
    }
    if (!good) {
      checking.report.add(CheckCode.NOT_COMPARABLE, b, left, right);
    }
  }

  private static boolean isComparable(P4Type type) {
    if (type instanceof P4Type.Tuple t) {
      return t.elements().stream().allMatch(OperatorRules::isComparable);
    }
    if (type instanceof P4Type.Stack s) {
      return isComparable(s.element());
    }
    if (type instanceof P4Type.ListOf l) {
      return isComparable(l.element());
    }
    return type instanceof P4Type.Bit
        || type instanceof P4Type.Int
        || type instanceof P4Type.VarBit
        || type instanceof P4Type.EnumType
        || type instanceof P4Type.Aggregate
        || (type instanceof P4Type.NewType n && isComparable(n.underlying()))
        || type == Simple.INFINITE_INT
        || type == Simple.BOOL
        || type == Simple.STRING
        || type == Simple.ERROR
        || type == Simple.MATCH_KIND
        || type == Simple.UNKNOWN;
  }

  P4Type conditional(Expr.Conditional c, Env env, P4Type hint) {
    checking.exprs.checkAs(c.condition(), env, Simple.BOOL);
    P4Type left = checking.exprs.check(c.whenTrue(), env, hint);
    P4Type right = checking.exprs.check(c.whenFalse(), env, hint);
    if (unknown(left, right)) {
      return left == Simple.UNKNOWN ? right : left;
    }
    boolean numbers = left == Simple.INFINITE_INT && right == Simple.INFINITE_INT;
    if (numbers && checking.values.value(c.condition()).isEmpty()) {
      checking.report.add(CheckCode.NUMBER_WITHOUT_WIDTH, c.whenTrue());
      return Simple.UNKNOWN;
    }
    Optional<P4Type> type = balance(c.whenTrue(), left, c.whenFalse(), right);
    if (type.isPresent()) {
      return type.get();
    }
    if (isPending(right) && checking.conversionRules.accepts(c.whenFalse(), right, left)) {
      checking.conversionRules.convert(c.whenFalse(), left);
      return left;
    }
    if (checking.conversionRules.accepts(c.whenTrue(), left, right)) {
      checking.conversionRules.convert(c.whenTrue(), right);
      return right;
    }
    if (checking.conversionRules.accepts(c.whenTrue(), left, hint)
        && checking.conversionRules.accepts(c.whenFalse(), right, hint)
        && hint instanceof P4Type.Aggregate) {
      return left;
    }
    checking.conversionRules.mismatch(c.whenFalse(), right, left);
    return left;
  }

  private static boolean isPending(P4Type type) {
    return type instanceof P4Type.Tuple
        || type instanceof P4Type.UnknownStruct
        || type == Simple.DEFAULT
        || (type instanceof P4Type.EnumType e && e.underlying().isPresent());
  }

  P4Type mask(Expr.Mask m, Env env) {
    P4Type value = plain(m.value(), checking.exprs.check(m.value(), env));
    P4Type mask = plain(m.mask(), checking.exprs.check(m.mask(), env));
    return pair(m, "&&&", m.value(), value, m.mask(), mask);
  }

  P4Type range(Expr.Range r, Env env) {
    P4Type low = plain(r.low(), checking.exprs.check(r.low(), env));
    P4Type high = plain(r.high(), checking.exprs.check(r.high(), env));
    return pair(r, "..", r.low(), low, r.high(), high);
  }

  private P4Type pair(Expr at, String op, Expr l, P4Type left, Expr r, P4Type right) {
    if (unknown(left, right)) {
      return new P4Type.SetOf(left == Simple.UNKNOWN ? right : left);
    }
    Optional<P4Type> type =
        ExprChecker.isInteger(Types.underlying(left))
            ? balance(l, left, r, right)
            : Optional.empty();
    if (type.isEmpty()) {
      checking.report.add(CheckCode.BAD_OPERANDS, at, op, left, right);
      return Simple.UNKNOWN;
    }
    return new P4Type.SetOf(type.get());
  }
}
