package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.Binary;
import dev.p4u.compiler.ir.Inst.Compare;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import java.math.BigInteger;
import java.util.Optional;

/** Simpler forms of arithmetic, logic and shifts. */
record BinaryRules(Definitions definitions) {

  /** Shift amounts are bounded by this when they are added: more than any width. */
  private static final BigInteger ALL = BigInteger.valueOf(4096);

  Optional<Rewrite> simplify(Binary inst) {
    if (inst.left() instanceof Const left && inst.right() instanceof Const right) {
      return Rewrite.to(Evaluator.binary(inst.op(), left, right));
    }
    if (inst.left() instanceof Const && isCommutative(inst.op())) {
      return with(inst, inst.op(), inst.right(), inst.left());
    }
    if (inst.right() instanceof Const right) {
      Optional<Rewrite> found = withConstant(inst, right);
      return found.isPresent() ? found : nested(inst, right);
    }
    if (inst.left().equals(inst.right())) {
      return withItself(inst);
    }
    if (inst.left() instanceof Const left && left.bits().signum() == 0) {
      return ofZero(inst);
    }
    return Rewrite.none();
  }

  static boolean isCommutative(BinOp op) {
    return switch (op) {
      case ADD, MUL, AND, OR, XOR -> true;
      case SUB, UDIV, UMOD, SHL, LSHR, ASHR -> false;
    };
  }

  private static Optional<Rewrite> ofZero(Binary inst) {
    return switch (inst.op()) {
      case UDIV, UMOD, SHL, LSHR, ASHR -> Rewrite.to(inst.left());
      case ADD, SUB, MUL, AND, OR, XOR -> Rewrite.none();
    };
  }

  private static Optional<Rewrite> withItself(Binary inst) {
    return switch (inst.op()) {
      case AND, OR -> Rewrite.to(inst.left());
      case SUB, XOR, UMOD -> Rewrite.to(Const.of(0, inst.result().width()));
      // x / x is 0 for 0, and a shift by itself is nothing simpler.
      case ADD, MUL, UDIV, SHL, LSHR, ASHR -> Rewrite.none();
    };
  }

  private static Optional<Rewrite> withConstant(Binary inst, Const right) {
    Operand x = inst.left();
    int width = inst.result().width();
    if (right.bits().signum() == 0) {
      return switch (inst.op()) {
        case ADD, SUB, OR, XOR, SHL, LSHR, ASHR, UMOD -> Rewrite.to(x);
        case MUL, AND, UDIV -> Rewrite.to(Const.of(0, width));
      };
    }
    boolean ones = right.width() == width && right.equals(Evaluator.ones(width));
    return switch (inst.op()) {
      case SUB -> with(inst, BinOp.ADD, x, Const.of(right.bits().negate(), width));
      case AND -> ones ? Rewrite.to(x) : Rewrite.none();
      case OR -> ones ? Rewrite.to(right) : Rewrite.none();
      case MUL, UDIV, UMOD -> byPower(inst, right.bits());
      case SHL, LSHR ->
          right.bits().compareTo(BigInteger.valueOf(width)) >= 0
              ? Rewrite.to(Const.of(0, width))
              : Rewrite.none();
      case ADD, XOR, ASHR -> Rewrite.none();
    };
  }

  private static Optional<Rewrite> byPower(Binary inst, BigInteger factor) {
    if (factor.bitCount() != 1) {
      return Rewrite.none();
    }
    Const log = Const.of(factor.bitLength() - 1, 32);
    return switch (inst.op()) {
      case MUL -> with(inst, BinOp.SHL, inst.left(), log);
      case UDIV -> with(inst, BinOp.LSHR, inst.left(), log);
      case UMOD ->
          with(
              inst,
              BinOp.AND,
              inst.left(),
              Const.of(factor.subtract(BigInteger.ONE), inst.result().width()));
      case ADD, SUB, AND, OR, XOR, SHL, LSHR, ASHR -> Rewrite.none();
    };
  }

  /** An operator with a constant on the same one with a constant. */
  private Optional<Rewrite> nested(Binary inst, Const right) {
    if (inst.op() == BinOp.XOR && inst.result().width() == 1) {
      return negation(inst);
    }
    Optional<Binary> inner =
        definitions.of(inst.left(), Binary.class).filter(found -> found.op() == inst.op());
    if (inner.isEmpty() || !(inner.get().right() instanceof Const first)) {
      return Rewrite.none();
    }
    Operand x = inner.get().left();
    return switch (inst.op()) {
      case ADD, AND, OR, XOR -> with(inst, inst.op(), x, Evaluator.binary(inst.op(), first, right));
      case SHL, LSHR ->
          with(inst, inst.op(), x, Const.of(first.bits().add(right.bits()).min(ALL), 32));
      case SUB, MUL, UDIV, UMOD, ASHR -> Rewrite.none();
    };
  }

  private Optional<Rewrite> negation(Binary inst) {
    Optional<Operand> inner = definitions.negated(inst.left());
    if (inner.isPresent()) {
      return Rewrite.to(inner.get());
    }
    Optional<Compare> compare = definitions.of(inst.left(), Compare.class);
    return compare.flatMap(
        found -> Rewrite.to(CompareRules.inverse(found, inst.position(), inst.result())));
  }

  private static Optional<Rewrite> with(Binary inst, BinOp op, Operand left, Operand right) {
    return Rewrite.to(new Binary(inst.position(), inst.result(), op, left, right));
  }
}
