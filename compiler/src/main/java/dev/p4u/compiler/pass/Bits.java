package dev.p4u.compiler.pass;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.Concat;
import dev.p4u.compiler.ir.Inst.Slice;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Cuts bit strings that are made of several operands into limbs of at most 64 bits. */
final class Bits {

  /** Bits of a limb. */
  static final int LIMB = 64;

  private final Position position;
  private final IntFunction<Value> newValue;
  private final Consumer<Inst> emit;

  Bits(Position position, IntFunction<Value> newValue, Consumer<Inst> emit) {
    this.position = position;
    this.newValue = newValue;
    this.emit = emit;
  }

  /** Number of limbs of a width. */
  static int limbs(int width) {
    return (width + LIMB - 1) / LIMB;
  }

  /** Width of one limb; all but the last one are full. */
  static int limbWidth(int width, int limb) {
    return Math.min(LIMB, width - limb * LIMB);
  }

  /**
   * The limbs, low first, of bits {@code low} to {@code low + width - 1} of the string that the
   * pieces make, low first; above the last piece there are zeros.
   */
  List<Operand> limbs(List<Operand> pieces, int low, int width) {
    List<Operand> limbs = new ArrayList<>();
    for (int limb = 0; limb < limbs(width); limb++) {
      limbs.add(extract(pieces, low + limb * LIMB, limbWidth(width, limb)));
    }
    return limbs;
  }

  private Operand extract(List<Operand> pieces, int low, int width) {
    Operand result = null;
    int start = 0;
    for (Operand piece : pieces) {
      int from = Math.max(low, start);
      int to = Math.min(low + width, start + piece.width());
      if (from < to) {
        Operand part = slice(piece, from - start, to - from);
        result = result == null ? part : concat(part, result);
      }
      start += piece.width();
    }
    if (result == null) {
      return Const.of(0, width);
    }
    return result.width() == width ? result : concat(Const.of(0, width - result.width()), result);
  }

  Operand slice(Operand operand, int low, int width) {
    if (operand.width() == width) {
      return operand;
    }
    if (operand instanceof Const constant) {
      return Evaluator.slice(constant, low, width);
    }
    Value result = newValue.apply(width);
    emit.accept(new Slice(position, result, operand, low));
    return result;
  }

  private Operand concat(Operand high, Operand low) {
    if (high instanceof Const first && low instanceof Const second) {
      return Evaluator.concat(first, second);
    }
    if (high.width() + low.width() > LIMB) {
      throw new CompilerBug("a limb of " + (high.width() + low.width()) + " bits");
    }
    Value result = newValue.apply(high.width() + low.width());
    emit.accept(new Concat(position, result, high, low));
    return result;
  }
}
