package dev.p4u.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuralVerifierTest {

  private static final StructuralVerifier.Environment ENVIRONMENT =
      new StructuralVerifier.Environment(2, id -> id == 7, Set.of());

  private static List<Rejection> check(List<Insn> insns) {
    return StructuralVerifier.check(insns, ENVIRONMENT);
  }

  private static List<Rejection> check(String text) throws Exception {
    return check(Assembler.assemble(text.replace(';', '\n')).insns());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov %r10, 1; exit       | slot 0, `r10 = 1`: r10 is the frame pointer and cannot be written
          add %r10, 8; exit       | slot 0, `r10 += 8`: r10 is the frame pointer and cannot be written
          ldxb %r10, [%r1]; exit  | slot 0, `r10 = *(u8 *)(r1 + 0)`: r10 is the frame pointer
          lock xchg [%r1], %r10; exit | r10 is the frame pointer and cannot be written
          mov %r0, 1              | slot 0, `r0 = 1`: control runs off the end of the program
          jeq %r0, 1, -1          | slot 0, `if r0 == 1 goto -1`: control runs off the end
          ja +5; exit             | slot 0, `goto +5`: target slot 6 is outside the program
          ja -2; exit             | slot 0, `goto -2`: target slot -1 is outside the program
          ja32 +70000; exit       | slot 0, `gotol +70000`: target slot 70001 is outside
          ja +1; lddw %r0, 1; exit| slot 0, `goto +1`: target slot 2 is the second half of an lddw
          call local +1; lddw %r0, 1; exit | target slot 2 is the second half of an lddw
          call 3; exit            | slot 0, `call 3`: helper 3 does not exist
          call -1; exit           | slot 0, `call -1`: helper -1 does not exist
          call runtime 3; exit    | this host has no functions with type numbers
          lddw %r0, map_by_fd(2); exit | map 2 does not exist, the program has 2
          lddw %r0, map_val_by_idx(-1); exit | map -1 does not exist, the program has 2
          lddw %r0, var_addr(1); exit  | this host has no variables that a program can address
          lddw %r0, code_addr(1); exit | addresses of instructions are not supported
          """)
  void rejectsWithSlotInstructionAndReason(String text, String message) throws Exception {
    List<Rejection> rejections = check(text);
    assertThat(rejections).hasSize(1);
    assertThat(rejections.get(0).toString()).contains(message);
  }

  @Test
  void acceptsWhatTheRfcAllows() throws Exception {
    assertThat(check("div %r0, 0; mod %r0, 0; sdiv32 %r0, 0; lsh %r0, 64; call 7; exit")).isEmpty();
    assertThat(check("exit; ja -2")).isEmpty();
    assertThat(check("stxdw [%r10-8], %r10; mov %r1, %r10; exit")).isEmpty();
  }

  @Test
  void acceptsCallsThatAreBoundAlready() throws Exception {
    List<Insn> insns = Assembler.assemble("call 3\nexit").insns();
    assertThat(
            StructuralVerifier.check(
                insns, new StructuralVerifier.Environment(0, id -> false, Set.of(0))))
        .isEmpty();
  }

  @Test
  void rejectsBadSlots() {
    Insn exit = Insns.exit();
    assertThat(check(List.of(new Insn(0xff, 0, 0, 0, 0), exit)))
        .extracting(Rejection::reason)
        .containsExactly("opcode 0xff does not exist");
    assertThat(check(List.of(new Insn(0xb7, 11, 0, 0, 0), exit)))
        .extracting(Rejection::reason)
        .containsExactly("register 11 in dst does not exist");
    assertThat(check(List.of(new Insn(0xbf, 0, 15, 0, 0), exit)))
        .extracting(Rejection::reason)
        .containsExactly("register 15 in src does not exist");
    assertThat(check(List.of(new Insn(0x18, 0, 0, 0, 0))))
        .extracting(Rejection::reason)
        .containsExactly(
            "the second slot of lddw is missing", "control runs off the end of the program");
    assertThat(check(List.of(new Insn(0x18, 0, 0, 0, 0), Insns.mov64(1, 2), exit)))
        .extracting(Rejection::reason)
        .containsExactly("the second slot of lddw must be zero but for imm");
    assertThat(check(List.of(new Insn(0x18, 0, 1, 0, 0), new Insn(0, 0, 0, 0, 4), exit)))
        .extracting(Rejection::reason)
        .containsExactly("the second constant of a map handle must be 0, is 4");
  }

  @Test
  void limitsTheSize() {
    assertThat(check(List.of()))
        .extracting(Rejection::toString)
        .containsExactly("the program has no instructions");
    assertThat(check(Collections.nCopies(65_536, Insns.exit()))).isEmpty();
    assertThat(check(Collections.nCopies(65_537, Insns.exit())))
        .extracting(Rejection::toString)
        .containsExactly("the program has 65537 slots, the limit is 65536");
  }

  @Test
  void theExceptionShowsTheFirstReasons() {
    Rejection one = new Rejection(3, "exit", "no");
    assertThat(new RejectedException(List.of(one, one, one, one, one)))
        .hasMessage(
            "program rejected: slot 3, `exit`: no; slot 3, `exit`: no; slot 3, `exit`: no;"
                + " and 2 more");
  }
}
