package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Expr.BinaryOp;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import java.math.BigInteger;
import java.util.List;

/** Operators on values (P4 specification, sections 8.5 to 8.10). */
final class Operators {

  /** Multiplication, division and shifts by variable amounts work up to this width. */
  private static final int MAX_ARITHMETIC = 64;

  private final Emitter emit;
  private final TypeModel types;
  private final Reporter report;

  Operators(Emitter emit, TypeModel types, Reporter report) {
    this.emit = emit;
    this.types = types;
    this.report = report;
  }

  Operand unary(Expr.UnaryOp op, Operand operand) {
    return switch (op) {
      case NOT, COMPLEMENT -> emit.complement(operand);
      case MINUS -> emit.minus(Const.of(0, operand.width()), operand);
      case PLUS -> operand;
    };
  }

  /**
   * Everything but the comparison of structured values.
   *
   * @param type of the left operand
   */
  Operand binary(BinaryOp op, Operand left, Operand right, P4Type type, Span span) {
    boolean signed = types.isSigned(type);
    return switch (op) {
      case ADD -> emit.plus(left, right);
      case SUB -> emit.minus(left, right);
      case MUL -> narrow(BinOp.MUL, op, left, right, span);
      case DIV -> unsigned(BinOp.UDIV, op, left, right, signed, span);
      case MOD -> unsigned(BinOp.UMOD, op, left, right, signed, span);
      case ADD_SAT -> signed ? saturateSigned(left, right, true) : addSaturating(left, right);
      case SUB_SAT -> signed ? saturateSigned(left, right, false) : subtractSaturating(left, right);
      case SHL -> shift(BinOp.SHL, op, left, right, span);
      case SHR -> shift(signed ? BinOp.ASHR : BinOp.LSHR, op, left, right, span);
      case LT -> compare(signed ? CmpOp.SLT : CmpOp.ULT, left, right);
      case LE -> compare(signed ? CmpOp.SLE : CmpOp.ULE, left, right);
      case GT -> compare(signed ? CmpOp.SLT : CmpOp.ULT, right, left);
      case GE -> compare(signed ? CmpOp.SLE : CmpOp.ULE, right, left);
      case EQ -> emit.compare(CmpOp.EQ, left, right);
      case NE -> emit.compare(CmpOp.NE, left, right);
      case BIT_AND -> emit.binary(BinOp.AND, left, right);
      case BIT_XOR -> emit.binary(BinOp.XOR, left, right);
      case BIT_OR -> emit.binary(BinOp.OR, left, right);
      case CONCAT -> emit.concat(left, right);
      case AND -> emit.and(left, right);
      case OR -> emit.or(left, right);
    };
  }

  private Operand unsigned(
      BinOp op, BinaryOp source, Operand left, Operand right, boolean signed, Span span) {
    if (signed) {
      report.error(CompileCode.UNSUPPORTED, span, "`" + source.text() + "` on signed numbers");
      return left;
    }
    return narrow(op, source, left, right, span);
  }

  private Operand narrow(BinOp op, BinaryOp source, Operand left, Operand right, Span span) {
    boolean constant = left instanceof Const && right instanceof Const;
    return constant || fits(source, left, span) ? emit.binary(op, left, right) : left;
  }

  private boolean fits(BinaryOp source, Operand operand, Span span) {
    if (operand.width() <= MAX_ARITHMETIC) {
      return true;
    }
    report.error(
        CompileCode.OPERATION_TOO_WIDE, span, source.text(), operand.width(), MAX_ARITHMETIC);
    return false;
  }

  /** Signed comparison of wide values: with the sign bit flipped the unsigned one orders them. */
  private Operand compare(CmpOp op, Operand left, Operand right) {
    if (left.width() <= MAX_ARITHMETIC || op == CmpOp.ULT || op == CmpOp.ULE) {
      return emit.compare(op, left, right);
    }
    Const sign = new Const(BigInteger.ONE.shiftLeft(left.width() - 1), left.width());
    return emit.compare(
        op == CmpOp.SLT ? CmpOp.ULT : CmpOp.ULE,
        emit.binary(BinOp.XOR, left, sign),
        emit.binary(BinOp.XOR, right, sign));
  }

  private Operand addSaturating(Operand left, Operand right) {
    Operand sum = emit.plus(left, right);
    Operand overflow = emit.compare(CmpOp.ULT, sum, left);
    return emit.select(overflow, Emitter.ones(left.width()), sum);
  }

  private Operand subtractSaturating(Operand left, Operand right) {
    Operand difference = emit.minus(left, right);
    Operand underflow = emit.compare(CmpOp.ULT, left, right);
    return emit.select(underflow, Const.of(0, left.width()), difference);
  }

  /** An overflow shows in the sign: it differs from where both operands pull it. */
  private Operand saturateSigned(Operand left, Operand right, boolean add) {
    int width = left.width();
    Operand result = add ? emit.plus(left, right) : emit.minus(left, right);
    Operand operands = emit.binary(BinOp.XOR, left, right);
    Operand sameSign = add ? emit.complement(operands) : operands;
    Operand changed = emit.binary(BinOp.XOR, left, result);
    Operand overflow = sign(emit.binary(BinOp.AND, sameSign, changed));
    Const smallest = new Const(BigInteger.ONE.shiftLeft(width - 1), width);
    Operand limit =
        emit.select(sign(left), smallest, Evaluator.binary(BinOp.SUB, smallest, one(width)));
    return emit.select(overflow, limit, result);
  }

  private Operand sign(Operand operand) {
    return emit.slice(operand, operand.width() - 1, operand.width() - 1);
  }

  private static Const one(int width) {
    return Const.of(1, width);
  }

  private Operand shift(BinOp op, BinaryOp source, Operand left, Operand amount, Span span) {
    if (amount instanceof Const c) {
      return shiftBy(op, left, c.bits());
    }
    return fits(source, left, span) && fits(source, amount, span)
        ? emit.binary(op, left, amount)
        : left;
  }

  private Operand shiftBy(BinOp op, Operand left, BigInteger amount) {
    int width = left.width();
    if (amount.signum() == 0) {
      return left;
    }
    boolean all = amount.compareTo(BigInteger.valueOf(width)) >= 0;
    if (all && op != BinOp.ASHR) {
      return Const.of(0, width);
    }
    int by = all ? width - 1 : amount.intValueExact();
    if (width <= MAX_ARITHMETIC || left instanceof Const) {
      return emit.binary(op, left, Const.of(by, width <= MAX_ARITHMETIC ? width : 32));
    }
    if (op == BinOp.SHL) {
      return emit.concat(emit.slice(left, width - 1 - by, 0), Const.of(0, by));
    }
    return emit.resize(emit.slice(left, width - 1, by), width, op == BinOp.ASHR);
  }

  /** Equality of values of any shape (P4 specification, sections 8.15 to 8.21). */
  Operand equal(Val left, Val right) {
    if (left instanceof Val.Scalar a && right instanceof Val.Scalar b) {
      return emit.compare(CmpOp.EQ, a.operand(), b.operand());
    }
    if (left instanceof Val.Header a && right instanceof Val.Header b) {
      Operand bothInvalid = emit.and(emit.complement(a.valid()), emit.complement(b.valid()));
      Operand bothValid = emit.and(a.valid(), b.valid());
      return emit.or(bothInvalid, emit.and(bothValid, allEqual(a.fields(), b.fields())));
    }
    if (left instanceof Val.Stack a && right instanceof Val.Stack b) {
      return allEqual(a.elements(), b.elements());
    }
    return left instanceof Val.Struct a && right instanceof Val.Struct b
        ? allEqual(a.parts(), b.parts())
        : Emitter.bool(false);
  }

  private Operand allEqual(List<Val> left, List<Val> right) {
    Operand result = Emitter.bool(true);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      result = emit.and(result, equal(left.get(i), right.get(i)));
    }
    return result;
  }
}
