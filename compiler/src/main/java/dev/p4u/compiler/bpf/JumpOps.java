package dev.p4u.compiler.bpf;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.runtime.isa.JumpOp;

/** How comparisons turn around. */
final class JumpOps {

  private JumpOps() {}

  /** The comparison with its sides exchanged. */
  static JumpOp mirrored(JumpOp op) {
    return switch (op) {
      case JEQ, JNE, JSET -> op;
      case JGT -> JumpOp.JLT;
      case JGE -> JumpOp.JLE;
      case JLT -> JumpOp.JGT;
      case JLE -> JumpOp.JGE;
      case JSGT -> JumpOp.JSLT;
      case JSGE -> JumpOp.JSLE;
      case JSLT -> JumpOp.JSGT;
      case JSLE -> JumpOp.JSGE;
    };
  }

  /** Whether there is a comparison that holds exactly when this one does not. */
  static boolean hasInverse(JumpOp op) {
    return op != JumpOp.JSET;
  }

  static JumpOp inverse(JumpOp op) {
    return switch (op) {
      case JEQ -> JumpOp.JNE;
      case JNE -> JumpOp.JEQ;
      case JGT -> JumpOp.JLE;
      case JGE -> JumpOp.JLT;
      case JLT -> JumpOp.JGE;
      case JLE -> JumpOp.JGT;
      case JSGT -> JumpOp.JSLE;
      case JSGE -> JumpOp.JSLT;
      case JSLT -> JumpOp.JSGE;
      case JSLE -> JumpOp.JSGT;
      case JSET -> throw new CompilerBug("jset has no inverse");
    };
  }
}
