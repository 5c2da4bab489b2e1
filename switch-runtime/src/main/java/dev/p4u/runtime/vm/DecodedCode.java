package dev.p4u.runtime.vm;

import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.InsnSpec;
import dev.p4u.runtime.isa.Opcode;
import dev.p4u.runtime.isa.Operation;
import dev.p4u.runtime.isa.SwapOp;
import dev.p4u.runtime.isa.Width;
import java.util.List;

/**
 * Instructions taken apart for an engine, one array element per slot.
 *
 * <p>The operation number is the opcode byte, with three changes: forms with an immediate and a
 * register operand are one (the operand register is then {@link RunState#IMMEDIATE}); operations
 * that share an opcode byte have a number of their own; and jumps of both lengths are one.
 *
 * @param op operation number
 * @param dst register number
 * @param src register number of the operand
 * @param off bytes for memory, absolute target slot for jumps and local calls
 * @param imm the operand; the linked constant of {@code lddw}
 */
public record DecodedCode(int[] op, int[] dst, int[] src, int[] off, long[] imm) {

  // Numbers above the opcode byte, without gaps so that a switch over them is a table.
  public static final int SDIV = 0x100;
  public static final int SDIV32 = 0x101;
  public static final int SMOD = 0x102;
  public static final int SMOD32 = 0x103;

  public static final int MOVSX8 = 0x104;
  public static final int MOVSX16 = 0x105;
  public static final int MOVSX32 = 0x106;

  /** Sign extension to 32 bits; the ones above extend to 64. */
  public static final int MOVSX8_32 = 0x107;

  public static final int MOVSX16_32 = 0x108;

  /** {@code le}: only zeroes the upper bits. */
  public static final int CUT16 = 0x109;

  public static final int CUT32 = 0x10a;
  public static final int CUT64 = 0x10b;

  /** {@code be} and {@code bswap}. */
  public static final int SWAP16 = 0x10c;

  public static final int SWAP32 = 0x10d;
  public static final int SWAP64 = 0x10e;

  public static final int CALL_LOCAL = 0x10f;

  /** Takes apart instructions that the structural verifier accepted. */
  static DecodedCode of(List<Insn> insns, InsnSpec[] specs) {
    int slots = insns.size();
    DecodedCode code =
        new DecodedCode(
            new int[slots], new int[slots], new int[slots], new int[slots], new long[slots]);
    for (int slot = 0; slot < slots; slot++) {
      Insn insn = insns.get(slot);
      code.put(slot, insn, specs[slot]);
      if (insn.isWide()) {
        code.imm[slot] = insn.constant(insns.get(slot + 1));
        slot++;
      }
    }
    return code;
  }

  private void put(int slot, Insn insn, InsnSpec spec) {
    op[slot] = operation(spec);
    dst[slot] = insn.dst();
    src[slot] = spec.source() == InsnSpec.Source.IMM ? RunState.IMMEDIATE : insn.src();
    imm[slot] = insn.imm();
    if (spec.off().role() == InsnSpec.Role.TARGET) {
      off[slot] = slot + 1 + insn.off();
    } else if (spec.imm().role() == InsnSpec.Role.TARGET) {
      off[slot] = slot + 1 + insn.imm();
    } else {
      off[slot] = insn.off();
    }
  }

  private static int operation(InsnSpec spec) {
    int opcode = spec.opcode();
    Operation operation = spec.operation();
    if (operation instanceof Operation.Alu alu) {
      boolean is64 = alu.width() == Width.W64;
      return switch (alu.op()) {
        case SDIV -> is64 ? SDIV : SDIV32;
        case SMOD -> is64 ? SMOD : SMOD32;
        case ADD, SUB, MUL, DIV, OR, AND, LSH, RSH, NEG, MOD, XOR, MOV, ARSH ->
            opcode & ~Opcode.REG;
      };
    }
    if (operation instanceof Operation.Jump) {
      return opcode & ~Opcode.REG;
    }
    if (operation instanceof Operation.MoveSigned move) {
      return (move.width() == Width.W64 ? MOVSX8 : MOVSX8_32) + log2(move.fromBits() / 8);
    }
    if (operation instanceof Operation.Swap swap) {
      return (swap.op() == SwapOp.LE ? CUT16 : SWAP16) + log2(swap.bits() / 16);
    }
    if (operation instanceof Operation.Store) {
      return (opcode & ~Opcode.CLASS_MASK) | Opcode.STX;
    }
    if (operation instanceof Operation.Goto) {
      return Opcode.JMP | Opcode.JA;
    }
    if (operation instanceof Operation.Call call && call.kind() == Operation.CallKind.LOCAL) {
      return CALL_LOCAL;
    }
    return opcode;
  }

  private static int log2(int powerOfTwo) {
    return Integer.numberOfTrailingZeros(powerOfTwo);
  }
}
