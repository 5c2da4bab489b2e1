package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.Binary;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.Map;
import java.util.Optional;

/** The instructions behind operands, for rules that look at two levels. */
record Definitions(Map<Integer, Inst> byValue) {

  /** The instruction of this kind that defines the operand. */
  <T extends Inst> Optional<T> of(Operand operand, Class<T> kind) {
    return operand instanceof Value value
        ? Optional.ofNullable(byValue.get(value.id())).filter(kind::isInstance).map(kind::cast)
        : Optional.empty();
  }

  /** What an operand is the negation of, if it is one of a single bit. */
  Optional<Operand> negated(Operand operand) {
    return of(operand, Binary.class)
        .filter(
            inst ->
                inst.op() == BinOp.XOR
                    && inst.result().width() == 1
                    && inst.right() instanceof Const)
        .map(Binary::left);
  }
}
