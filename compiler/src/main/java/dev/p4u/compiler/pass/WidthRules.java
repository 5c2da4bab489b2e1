package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.Binary;
import dev.p4u.compiler.ir.Inst.Cast;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.Concat;
import dev.p4u.compiler.ir.Inst.Slice;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Position;
import java.math.BigInteger;
import java.util.Optional;

/** Simpler forms of casts, slices and concatenations; a truncation becomes a slice from bit 0. */
record WidthRules(Definitions definitions) {

  Optional<Rewrite> simplify(Cast inst) {
    Operand x = inst.operand();
    int width = inst.result().width();
    if (x instanceof Const constant) {
      return Rewrite.to(Evaluator.cast(inst.op(), constant, width));
    }
    if (x.width() == width) {
      return Rewrite.to(x);
    }
    return switch (inst.op()) {
      case TRUNC -> Rewrite.to(new Slice(inst.position(), inst.result(), x, 0));
      case ZEXT, SEXT ->
          // Extending twice; a zero-extended value has sign 0.
          definitions
              .of(x, Cast.class)
              .filter(inner -> inner.op() == CastOp.ZEXT || inner.op() == inst.op())
              .flatMap(
                  inner ->
                      Rewrite.to(
                          new Cast(inst.position(), inst.result(), inner.op(), inner.operand())));
    };
  }

  Optional<Rewrite> simplify(Slice inst) {
    Operand x = inst.operand();
    int low = inst.low();
    int width = inst.result().width();
    if (x instanceof Const constant) {
      return Rewrite.to(Evaluator.slice(constant, low, width));
    }
    if (x.width() == width) {
      return Rewrite.to(x);
    }
    Optional<Slice> slice = definitions.of(x, Slice.class);
    if (slice.isPresent()) {
      return from(inst, slice.get().operand(), slice.get().low() + low);
    }
    Optional<Concat> concat = definitions.of(x, Concat.class);
    if (concat.isPresent()) {
      int border = concat.get().low().width();
      if (low >= border) {
        return from(inst, concat.get().high(), low - border);
      }
      return low + width <= border ? from(inst, concat.get().low(), low) : Rewrite.none();
    }
    Optional<Cast> cast = definitions.of(x, Cast.class);
    if (cast.isPresent()) {
      return ofCast(inst, cast.get());
    }
    return definitions.of(x, Binary.class).flatMap(binary -> ofShift(inst, binary));
  }

  private static Optional<Rewrite> ofCast(Slice inst, Cast cast) {
    int from = cast.operand().width();
    int end = inst.low() + inst.result().width();
    if (end <= from) {
      return from(inst, cast.operand(), inst.low());
    }
    if (cast.op() != CastOp.ZEXT) {
      return Rewrite.none();
    }
    if (inst.low() >= from) {
      return Rewrite.to(Const.of(0, inst.result().width()));
    }
    return inst.low() == 0
        ? Rewrite.to(new Cast(inst.position(), inst.result(), CastOp.ZEXT, cast.operand()))
        : Rewrite.none();
  }

  /** The bits of a value shifted by a constant, where none was shifted in. */
  private static Optional<Rewrite> ofShift(Slice inst, Binary shift) {
    if (!(shift.right() instanceof Const amount)
        || amount.bits().compareTo(BigInteger.valueOf(shift.result().width())) >= 0) {
      return Rewrite.none();
    }
    int by = amount.bits().intValue();
    int low = inst.low();
    int end = low + inst.result().width();
    if (shift.op() == BinOp.LSHR || shift.op() == BinOp.ASHR) {
      return end + by <= shift.result().width()
          ? from(inst, shift.left(), low + by)
          : Rewrite.none();
    }
    if (shift.op() == BinOp.SHL) {
      if (end <= by) {
        return Rewrite.to(Const.of(0, inst.result().width()));
      }
      return low >= by ? from(inst, shift.left(), low - by) : Rewrite.none();
    }
    return Rewrite.none();
  }

  Optional<Rewrite> simplify(Concat inst) {
    if (inst.high() instanceof Const high && inst.low() instanceof Const low) {
      return Rewrite.to(Evaluator.concat(high, low));
    }
    if (inst.high() instanceof Const high && high.bits().signum() == 0) {
      return Rewrite.to(new Cast(inst.position(), inst.result(), CastOp.ZEXT, inst.low()));
    }
    Optional<Slice> high = definitions.of(inst.high(), Slice.class);
    Optional<Slice> low = definitions.of(inst.low(), Slice.class);
    if (high.isPresent()
        && low.isPresent()
        && high.get().operand().equals(low.get().operand())
        && high.get().low() == low.get().low() + low.get().result().width()) {
      return from(inst.position(), inst, low.get());
    }
    return Rewrite.none();
  }

  private static Optional<Rewrite> from(Position position, Concat inst, Slice low) {
    return Rewrite.to(new Slice(position, inst.result(), low.operand(), low.low()));
  }

  /** The same number of bits from another place. */
  private static Optional<Rewrite> from(Slice inst, Operand operand, int low) {
    return Rewrite.to(new Slice(inst.position(), inst.result(), operand, low));
  }
}
