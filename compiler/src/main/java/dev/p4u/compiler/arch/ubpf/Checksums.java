package dev.p4u.compiler.arch.ubpf;

import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.lower.Emitter;
import dev.p4u.compiler.lower.ExternCall;
import dev.p4u.compiler.lower.Val;

/**
 * Incremental update of the Internet checksum, RFC 1624, equation 3: {@code HC' = ~(~HC + ~m + m')}
 * in ones' complement arithmetic.
 *
 * <p>The sum is made in 64 bits and folded afterwards, which gives the same as adding the carry
 * after each step: a folded sum is 0 only if all summands are. p4c-ubpf's csum_replace4 adds {@code
 * ~csum} as 32 bits, so that its sum is never 0 and its result never 0xffff; the constant summand
 * does the same here.
 */
final class Checksums {

  private static final int SUM = 64;
  private static final int WORD = 16;

  private Checksums() {}

  static Val replace2(ExternCall call) {
    Operand csum = call.scalar(0);
    Operand from = call.scalar(1);
    Operand to = call.scalar(2);
    Emitter emit = call.emit();
    Operand sum = emit.plus(inverted(emit, csum), inverted(emit, from));
    sum = emit.plus(sum, emit.resize(to, SUM, false));
    return result(emit, sum, 2);
  }

  static Val replace4(ExternCall call) {
    Operand csum = call.scalar(0);
    Operand from = call.scalar(1);
    Operand to = call.scalar(2);
    Emitter emit = call.emit();
    Operand sum = emit.plus(inverted(emit, csum), inverted(emit, from));
    sum = emit.plus(sum, emit.resize(to, SUM, false));
    sum = emit.plus(sum, Const.of(0xffff_0000L, SUM));
    return result(emit, sum, 3);
  }

  private static Operand inverted(Emitter emit, Operand operand) {
    return emit.resize(emit.complement(operand), SUM, false);
  }

  /** Adds carries to the low 16 bits until none can be left. */
  private static Val result(Emitter emit, Operand sum, int folds) {
    Operand folded = sum;
    for (int i = 0; i < folds; i++) {
      Operand low = emit.binary(BinOp.AND, folded, Const.of(0xffff, SUM));
      Operand carries = emit.binary(BinOp.LSHR, folded, Const.of(WORD, SUM));
      folded = emit.plus(low, carries);
    }
    return new Val.Scalar(emit.complement(emit.resize(folded, WORD, false)));
  }
}
