package dev.p4u.runtime.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes instructions as LLVM's tools do: {@code r1 = *(u64 *)(r10 - 8)}. */
public final class Disassembler {

  private Disassembler() {}

  /** One line per instruction ({@code lddw} is one), without slot numbers. */
  public static List<String> lines(List<Insn> insns) {
    List<String> lines = new ArrayList<>();
    for (int slot = 0; slot < insns.size(); slot++) {
      lines.add(line(insns, slot));
      if (insns.get(slot).isWide()) {
        slot++;
      }
    }
    return lines;
  }

  /**
   * The instruction at a slot. An invalid one is written as {@code <unknown: ...>} with its fields.
   */
  public static String line(List<Insn> insns, int slot) {
    Insn insn = insns.get(slot);
    Optional<InsnSpec> spec = InstructionSet.find(insn);
    if (spec.isEmpty() || (insn.isWide() && slot + 1 == insns.size())) {
      return String.format(
          "<unknown: opcode 0x%02x, dst %d, src %d, off %d, imm %d>",
          insn.opcode(), insn.dst(), insn.src(), insn.off(), insn.imm());
    }
    return write(spec.get(), insn, insn.isWide() ? insns.get(slot + 1) : insn);
  }

  private static String write(InsnSpec spec, Insn insn, Insn next) {
    Operation operation = spec.operation();
    if (operation instanceof Operation.Alu alu) {
      String dst = register(alu.width(), insn.dst());
      return alu.op() == AluOp.NEG
          ? dst + " = -" + dst
          : dst + " " + alu.op().symbol() + " " + operand(spec, alu.width(), insn);
    }
    if (operation instanceof Operation.MoveSigned move) {
      return register(move.width(), insn.dst())
          + " = (s"
          + move.fromBits()
          + ")"
          + register(move.width(), insn.src());
    }
    if (operation instanceof Operation.Swap swap) {
      return "r" + insn.dst() + " = " + swap.op().mnemonic() + swap.bits() + " r" + insn.dst();
    }
    if (operation instanceof Operation.LoadConstant load) {
      return "r" + insn.dst() + " = " + constant(load.pseudo(), insn, next) + " ll";
    }
    if (operation instanceof Operation.Load load) {
      String type = (load.signed() ? "s" : "u") + load.size().bits();
      return "r" + insn.dst() + " = *(" + type + " *)" + address(insn.src(), insn.off());
    }
    if (operation instanceof Operation.Store store) {
      return "*(u"
          + store.size().bits()
          + " *)"
          + address(insn.dst(), insn.off())
          + " = "
          + operand(spec, Width.W64, insn);
    }
    if (operation instanceof Operation.Atomic atomic) {
      return atomic(atomic, insn);
    }
    if (operation instanceof Operation.Goto jump) {
      return jump.wide() ? "gotol " + signed(insn.imm()) : "goto " + signed(insn.off());
    }
    if (operation instanceof Operation.Jump jump) {
      return "if "
          + register(jump.width(), insn.dst())
          + " "
          + jump.op().symbol()
          + " "
          + operand(spec, jump.width(), insn)
          + " goto "
          + signed(insn.off());
    }
    if (operation instanceof Operation.Call call) {
      return switch (call.kind()) {
        case HELPER -> "call " + insn.imm();
        case LOCAL -> "call local " + signed(insn.imm());
        case RUNTIME -> "call runtime " + insn.imm();
        case REGISTER -> "callx r" + insn.dst();
      };
    }
    return "exit";
  }

  private static String atomic(Operation.Atomic atomic, Insn insn) {
    String memory = address(insn.dst(), insn.off());
    String inner = memory.substring(1, memory.length() - 1);
    boolean is64 = atomic.width() == Width.W64;
    String src = register(atomic.width(), insn.src());
    String exchange = is64 ? "_64(" : "32_32(";
    if (atomic.op() == AtomicOp.XCHG) {
      return src + " = xchg" + exchange + inner + ", " + src + ")";
    }
    if (atomic.op() == AtomicOp.CMPXCHG) {
      String r0 = register(atomic.width(), 0);
      return r0 + " = cmpxchg" + exchange + inner + ", " + r0 + ", " + src + ")";
    }
    String type = "(u" + atomic.width().bits() + " *)";
    return atomic.fetch()
        ? src + " = atomic_fetch_" + atomic.op().mnemonic() + "(" + type + memory + ", " + src + ")"
        : "lock *" + type + memory + " " + atomic.op().symbol() + " r" + insn.src();
  }

  private static String constant(Pseudo pseudo, Insn insn, Insn next) {
    if (pseudo == Pseudo.NUMBER) {
      return "0x" + Long.toHexString(insn.constant(next));
    }
    return pseudo.keyword()
        + "("
        + insn.imm()
        + ")"
        + (pseudo.usesNextImm() ? "+" + next.imm() : "");
  }

  private static String operand(InsnSpec spec, Width width, Insn insn) {
    return spec.source() == InsnSpec.Source.REG
        ? register(width, insn.src())
        : Integer.toString(insn.imm());
  }

  private static String register(Width width, int number) {
    return (width == Width.W64 ? "r" : "w") + number;
  }

  private static String address(int base, int off) {
    return "(r" + base + (off < 0 ? " - " : " + ") + Math.abs(off) + ")";
  }

  private static String signed(int distance) {
    return distance < 0 ? Integer.toString(distance) : "+" + distance;
  }
}
