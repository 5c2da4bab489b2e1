package dev.p4u.runtime.isa;

/** Comparisons of conditional jumps (RFC 9669, section 4.3). */
public enum JumpOp {
  JEQ(Opcode.JEQ, "jeq", "=="),
  JNE(Opcode.JNE, "jne", "!="),
  JGT(Opcode.JGT, "jgt", ">"),
  JGE(Opcode.JGE, "jge", ">="),
  JLT(Opcode.JLT, "jlt", "<"),
  JLE(Opcode.JLE, "jle", "<="),
  /** Jumps when the operands have a one bit in common. */
  JSET(Opcode.JSET, "jset", "&"),
  JSGT(Opcode.JSGT, "jsgt", "s>"),
  JSGE(Opcode.JSGE, "jsge", "s>="),
  JSLT(Opcode.JSLT, "jslt", "s<"),
  JSLE(Opcode.JSLE, "jsle", "s<=");

  private final int code;
  private final String mnemonic;
  private final String symbol;

  JumpOp(int code, String mnemonic, String symbol) {
    this.code = code;
    this.mnemonic = mnemonic;
    this.symbol = symbol;
  }

  /** Bits in the opcode byte. */
  int code() {
    return code;
  }

  String mnemonic() {
    return mnemonic;
  }

  /** How LLVM writes it. */
  String symbol() {
    return symbol;
  }
}
