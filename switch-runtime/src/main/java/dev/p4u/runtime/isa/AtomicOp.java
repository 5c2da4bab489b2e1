package dev.p4u.runtime.isa;

/** Atomic operations on memory (RFC 9669, section 5.3). */
public enum AtomicOp {
  ADD(0x00, "add", "+="),
  OR(0x40, "or", "|="),
  AND(0x50, "and", "&="),
  XOR(0xa0, "xor", "^="),
  /** Always fetches: src and the memory change places. */
  XCHG(0xe0, "xchg", "xchg"),
  /** Always fetches: memory becomes src if it was r0; r0 becomes what memory was. */
  CMPXCHG(0xf0, "cmpxchg", "cmpxchg");

  /** Bit of imm: src (r0 for cmpxchg) receives the old value. */
  static final int FETCH = 0x01;

  private final int code;
  private final String mnemonic;
  private final String symbol;

  AtomicOp(int code, String mnemonic, String symbol) {
    this.code = code;
    this.mnemonic = mnemonic;
    this.symbol = symbol;
  }

  /** Bits in imm, without {@link #FETCH}. */
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

  /** Whether there is no form without fetch. */
  public boolean alwaysFetches() {
    return this == XCHG || this == CMPXCHG;
  }
}
