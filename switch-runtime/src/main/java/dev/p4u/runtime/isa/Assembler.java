package dev.p4u.runtime.isa;

import dev.p4u.runtime.object.Relocation;
import java.util.List;
import java.util.Locale;

/**
 * Assembles text. A line holds labels ({@code name:}), an instruction and a comment ({@code #},
 * {@code ;} or {@code //}). Instructions are written as bpf_conformance does ({@code ldxdw %r1,
 * [%r10-8]}) or as LLVM does ({@code r1 = *(u64 *)(r10 - 8)}), freely mixed.
 *
 * <p>Names of things outside the code are {@code lddw %r1, map NAME}, {@code lddw %r1, string
 * LABEL} and {@code call NAME}; they become relocations.
 */
public final class Assembler {

  private final AsmOutput out = new AsmOutput();

  private Assembler() {}

  /** Assembles a whole text. */
  public static Assembly assemble(String text) throws AsmException {
    Assembler assembler = new Assembler();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new AsmScanner(lines.get(i), i + 1));
    }
    return assembler.out.finish();
  }

  private void line(AsmScanner in) throws AsmException {
    while (!in.atEnd()) {
      int column = in.column();
      if (LlvmSyntax.isStatement(in)) {
        LlvmSyntax.statement(in, out);
        in.expectEnd();
        return;
      }
      String word = in.word("instruction");
      if (!in.accept(":")) {
        statement(word, column, in);
        in.expectEnd();
        return;
      }
      out.label(word, in, column);
    }
  }

  private void statement(String word, int column, AsmScanner in) throws AsmException {
    String mnemonic = word.toLowerCase(Locale.ROOT);
    switch (mnemonic) {
      case "lock" -> {
        boolean fetch = in.accept("fetch");
        mnemonic = (fetch ? "lock fetch " : "lock ") + in.word("atomic operation");
      }
      case "call" -> {
        call(in);
        return;
      }
      case "swap16", "swap32", "swap64" -> mnemonic = "b" + mnemonic;
      default -> {}
    }
    List<InsnSpec> forms = InstructionSet.withMnemonic(mnemonic);
    if (forms.isEmpty()) {
      throw in.error(column, "there is no instruction " + mnemonic);
    }
    operands(forms, in);
  }

  private void operands(List<InsnSpec> forms, AsmScanner in) throws AsmException {
    InsnSpec form = forms.get(0);
    Operation operation = form.operation();
    if (operation instanceof Operation.Alu || operation instanceof Operation.MoveSigned) {
      int dst = in.register();
      if (form.source() == InsnSpec.Source.NONE) {
        out.add(form.make(dst, 0, 0, 0), in);
      } else {
        in.expect(",");
        operand(forms, dst, 0, in);
      }
    } else if (operation instanceof Operation.Swap) {
      out.add(form.make(in.register(), 0, 0, 0), in);
    } else if (operation instanceof Operation.LoadConstant) {
      int dst = in.register();
      in.expect(",");
      constant(dst, in);
    } else if (operation instanceof Operation.Load) {
      int dst = in.register();
      in.expect(",");
      Address address = address(in);
      out.add(form.make(dst, address.base, address.off, 0), in);
    } else if (operation instanceof Operation.Store || operation instanceof Operation.Atomic) {
      Address address = address(in);
      in.expect(",");
      operand(forms, address.base, address.off, in);
    } else if (operation instanceof Operation.Goto jump) {
      int distance = out.target(in, jump.wide());
      out.add(form.make(0, 0, distance, distance), in);
    } else if (operation instanceof Operation.Jump) {
      jump(forms, in);
    } else if (operation instanceof Operation.Call) {
      out.add(form.make(in.register(), 0, 0, 0), in);
    } else {
      out.add(form.make(0, 0, 0, 0), in);
    }
  }

  /** Reads the second operand and adds the form that it selects. */
  private void operand(List<InsnSpec> forms, int dst, int off, AsmScanner in) throws AsmException {
    InsnSpec form = formFor(forms, in);
    if (form.source() == InsnSpec.Source.REG) {
      out.add(form.make(dst, in.register(), off, 0), in);
    } else {
      out.add(form.make(dst, 0, off, in.imm32()), in);
    }
  }

  private void jump(List<InsnSpec> forms, AsmScanner in) throws AsmException {
    int dst = in.register();
    in.expect(",");
    InsnSpec form = formFor(forms, in);
    boolean register = form.source() == InsnSpec.Source.REG;
    int src = register ? in.register() : 0;
    int imm = register ? 0 : in.imm32();
    in.expect(",");
    out.add(form.make(dst, src, out.target(in, false), imm), in);
  }

  private static InsnSpec formFor(List<InsnSpec> forms, AsmScanner in) throws AsmException {
    boolean register = in.seesRegister();
    InsnSpec.Source wanted = register ? InsnSpec.Source.REG : InsnSpec.Source.IMM;
    for (InsnSpec form : forms) {
      if (form.source() == wanted) {
        return form;
      }
    }
    String name = forms.get(0).mnemonic();
    throw in.error(name + " takes a " + (register ? "number" : "register") + " here");
  }

  private record Address(int base, int off) {}

  private static Address address(AsmScanner in) throws AsmException {
    in.expect("[");
    int base = in.register();
    int off = in.offset();
    in.expect("]");
    return new Address(base, off);
  }

  private void constant(int dst, AsmScanner in) throws AsmException {
    if (in.accept("map")) {
      out.relocate(Relocation.Kind.MAP, in.word("name of a map"));
      wide(Insns.lddw(dst, 0), in);
      return;
    }
    if (in.accept("string")) {
      out.relocate(Relocation.Kind.STRING, in.word("label of a string"));
      wide(Insns.lddw(dst, 0), in);
      return;
    }
    wide(lddw(dst, in), in);
  }

  /** Reads a number or a pseudo constant such as {@code map_val_by_idx(1)+8}. */
  static List<Insn> lddw(int dst, AsmScanner in) throws AsmException {
    String word = in.peekWord();
    for (Pseudo pseudo : Pseudo.values()) {
      if (pseudo != Pseudo.NUMBER && word.equals(pseudo.keyword())) {
        in.accept(word);
        in.expect("(");
        int imm = in.imm32();
        in.expect(")");
        boolean more = pseudo.usesNextImm() && (in.sees("+") || in.sees("-"));
        return Insns.lddw(dst, pseudo, imm, more ? in.imm32() : 0);
      }
    }
    return Insns.lddw(dst, in.imm64());
  }

  private void wide(List<Insn> slots, AsmScanner in) throws AsmException {
    for (Insn slot : slots) {
      out.add(slot, in);
    }
  }

  /** {@code call 5}, {@code call helper 5}, {@code call local f}, {@code call %r1}, or by name. */
  private void call(AsmScanner in) throws AsmException {
    if (in.accept("local")) {
      out.add(Insns.callLocal(out.target(in, true)), in);
    } else if (in.accept("runtime")) {
      out.add(InstructionSet.withMnemonic("call runtime").get(0).make(0, 0, 0, in.imm32()), in);
    } else if (in.seesRegister()) {
      out.add(Insns.callRegister(in.register()), in);
    } else if (in.accept("helper") || in.peekWord().isEmpty()) {
      out.add(Insns.call(in.imm32()), in);
    } else {
      out.relocate(Relocation.Kind.HELPER, in.word("name of a helper"));
      out.add(Insns.call(0), in);
    }
  }
}
