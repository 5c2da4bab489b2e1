package dev.p4u.runtime.isa;

/**
 * One 8-byte instruction slot. {@code lddw} takes two: the second one has opcode 0 and carries the
 * upper 32 bits in imm.
 *
 * @param opcode opcode byte, 0 to 255
 * @param dst destination register field, 0 to 15 (valid registers are 0 to 10)
 * @param src source register field, 0 to 15
 * @param off signed 16-bit offset: bytes for memory, slots for jumps
 * @param imm signed 32-bit constant
 */
public record Insn(int opcode, int dst, int src, int off, int imm) {

  /** Bytes of one slot. */
  public static final int BYTES = 8;

  public Insn {
    if ((opcode & ~0xff) != 0 || (dst & ~0xf) != 0 || (src & ~0xf) != 0 || off != (short) off) {
      throw new IllegalArgumentException(
          "instruction fields out of range: opcode "
              + opcode
              + ", dst "
              + dst
              + ", src "
              + src
              + ", off "
              + off);
    }
  }

  /** Whether this is the first slot of an {@code lddw}. */
  public boolean isWide() {
    return opcode == Opcode.LDDW;
  }

  /** The 64-bit constant of an {@code lddw} whose second slot is next. */
  public long constant(Insn next) {
    return (imm & 0xffff_ffffL) | ((long) next.imm << 32);
  }

  /** Writes the slot's 8 bytes, little endian. */
  public void encode(byte[] to, int at) {
    to[at] = (byte) opcode;
    to[at + 1] = (byte) (src << 4 | dst);
    to[at + 2] = (byte) off;
    to[at + 3] = (byte) (off >> 8);
    to[at + 4] = (byte) imm;
    to[at + 5] = (byte) (imm >> 8);
    to[at + 6] = (byte) (imm >> 16);
    to[at + 7] = (byte) (imm >> 24);
  }

  /** Reads the slot whose 8 bytes stand at an index. */
  public static Insn decode(byte[] from, int at) {
    int registers = from[at + 1] & 0xff;
    return new Insn(
        from[at] & 0xff,
        registers & 0xf,
        registers >> 4,
        (from[at + 2] & 0xff) | from[at + 3] << 8,
        (from[at + 4] & 0xff)
            | (from[at + 5] & 0xff) << 8
            | (from[at + 6] & 0xff) << 16
            | from[at + 7] << 24);
  }
}
