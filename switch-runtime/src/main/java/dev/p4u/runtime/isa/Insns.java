package dev.p4u.runtime.isa;

import dev.p4u.runtime.isa.Operation.CallKind;
import java.util.ArrayList;
import java.util.List;

/** Makes instructions. Registers are 0 to 10; jump distances count slots from the next one. */
public final class Insns {

  private Insns() {}

  public static Insn mov64(int dst, int src) {
    return alu(AluOp.MOV, Width.W64, dst, src);
  }

  /** dst = imm, sign-extended to 64 bits. */
  public static Insn mov64Imm(int dst, int imm) {
    return aluImm(AluOp.MOV, Width.W64, dst, imm);
  }

  public static Insn mov32(int dst, int src) {
    return alu(AluOp.MOV, Width.W32, dst, src);
  }

  /** dst = imm, zero-extended to 64 bits. */
  public static Insn mov32Imm(int dst, int imm) {
    return aluImm(AluOp.MOV, Width.W32, dst, imm);
  }

  public static Insn alu64(AluOp op, int dst, int src) {
    return alu(op, Width.W64, dst, src);
  }

  public static Insn alu64Imm(AluOp op, int dst, int imm) {
    return aluImm(op, Width.W64, dst, imm);
  }

  public static Insn alu32(AluOp op, int dst, int src) {
    return alu(op, Width.W32, dst, src);
  }

  public static Insn alu32Imm(AluOp op, int dst, int imm) {
    return aluImm(op, Width.W32, dst, imm);
  }

  /** dst = dst op src; for {@link AluOp#NEG} use {@link #neg}. */
  public static Insn alu(AluOp op, Width width, int dst, int src) {
    requireBinary(op);
    return new Insn(op.code() | Opcode.REG | aluClass(width), dst, src, op.off(), 0);
  }

  /** dst = dst op imm. */
  public static Insn aluImm(AluOp op, Width width, int dst, int imm) {
    requireBinary(op);
    return new Insn(op.code() | aluClass(width), dst, 0, op.off(), imm);
  }

  /** dst = -dst. */
  public static Insn neg(Width width, int dst) {
    return new Insn(Opcode.NEG | aluClass(width), dst, 0, 0, 0);
  }

  /** dst = src's low 8, 16 or (64 bits wide only) 32 bits, sign-extended. */
  public static Insn moveSigned(Width width, int fromBits, int dst, int src) {
    if (fromBits != 8 && fromBits != 16 && !(fromBits == 32 && width == Width.W64)) {
      throw new IllegalArgumentException("no move extends " + fromBits + " bits to " + width);
    }
    return new Insn(Opcode.MOV | Opcode.REG | aluClass(width), dst, src, fromBits, 0);
  }

  /** Converts the byte order of dst's low 16, 32 or 64 bits and zeroes the rest. */
  public static Insn swap(SwapOp op, int bits, int dst) {
    if (bits != 16 && bits != 32 && bits != 64) {
      throw new IllegalArgumentException("no byte swap of " + bits + " bits");
    }
    return new Insn(op.opcode(), dst, 0, 0, bits);
  }

  /** The two slots of dst = value. */
  public static List<Insn> lddw(int dst, long value) {
    return lddw(dst, Pseudo.NUMBER, (int) value, (int) (value >> 32));
  }

  /** The two slots of dst = what pseudo makes of the two constants. */
  public static List<Insn> lddw(int dst, Pseudo pseudo, int imm, int nextImm) {
    if (nextImm != 0 && !pseudo.usesNextImm()) {
      throw new IllegalArgumentException(pseudo + " has no second constant");
    }
    return List.of(
        new Insn(Opcode.LDDW, dst, pseudo.code(), 0, imm), new Insn(0, 0, 0, 0, nextImm));
  }

  /** dst = memory at base + off bytes, zero-extended. */
  public static Insn load(Size size, int dst, int base, int off) {
    return new Insn(Opcode.LDX | Opcode.MODE_MEM | size.code(), dst, base, off, 0);
  }

  /** dst = memory at base + off bytes, sign-extended. */
  public static Insn loadSigned(Size size, int dst, int base, int off) {
    if (size == Size.DW) {
      throw new IllegalArgumentException("a load of 8 bytes has nothing to extend");
    }
    return new Insn(Opcode.LDX | Opcode.MODE_MEMSX | size.code(), dst, base, off, 0);
  }

  /** Memory at base + off bytes = src. */
  public static Insn store(Size size, int base, int off, int src) {
    return new Insn(Opcode.STX | Opcode.MODE_MEM | size.code(), base, src, off, 0);
  }

  /** Memory at base + off bytes = imm. */
  public static Insn storeImm(Size size, int base, int off, int imm) {
    return new Insn(Opcode.ST | Opcode.MODE_MEM | size.code(), base, 0, off, imm);
  }

  /** Atomic operation of src on the memory at base + off bytes. */
  public static Insn atomic(AtomicOp op, boolean fetch, Width width, int base, int off, int src) {
    int size = width == Width.W64 ? Opcode.SIZE_DW : Opcode.SIZE_W;
    int imm = op.code() | (fetch || op.alwaysFetches() ? AtomicOp.FETCH : 0);
    return new Insn(Opcode.STX | Opcode.MODE_ATOMIC | size, base, src, off, imm);
  }

  /** Jump by a distance of 16 bits. */
  public static Insn ja(int off) {
    return new Insn(Opcode.JA | Opcode.JMP, 0, 0, off, 0);
  }

  /** Jump by a distance of 32 bits. */
  public static Insn ja32(int distance) {
    return new Insn(Opcode.JA | Opcode.JMP32, 0, 0, 0, distance);
  }

  /** Jump by off slots if the comparison of dst and src holds. */
  public static Insn jump(JumpOp op, Width width, int dst, int src, int off) {
    return new Insn(op.code() | Opcode.REG | jumpClass(width), dst, src, off, 0);
  }

  /** Jump by off slots if the comparison of dst and imm holds. */
  public static Insn jumpImm(JumpOp op, Width width, int dst, int imm, int off) {
    return new Insn(op.code() | jumpClass(width), dst, 0, off, imm);
  }

  /** Calls a helper by number; with a relocation by name the number is 0. */
  public static Insn call(int helper) {
    return new Insn(Opcode.CALL | Opcode.JMP, 0, 0, 0, helper);
  }

  /** Calls the function that is distance slots after the next instruction. */
  public static Insn callLocal(int distance) {
    return new Insn(Opcode.CALL | Opcode.JMP, 0, CallKind.LOCAL.ordinal(), 0, distance);
  }

  /** Calls the helper whose number is in a register. */
  public static Insn callRegister(int register) {
    return new Insn(Opcode.CALL | Opcode.JMP | Opcode.REG, register, 0, 0, 0);
  }

  public static Insn exit() {
    return new Insn(Opcode.EXIT | Opcode.JMP, 0, 0, 0, 0);
  }

  /** The bytes of a sequence of slots. */
  public static byte[] encode(List<Insn> insns) {
    byte[] bytes = new byte[insns.size() * Insn.BYTES];
    for (int slot = 0; slot < insns.size(); slot++) {
      insns.get(slot).encode(bytes, slot * Insn.BYTES);
    }
    return bytes;
  }

  /** The slots in bytes, whose number is a multiple of 8. */
  public static List<Insn> decode(byte[] bytes) {
    if (bytes.length % Insn.BYTES != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes are no multiple of 8");
    }
    List<Insn> insns = new ArrayList<>(bytes.length / Insn.BYTES);
    for (int at = 0; at < bytes.length; at += Insn.BYTES) {
      insns.add(Insn.decode(bytes, at));
    }
    return insns;
  }

  private static void requireBinary(AluOp op) {
    if (op == AluOp.NEG) {
      throw new IllegalArgumentException("neg has no second operand");
    }
  }

  private static int aluClass(Width width) {
    return width == Width.W64 ? Opcode.ALU64 : Opcode.ALU32;
  }

  private static int jumpClass(Width width) {
    return width == Width.W64 ? Opcode.JMP : Opcode.JMP32;
  }
}
