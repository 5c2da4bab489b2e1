package dev.p4u.runtime.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstructionSetTest {

  static Stream<InsnSpec> rows() {
    return InstructionSet.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsEachRowByItsInstruction(InsnSpec row) {
    Insn insn = row.make(3, 2, 4, 5);
    assertThat(InstructionSet.find(insn)).contains(row);
    byte[] bytes = Insns.encode(List.of(insn));
    assertThat(Insns.decode(bytes)).containsExactly(insn);
  }

  /** Disassembled and assembled again, each row gives the same bytes. */
  @ParameterizedTest
  @MethodSource("rows")
  void assemblesWhatItDisassembles(InsnSpec row) throws AsmException {
    int dst = row.mnemonic().equals("lock cmpxchg") ? 0 : 3;
    boolean same = row.operation() instanceof Operation.Atomic;
    Insn first = row.make(dst, same ? 4 : 2, -4, row.imm().isRegister() ? 2 : 5);
    boolean offset =
        row.operation() instanceof Operation.LoadConstant load && load.pseudo().usesNextImm();
    List<Insn> slots =
        row.slots() == 2 ? List.of(first, new Insn(0, 0, 0, 0, offset ? 7 : 0)) : List.of(first);
    String text = Disassembler.line(slots, 0);
    assertThat(text).doesNotContain("unknown");
    assertThat(Assembler.assemble(text).insns()).as(text).isEqualTo(slots);
  }

  @Test
  void mnemonicAndOperandTellRowsApart() {
    Set<String> seen = new HashSet<>();
    for (InsnSpec row : InstructionSet.rows()) {
      // The forms of lddw differ in the keyword of their operand.
      String pseudo = row.operation() instanceof Operation.LoadConstant load ? load.toString() : "";
      assertThat(seen.add(row.mnemonic() + " " + row.source() + pseudo)).as("%s", row).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x07, 0, 1, 0, 1, field src of add must be 0",
    "0x37, 0, 0, 2, 1, 'field off must be 0 (div) or 1 (sdiv), is 2'",
    "0x0f, 0, 1, 0, 9, field imm of add must be 0",
    "0x18, 1, 9, 0, 0, field src must be 0 (lddw) or 1",
    "0xd4, 1, 0, 0, 8, field imm must be 16 (le16) or 32 (le32) or 64 (le64)",
    "0xdb, 1, 2, 0, 2, field imm must be 0 (lock add) or 1 (lock fetch add)",
    "0x20, 0, 0, 0, 0, deprecated packet access",
    "0x50, 0, 0, 0, 0, deprecated packet access",
    "0xff, 0, 0, 0, 0, opcode 0xff does not exist",
  })
  void saysWhyAnInstructionIsInvalid(
      String opcode, int dst, int src, int off, int imm, String expected) {
    Insn insn = new Insn(Integer.decode(opcode), dst, src, off, imm);
    assertThat(InstructionSet.find(insn)).isEmpty();
    assertThat(InstructionSet.whyInvalid(insn)).contains(expected);
  }
}
