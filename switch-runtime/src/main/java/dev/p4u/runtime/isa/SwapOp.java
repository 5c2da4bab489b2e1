package dev.p4u.runtime.isa;

/** Byte order conversions (RFC 9669, section 4.2); all of them zero the bits above the width. */
public enum SwapOp {
  /** Host order to little endian: on this machine model only a truncation. */
  LE(Opcode.ALU32 | Opcode.END, "le"),
  /** Host order to big endian. */
  BE(Opcode.ALU32 | Opcode.END | Opcode.REG, "be"),
  /** Unconditional swap. */
  BSWAP(Opcode.ALU64 | Opcode.END, "bswap");

  private final int opcode;
  private final String mnemonic;

  SwapOp(int opcode, String mnemonic) {
    this.opcode = opcode;
    this.mnemonic = mnemonic;
  }

  int opcode() {
    return opcode;
  }

  String mnemonic() {
    return mnemonic;
  }
}
