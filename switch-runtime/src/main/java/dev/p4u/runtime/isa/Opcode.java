package dev.p4u.runtime.isa;

/** The bits of the opcode byte (RFC 9669, section 3). */
public final class Opcode {

  /** Instruction class: the low three bits. */
  public static final int CLASS_MASK = 0x07;

  public static final int LD = 0x00;
  public static final int LDX = 0x01;
  public static final int ST = 0x02;
  public static final int STX = 0x03;
  public static final int ALU32 = 0x04;
  public static final int JMP = 0x05;
  public static final int JMP32 = 0x06;
  public static final int ALU64 = 0x07;

  /** Source bit of arithmetic and jumps: the second operand is a register, else imm. */
  public static final int REG = 0x08;

  public static final int SIZE_W = 0x00;
  public static final int SIZE_H = 0x08;
  public static final int SIZE_B = 0x10;
  public static final int SIZE_DW = 0x18;

  public static final int MODE_MASK = 0xe0;
  public static final int MODE_IMM = 0x00;
  public static final int MODE_ABS = 0x20;
  public static final int MODE_IND = 0x40;
  public static final int MODE_MEM = 0x60;
  public static final int MODE_MEMSX = 0x80;
  public static final int MODE_ATOMIC = 0xc0;

  public static final int ADD = 0x00;
  public static final int SUB = 0x10;
  public static final int MUL = 0x20;
  public static final int DIV = 0x30;
  public static final int OR = 0x40;
  public static final int AND = 0x50;
  public static final int LSH = 0x60;
  public static final int RSH = 0x70;
  public static final int NEG = 0x80;
  public static final int MOD = 0x90;
  public static final int XOR = 0xa0;
  public static final int MOV = 0xb0;
  public static final int ARSH = 0xc0;
  public static final int END = 0xd0;

  public static final int JA = 0x00;
  public static final int JEQ = 0x10;
  public static final int JGT = 0x20;
  public static final int JGE = 0x30;
  public static final int JSET = 0x40;
  public static final int JNE = 0x50;
  public static final int JSGT = 0x60;
  public static final int JSGE = 0x70;
  public static final int CALL = 0x80;
  public static final int EXIT = 0x90;
  public static final int JLT = 0xa0;
  public static final int JLE = 0xb0;
  public static final int JSLT = 0xc0;
  public static final int JSLE = 0xd0;

  /** {@code lddw}: the only instruction of two slots. */
  public static final int LDDW = LD | MODE_IMM | SIZE_DW;

  private Opcode() {}
}
