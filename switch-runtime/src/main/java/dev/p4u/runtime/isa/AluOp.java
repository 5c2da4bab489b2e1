package dev.p4u.runtime.isa;

/** Arithmetic operators (RFC 9669, section 4.1). Byte swaps are {@link SwapOp}. */
public enum AluOp {
  ADD(Opcode.ADD, 0, "add", "+="),
  SUB(Opcode.SUB, 0, "sub", "-="),
  MUL(Opcode.MUL, 0, "mul", "*="),
  /** Unsigned; division by zero gives 0. */
  DIV(Opcode.DIV, 0, "div", "/="),
  /** Signed, rounds towards zero; division by zero gives 0. */
  SDIV(Opcode.DIV, 1, "sdiv", "s/="),
  OR(Opcode.OR, 0, "or", "|="),
  AND(Opcode.AND, 0, "and", "&="),
  /** The shift amount is taken modulo the width, here and in the other shifts. */
  LSH(Opcode.LSH, 0, "lsh", "<<="),
  RSH(Opcode.RSH, 0, "rsh", ">>="),
  /** dst = -dst; has no second operand. */
  NEG(Opcode.NEG, 0, "neg", "= -"),
  /** Unsigned; modulo zero leaves the dividend. */
  MOD(Opcode.MOD, 0, "mod", "%="),
  /** Signed, has the sign of the dividend; modulo zero leaves the dividend. */
  SMOD(Opcode.MOD, 1, "smod", "s%="),
  XOR(Opcode.XOR, 0, "xor", "^="),
  MOV(Opcode.MOV, 0, "mov", "="),
  ARSH(Opcode.ARSH, 0, "arsh", "s>>=");

  private final int code;
  private final int off;
  private final String mnemonic;
  private final String symbol;

  AluOp(int code, int off, String mnemonic, String symbol) {
    this.code = code;
    this.off = off;
    this.mnemonic = mnemonic;
    this.symbol = symbol;
  }

  /** Bits in the opcode byte. */
  int code() {
    return code;
  }

  /** Value of the off field, which tells signed from unsigned. */
  int off() {
    return off;
  }

  String mnemonic() {
    return mnemonic;
  }

  /** How LLVM writes it. */
  String symbol() {
    return symbol;
  }

  /** Whether it is a multiplication or division (conformance groups divmul32 and divmul64). */
  boolean isDivMul() {
    return this == MUL || code == Opcode.DIV || code == Opcode.MOD;
  }
}
