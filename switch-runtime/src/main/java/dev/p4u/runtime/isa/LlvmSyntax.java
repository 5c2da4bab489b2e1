package dev.p4u.runtime.isa;

import dev.p4u.runtime.object.Relocation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads statements as LLVM writes them, the forms of {@link Disassembler}. */
final class LlvmSyntax {

  /** Longest symbol first, so that {@code s>>=} is not read as {@code s>}. */
  private static final List<AluOp> ALU_OPS =
      Arrays.stream(AluOp.values())
          .filter(op -> op != AluOp.NEG && op != AluOp.MOV)
          .sorted(Comparator.comparingInt((AluOp op) -> -op.symbol().length()))
          .toList();

  private static final List<JumpOp> JUMP_OPS =
      Arrays.stream(JumpOp.values())
          .sorted(Comparator.comparingInt((JumpOp op) -> -op.symbol().length()))
          .toList();

  private final AsmScanner in;
  private final AsmOutput out;

  private LlvmSyntax(AsmScanner in, AsmOutput out) {
    this.in = in;
    this.out = out;
  }

  /** Whether the line goes on with a statement in this syntax; nothing is read. */
  static boolean isStatement(AsmScanner in) {
    if (in.sees("*") || in.sees("lock *")) {
      return true;
    }
    return switch (in.peekWord()) {
      case "if", "goto", "gotol" -> true;
      default -> !in.sees("%") && in.seesRegister();
    };
  }

  static void statement(AsmScanner in, AsmOutput out) throws AsmException {
    LlvmSyntax syntax = new LlvmSyntax(in, out);
    if (in.accept("if")) {
      syntax.conditional();
    } else if (in.accept("goto")) {
      out.add(Insns.ja(out.target(in, false)), in);
    } else if (in.accept("gotol")) {
      out.add(Insns.ja32(out.target(in, true)), in);
    } else if (in.accept("lock")) {
      syntax.atomic();
    } else if (in.sees("*")) {
      syntax.store();
    } else {
      syntax.assignment();
    }
  }

  private record Address(int base, int off) {}

  /** Reads {@code r10 - 8}. */
  private Address inner() throws AsmException {
    return new Address(in.register(), in.offset());
  }

  /** Reads {@code (r10 - 8)}. */
  private Address address() throws AsmException {
    in.expect("(");
    Address address = inner();
    in.expect(")");
    return address;
  }

  /** Reads {@code u32 *)} and gives its bits, negative for a signed type. */
  private int pointerType() throws AsmException {
    int bits = type();
    in.expect("*");
    in.expect(")");
    return bits;
  }

  private int type() throws AsmException {
    int column = in.column();
    String name = in.word("type");
    if (!name.matches("[us](8|16|32|64)")) {
      throw in.error(column, "type u8 to u64 or s8 to s32 expected, not '" + name + "'");
    }
    int bits = Integer.parseInt(name.substring(1));
    return name.startsWith("s") ? -bits : bits;
  }

  private Size unsignedType(int column) throws AsmException {
    int bits = pointerType();
    if (bits < 0) {
      throw in.error(column, "an unsigned type is needed here");
    }
    return Size.ofBytes(bits / 8);
  }

  private void store() throws AsmException {
    int column = in.column();
    in.expect("*");
    in.expect("(");
    Size size = unsignedType(column);
    Address to = address();
    in.expect("=");
    if (in.seesRegister()) {
      out.add(Insns.store(size, to.base, to.off, anyRegister()), in);
    } else {
      out.add(Insns.storeImm(size, to.base, to.off, in.imm32()), in);
    }
  }

  /** Stores of 32 bits and less are written with w or r registers. */
  private int anyRegister() throws AsmException {
    return in.sees("w") ? in.register('w') : in.register();
  }

  private void atomic() throws AsmException {
    in.expect("*");
    in.expect("(");
    Width width = atomicWidth();
    Address at = address();
    int column = in.column();
    for (AtomicOp op : AtomicOp.values()) {
      if (!op.alwaysFetches() && in.accept(op.symbol())) {
        out.add(Insns.atomic(op, false, width, at.base, at.off, anyRegister()), in);
        return;
      }
    }
    throw in.error(column, "+=, |=, &= or ^= expected");
  }

  private Width atomicWidth() throws AsmException {
    int column = in.column();
    int bits = pointerType();
    if (bits != 32 && bits != 64) {
      throw in.error(column, "atomic operations have u32 or u64");
    }
    return bits == 64 ? Width.W64 : Width.W32;
  }

  private void conditional() throws AsmException {
    Width width = in.sees("w") ? Width.W32 : Width.W64;
    int dst = register(width);
    JumpOp op = comparison();
    boolean register = in.seesRegister();
    int src = register ? register(width) : 0;
    int imm = register ? 0 : in.imm32();
    in.expect("goto");
    int off = out.target(in, false);
    out.add(
        register ? Insns.jump(op, width, dst, src, off) : Insns.jumpImm(op, width, dst, imm, off),
        in);
  }

  private JumpOp comparison() throws AsmException {
    for (JumpOp op : JUMP_OPS) {
      if (in.accept(op.symbol())) {
        return op;
      }
    }
    throw in.error("comparison expected");
  }

  private int register(Width width) throws AsmException {
    return in.register(width == Width.W64 ? 'r' : 'w');
  }

  private void assignment() throws AsmException {
    Width width = in.sees("w") ? Width.W32 : Width.W64;
    int dst = register(width);
    for (AluOp op : ALU_OPS) {
      if (in.accept(op.symbol())) {
        operand(op, width, dst);
        return;
      }
    }
    in.expect("=");
    if (in.accept("*")) {
      load(dst);
    } else if (in.accept("(")) {
      moveSigned(width, dst);
    } else if (in.sees("-r") || in.sees("-w")) {
      negation(width, dst);
    } else if (in.seesRegister()) {
      out.add(Insns.alu(AluOp.MOV, width, dst, register(width)), in);
    } else if (!in.peekWord().isEmpty()) {
      function(width, dst);
    } else {
      number(width, dst);
    }
  }

  private void operand(AluOp op, Width width, int dst) throws AsmException {
    if (in.seesRegister()) {
      out.add(Insns.alu(op, width, dst, register(width)), in);
    } else {
      out.add(Insns.aluImm(op, width, dst, in.imm32()), in);
    }
  }

  private void negation(Width width, int dst) throws AsmException {
    in.expect("-");
    int column = in.column();
    if (register(width) != dst) {
      throw in.error(column, "a register can only be negated in place");
    }
    out.add(Insns.neg(width, dst), in);
  }

  private void load(int dst) throws AsmException {
    in.expect("(");
    int column = in.column();
    int bits = pointerType();
    if (bits == -64) {
      throw in.error(column, "a load of 64 bits has no sign to extend");
    }
    Size size = Size.ofBytes(Math.abs(bits) / 8);
    Address from = address();
    out.add(
        bits < 0
            ? Insns.loadSigned(size, dst, from.base, from.off)
            : Insns.load(size, dst, from.base, from.off),
        in);
  }

  private void moveSigned(Width width, int dst) throws AsmException {
    int column = in.column();
    int bits = -type();
    if (bits <= 0 || bits >= width.bits()) {
      throw in.error(column, "a signed type narrower than " + width.bits() + " bits is needed");
    }
    in.expect(")");
    out.add(Insns.moveSigned(width, bits, dst, register(width)), in);
  }

  /** {@code be16 r1}, {@code atomic_fetch_add(...)}, exchanges, and pseudo constants. */
  private void function(Width width, int dst) throws AsmException {
    int column = in.column();
    String name = in.peekWord();
    for (SwapOp op : SwapOp.values()) {
      if (name.matches(op.mnemonic() + "(16|32|64)")) {
        in.accept(name);
        int bits = Integer.parseInt(name.substring(op.mnemonic().length()));
        requireSame(dst, in.column(), in.register());
        out.add(Insns.swap(op, bits, dst), in);
        return;
      }
    }
    if (name.startsWith("atomic_fetch_")) {
      in.accept(name);
      fetch(name.substring("atomic_fetch_".length()), column, dst);
    } else if (name.startsWith("xchg") || name.startsWith("cmpxchg")) {
      in.accept(name);
      exchange(name, column, width, dst);
    } else if (in.accept("map")) {
      named(Relocation.Kind.MAP, dst);
    } else if (in.accept("string")) {
      named(Relocation.Kind.STRING, dst);
    } else {
      wide(Assembler.lddw(dst, in));
    }
  }

  private void named(Relocation.Kind kind, int dst) throws AsmException {
    out.relocate(kind, in.word("name"));
    wide(Insns.lddw(dst, 0));
  }

  private void wide(List<Insn> slots) throws AsmException {
    in.expect("ll");
    for (Insn slot : slots) {
      out.add(slot, in);
    }
  }

  private void fetch(String operator, int column, int dst) throws AsmException {
    in.expect("(");
    in.expect("(");
    Width width = atomicWidth();
    Address at = address();
    in.expect(",");
    requireSame(dst, in.column(), register(width));
    in.expect(")");
    for (AtomicOp op : AtomicOp.values()) {
      if (!op.alwaysFetches() && op.mnemonic().equals(operator)) {
        out.add(Insns.atomic(op, true, width, at.base, at.off, dst), in);
        return;
      }
    }
    throw in.error(column, "there is no atomic_fetch_" + operator);
  }

  private void exchange(String name, int column, Width width, int dst) throws AsmException {
    AtomicOp op = name.startsWith("xchg") ? AtomicOp.XCHG : AtomicOp.CMPXCHG;
    if (!name.equals(op.mnemonic() + (width == Width.W64 ? "_64" : "32_32"))) {
      throw in.error(column, "there is no " + name + " for a register of this width");
    }
    in.expect("(");
    Address at = inner();
    in.expect(",");
    if (op == AtomicOp.CMPXCHG) {
      requireSame(0, column, dst);
      requireSame(0, in.column(), register(width));
      in.expect(",");
    }
    int operandColumn = in.column();
    int src = register(width);
    if (op == AtomicOp.XCHG) {
      requireSame(dst, operandColumn, src);
    }
    in.expect(")");
    out.add(Insns.atomic(op, true, width, at.base, at.off, src), in);
  }

  private void requireSame(int expected, int column, int actual) throws AsmException {
    if (actual != expected) {
      throw in.error(column, "register " + expected + " is needed here, not " + actual);
    }
  }

  /** A constant: {@code ll} after it makes it one of 64 bits. */
  private void number(Width width, int dst) throws AsmException {
    int column = in.column();
    AsmScanner ahead = in.copy();
    ahead.imm64();
    if (ahead.accept("ll")) {
      if (width == Width.W32) {
        throw in.error(column, "a constant of 64 bits needs an r register");
      }
      wide(Insns.lddw(dst, in.imm64()));
    } else {
      out.add(Insns.aluImm(AluOp.MOV, width, dst, in.imm32()), in);
    }
  }
}
