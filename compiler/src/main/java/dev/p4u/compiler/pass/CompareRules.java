package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.Binary;
import dev.p4u.compiler.ir.Inst.Cast;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Inst.Compare;
import dev.p4u.compiler.ir.Inst.Select;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import java.math.BigInteger;
import java.util.Optional;

/** Simpler forms of comparisons and selections. */
record CompareRules(Definitions definitions) {

  Optional<Rewrite> simplify(Compare inst) {
    if (inst.left() instanceof Const left && inst.right() instanceof Const right) {
      return Rewrite.to(Evaluator.bool(Evaluator.compare(inst.op(), left, right)));
    }
    if (inst.left().equals(inst.right())) {
      return Rewrite.to(
          switch (inst.op()) {
            case EQ, ULE, SLE -> Evaluator.bool(true);
            case NE, ULT, SLT -> Evaluator.bool(false);
          });
    }
    return switch (inst.op()) {
      case EQ, NE -> equality(inst);
      case ULT -> below(inst);
      case ULE -> atMost(inst);
      case SLT, SLE -> Rewrite.none();
    };
  }

  Optional<Rewrite> simplify(Select inst) {
    if (inst.condition() instanceof Const condition) {
      return Rewrite.to(condition.bits().signum() != 0 ? inst.whenTrue() : inst.whenFalse());
    }
    if (inst.whenTrue().equals(inst.whenFalse())) {
      return Rewrite.to(inst.whenTrue());
    }
    Optional<Operand> negated = definitions.negated(inst.condition());
    if (negated.isPresent()) {
      return Rewrite.to(
          new Select(
              inst.position(), inst.result(), negated.get(), inst.whenFalse(), inst.whenTrue()));
    }
    if (inst.result().width() == 1
        && inst.whenTrue() instanceof Const yes
        && inst.whenFalse() instanceof Const) {
      return yes.bits().signum() != 0
          ? Rewrite.to(inst.condition())
          : Rewrite.to(not(inst.position(), inst.result(), inst.condition()));
    }
    return Rewrite.none();
  }

  private Optional<Rewrite> equality(Compare inst) {
    if (inst.left() instanceof Const) {
      return with(inst, inst.op(), inst.right(), inst.left());
    }
    if (!(inst.right() instanceof Const right)) {
      return Rewrite.none();
    }
    boolean equal = inst.op() == CmpOp.EQ;
    if (right.width() == 1) {
      return equal == (right.bits().signum() != 0)
          ? Rewrite.to(inst.left())
          : Rewrite.to(not(inst.position(), inst.result(), inst.left()));
    }
    Optional<Rewrite> extended = ofExtended(inst, right, equal);
    if (extended.isPresent()) {
      return extended;
    }
    Optional<Rewrite> selected = ofSelected(inst, right, equal);
    return selected.isPresent() ? selected : ofShifted(inst, right);
  }

  /** The upper bits of a zero-extended value are known. */
  private Optional<Rewrite> ofExtended(Compare inst, Const right, boolean equal) {
    return definitions
        .of(inst.left(), Cast.class)
        .filter(cast -> cast.op() == CastOp.ZEXT)
        .flatMap(
            cast ->
                right.bits().bitLength() <= cast.operand().width()
                    ? with(
                        inst,
                        inst.op(),
                        cast.operand(),
                        new Const(right.bits(), cast.operand().width()))
                    : Rewrite.to(Evaluator.bool(!equal)));
  }

  /** A selection between constants is its condition. */
  private Optional<Rewrite> ofSelected(Compare inst, Const right, boolean equal) {
    Optional<Select> select = definitions.of(inst.left(), Select.class);
    if (select.isEmpty()
        || !(select.get().whenTrue() instanceof Const yes)
        || !(select.get().whenFalse() instanceof Const no)) {
      return Rewrite.none();
    }
    boolean whenTrue = yes.equals(right) == equal;
    boolean whenFalse = no.equals(right) == equal;
    if (whenTrue == whenFalse) {
      return Rewrite.to(Evaluator.bool(whenTrue));
    }
    Operand condition = select.get().condition();
    return whenTrue
        ? Rewrite.to(condition)
        : Rewrite.to(not(inst.position(), inst.result(), condition));
  }

  /** What was added to or flipped in a value can be taken from the constant. */
  private Optional<Rewrite> ofShifted(Compare inst, Const right) {
    Optional<Binary> inner = definitions.of(inst.left(), Binary.class);
    if (inner.isEmpty() || !(inner.get().right() instanceof Const offset)) {
      return Rewrite.none();
    }
    BinOp op = inner.get().op();
    if (op == BinOp.ADD || op == BinOp.XOR) {
      BinOp back = op == BinOp.ADD ? BinOp.SUB : BinOp.XOR;
      return with(inst, inst.op(), inner.get().left(), Evaluator.binary(back, right, offset));
    }
    return Rewrite.none();
  }

  private Optional<Rewrite> below(Compare inst) {
    if (inst.right() instanceof Const right) {
      if (right.bits().signum() == 0) {
        return Rewrite.to(Evaluator.bool(false));
      }
      if (right.bits().equals(BigInteger.ONE)) {
        return with(inst, CmpOp.EQ, inst.left(), Const.of(0, right.width()));
      }
      return ofNarrow(inst, right);
    }
    if (inst.left() instanceof Const left) {
      if (left.bits().signum() == 0) {
        return with(inst, CmpOp.NE, inst.right(), left);
      }
      if (left.equals(Evaluator.ones(left.width()))) {
        return Rewrite.to(Evaluator.bool(false));
      }
    }
    return Rewrite.none();
  }

  private Optional<Rewrite> atMost(Compare inst) {
    if (inst.left() instanceof Const left && left.bits().signum() == 0) {
      return Rewrite.to(Evaluator.bool(true));
    }
    if (inst.right() instanceof Const right) {
      if (right.equals(Evaluator.ones(right.width()))) {
        return Rewrite.to(Evaluator.bool(true));
      }
      if (right.bits().signum() == 0) {
        return with(inst, CmpOp.EQ, inst.left(), right);
      }
      return ofNarrow(inst, right);
    }
    return Rewrite.none();
  }

  /** A zero-extended value is below everything that has more bits. */
  private Optional<Rewrite> ofNarrow(Compare inst, Const right) {
    return definitions
        .of(inst.left(), Cast.class)
        .filter(cast -> cast.op() == CastOp.ZEXT)
        .flatMap(
            cast ->
                right.bits().bitLength() > cast.operand().width()
                    ? Rewrite.to(Evaluator.bool(true))
                    : with(
                        inst,
                        inst.op(),
                        cast.operand(),
                        new Const(right.bits(), cast.operand().width())));
  }

  /** A comparison that holds exactly when another one does not. */
  static Compare inverse(Compare compare, Position position, Value result) {
    return switch (compare.op()) {
      case EQ -> new Compare(position, result, CmpOp.NE, compare.left(), compare.right());
      case NE -> new Compare(position, result, CmpOp.EQ, compare.left(), compare.right());
      case ULT -> new Compare(position, result, CmpOp.ULE, compare.right(), compare.left());
      case ULE -> new Compare(position, result, CmpOp.ULT, compare.right(), compare.left());
      case SLT -> new Compare(position, result, CmpOp.SLE, compare.right(), compare.left());
      case SLE -> new Compare(position, result, CmpOp.SLT, compare.right(), compare.left());
    };
  }

  static Binary not(Position position, Value result, Operand operand) {
    return new Binary(position, result, BinOp.XOR, operand, Evaluator.bool(true));
  }

  private static Optional<Rewrite> with(Compare inst, CmpOp op, Operand left, Operand right) {
    return Rewrite.to(new Compare(inst.position(), inst.result(), op, left, right));
  }
}
