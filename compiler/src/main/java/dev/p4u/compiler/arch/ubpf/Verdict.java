package dev.p4u.compiler.arch.ubpf;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Var;
import dev.p4u.compiler.lower.Emitter;
import dev.p4u.compiler.lower.ExternCall;
import dev.p4u.compiler.lower.Val;
import dev.p4u.runtime.object.ProgramInfo.Event;

/** What the program has decided: mark_to_drop, mark_to_pass and truncate. */
final class Verdict {

  private static final Const YES = Const.of(1, 1);
  private static final Const NO = Const.of(0, 1);

  private final Emitter emit;
  private final Var pass;
  private final Var truncated;
  private final Var maxLength;

  Verdict(Emitter emit) {
    this.emit = emit;
    this.pass = emit.variable("pass", 1);
    this.truncated = emit.variable("truncated", 1);
    this.maxLength = emit.variable("truncated.length", 32);
  }

  void begin() {
    emit.write(pass, YES);
  }

  Operand passes() {
    return emit.read(pass);
  }

  Val markToDrop() {
    emit.mark(Event.DROP, "", 0);
    emit.write(pass, NO);
    return Val.VOID;
  }

  Val markToPass() {
    emit.write(pass, YES);
    return Val.VOID;
  }

  /** The last call counts. */
  Val truncate(ExternCall call) {
    emit.write(maxLength, call.scalar(0));
    emit.write(truncated, YES);
    return Val.VOID;
  }

  /** Cuts the packet if the program asked for it. */
  void truncate() {
    if (!emit.isWritten(truncated)) {
      return;
    }
    int cut = emit.newBlock("truncate");
    int next = emit.newBlock("truncated");
    emit.branch(emit.read(truncated), cut, next);
    emit.moveTo(cut);
    emit.add(new Inst.Truncate(emit.position(), emit.read(maxLength)));
    emit.jump(next);
    emit.moveTo(next);
  }
}
