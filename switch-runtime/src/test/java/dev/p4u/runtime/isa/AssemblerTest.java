package dev.p4u.runtime.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.p4u.runtime.object.Relocation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblerTest {

  private static List<Insn> assemble(String text) throws AsmException {
    return Assembler.assemble(text).insns();
  }

  @Test
  void readsBothSyntaxes() throws AsmException {
    List<Insn> ours =
        assemble(
            """
            mov %r0, -7            # a comment
            ldxdw %r1, [%r10-8]
            stxw [%r2+4], %r1
            lock fetch add [%r10-8], %r1
            jne32 %r1, 5, +2
            lddw %r3, 0x1122334455667788
            be16 %r3
            exit
            """);
    List<Insn> llvm =
        assemble(
            """
            r0 = -7                ; a comment
            r1 = *(u64 *)(r10 - 8)
            *(u32 *)(r2 + 4) = r1
            r1 = atomic_fetch_add((u64 *)(r10 - 8), r1)
            if w1 != 5 goto +2
            r3 = 0x1122334455667788 ll
            r3 = be16 r3
            exit
            """);
    assertThat(llvm).isEqualTo(ours);
    assertThat(Disassembler.lines(ours))
        .containsExactly(
            "r0 = -7",
            "r1 = *(u64 *)(r10 - 8)",
            "*(u32 *)(r2 + 4) = r1",
            "r1 = atomic_fetch_add((u64 *)(r10 - 8), r1)",
            "if w1 != 5 goto +2",
            "r3 = 0x1122334455667788 ll",
            "r3 = be16 r3",
            "exit");
  }

  @Test
  void resolvesLabelsForwardsAndBackwards() throws AsmException {
    assertThat(
            assemble(
                """
                start: jeq %r1, 0, end
                lddw %r2, 1
                ja start
                call local end
                ja32 start
                end:
                exit
                """))
        .extracting(Insn::off, Insn::imm)
        .containsExactly(
            tuple(5, 0),
            tuple(0, 1),
            tuple(0, 0),
            tuple(-4, 0),
            tuple(0, 1),
            tuple(0, -6),
            tuple(0, 0));
  }

  @Test
  void theFirstExitIsALabelUnlessDefined() throws AsmException {
    assertThat(assemble("ja exit\nmov %r0, 1\nexit\nexit").get(0).off()).isEqualTo(1);
    assertThat(assemble("ja exit\nexit\nexit: exit").get(0).off()).isEqualTo(1);
  }

  @Test
  void namesBecomeRelocations() throws AsmException {
    Assembly assembly =
        Assembler.assemble(
            """
            lddw %r1, map counters
            r2 = string greeting ll
            call ubpf_printf
            exit
            """);
    assertThat(assembly.relocations())
        .containsExactly(
            new Relocation(0, Relocation.Kind.MAP, "counters"),
            new Relocation(2, Relocation.Kind.STRING, "greeting"),
            new Relocation(4, Relocation.Kind.HELPER, "ubpf_printf"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bogus %r0, 1         | 1:1: there is no instruction bogus
          mov %r0, 2147483648  | 1:10: 2147483648 does not fit into 32 bits
          mov %r0, 0x100000000 | 1:10: 0x100000000 does not fit into 32 bits
          mov %r11, 1          | 1:5: register r11 does not exist
          mov %r0              | 1:8: ',' expected before the end of the line
          mov %r0, 1, 2        | 1:11: ', 2' is one operand too many
          mov %r0, x           | 1:10: number expected, not 'x'
          ldxb %r0, [%r1+0x10000] | 1:15: 65536 does not fit into 16 bits
          ldxb %r0, %r1        | 1:11: '[' expected, not '%r1'
          stb [%r0], %r1       | 1:12: stb takes a number here
          stxb [%r0], 1        | 1:13: stxb takes a register here
          lddw %r0, 0x10000000000000000 | 1:11: 18446744073709551616 does not fit into 64 bits
          ja nowhere           | 1:4: label nowhere is not defined
          lock                 | 1:5: atomic operation expected
          lock mul [%r1], %r2  | 1:1: there is no instruction lock mul
          r1 = -r2             | 1:7: a register can only be negated in place
          r1 = *(u7 *)(r2 + 0) | 1:8: type u8 to u64 or s8 to s32 expected, not 'u7'
          r1 = *(s64 *)(r2 + 0)| 1:8: a load of 64 bits has no sign to extend
          w1 = (s32)w2         | 1:7: a signed type narrower than 32 bits is needed
          w1 = 5 ll            | 1:6: a constant of 64 bits needs an r register
          if r1 <> 3 goto +1   | 1:8: number expected, not '> 3 goto +1'
          lock *(u16 *)(r1 + 0) += r2 | 1:8: atomic operations have u32 or u64
          """)
  void complainsAtLineAndColumn(String text, String message) {
    assertThatThrownBy(() -> assemble(text))
        .isInstanceOf(AsmException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void complainsAboutTwoLabelsAndFarJumps() {
    assertThatThrownBy(() -> assemble("a:\nexit\n a: exit"))
        .hasMessage("3:2: label a stands here for the second time");
    String far = "jeq %r0, 0, end\n" + "mov %r0, 0\n".repeat(40_000) + "end: exit";
    assertThatThrownBy(() -> assemble(far)).hasMessage("1:13: label end is too far away: 40000");
    assertThatThrownBy(() -> assemble("exit\n".repeat(65_537)))
        .hasMessage("65537:1: the program has more than 65536 slots");
  }
}
