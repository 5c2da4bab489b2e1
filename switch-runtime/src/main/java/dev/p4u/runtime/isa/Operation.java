package dev.p4u.runtime.isa;

/** What an instruction does, apart from where its operands stand. */
public sealed interface Operation {

  /** dst = dst op operand. */
  record Alu(AluOp op, Width width) implements Operation {}

  /** dst = src's low bits, sign-extended to the width. */
  record MoveSigned(int fromBits, Width width) implements Operation {}

  /** dst = dst in another byte order. */
  record Swap(SwapOp op, int bits) implements Operation {}

  /** dst = 64-bit constant of two slots. */
  record LoadConstant(Pseudo pseudo) implements Operation {}

  /** dst = memory at src + off, extended to 64 bits. */
  record Load(Size size, boolean signed) implements Operation {}

  /** Memory at dst + off = operand's low bits. */
  record Store(Size size) implements Operation {}

  /** Atomic read, modify, write of memory at dst + off. */
  record Atomic(AtomicOp op, boolean fetch, Width width) implements Operation {}

  /** Unconditional jump, by off or (wide) by imm slots. */
  record Goto(boolean wide) implements Operation {}

  /** Jump by off slots if the comparison of dst and the operand holds. */
  record Jump(JumpOp op, Width width) implements Operation {}

  /** Calls a function. */
  record Call(CallKind kind) implements Operation {}

  /** Returns from the function. */
  record Exit() implements Operation {}

  /** What a call calls. */
  enum CallKind {
    /** The helper whose number is in imm. */
    HELPER,
    /** The function imm slots after the next instruction. */
    LOCAL,
    /** A function of the platform, known by its type number (BTF id) in imm. */
    RUNTIME,
    /** The helper whose number is in register dst. */
    REGISTER
  }
}
