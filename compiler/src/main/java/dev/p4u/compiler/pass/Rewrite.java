package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand;
import java.util.Optional;

/** What an instruction becomes: an operand that exists already, or another instruction. */
sealed interface Rewrite {

  record Existing(Operand operand) implements Rewrite {}

  record Changed(Inst inst) implements Rewrite {}

  static Optional<Rewrite> to(Operand operand) {
    return Optional.of(new Existing(operand));
  }

  static Optional<Rewrite> to(Inst inst) {
    return Optional.of(new Changed(inst));
  }

  static Optional<Rewrite> none() {
    return Optional.empty();
  }
}
