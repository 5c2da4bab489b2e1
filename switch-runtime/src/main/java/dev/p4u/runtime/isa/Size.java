package dev.p4u.runtime.isa;

/** How many bytes a memory access moves. */
public enum Size {
  B(1, Opcode.SIZE_B, "b"),
  H(2, Opcode.SIZE_H, "h"),
  W(4, Opcode.SIZE_W, "w"),
  DW(8, Opcode.SIZE_DW, "dw");

  private final int bytes;
  private final int code;
  private final String suffix;

  Size(int bytes, int code, String suffix) {
    this.bytes = bytes;
    this.code = code;
    this.suffix = suffix;
  }

  public int bytes() {
    return bytes;
  }

  public int bits() {
    return 8 * bytes;
  }

  /** Bits in the opcode byte. */
  int code() {
    return code;
  }

  /** End of the mnemonic, as in {@code ldxdw}. */
  String suffix() {
    return suffix;
  }

  /** The size of this many bytes (1, 2, 4 or 8). */
  public static Size ofBytes(int bytes) {
    for (Size size : values()) {
      if (size.bytes == bytes) {
        return size;
      }
    }
    throw new IllegalArgumentException("no memory access moves " + bytes + " bytes");
  }
}
