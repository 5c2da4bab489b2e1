package dev.p4u.compiler.bpf;

import dev.p4u.compiler.api.Target;
import dev.p4u.runtime.isa.JumpOp;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a target's machine has beyond the oldest BPF.
 *
 * @param jumps comparisons of conditional jumps
 * @param jumps32 whether comparisons of 32 bits exist
 * @param longJumps whether a jump with a distance of 32 bits exists
 * @param immediateStores whether constants are stored without a register. The instruction is as old
 *     as BPF, but compilers did not use it for long: LLVM before 18 does not disassemble it, and
 *     P4rt-OVS's verifier rejects it.
 * @param stackBytes size of the stack frame
 */
record MachineFeatures(
    Set<JumpOp> jumps,
    boolean jumps32,
    boolean longJumps,
    boolean immediateStores,
    int stackBytes) {

  /** Comparisons of the first BPF, which has no "less". */
  static final Set<JumpOp> OLD_JUMPS =
      EnumSet.of(
          JumpOp.JEQ, JumpOp.JNE, JumpOp.JGT, JumpOp.JGE, JumpOp.JSET, JumpOp.JSGT, JumpOp.JSGE);

  static MachineFeatures of(Target target) {
    return switch (target) {
      case P4U, UBPF ->
          new MachineFeatures(EnumSet.allOf(JumpOp.class), true, true, false, target.stackBytes());
    };
  }
}
