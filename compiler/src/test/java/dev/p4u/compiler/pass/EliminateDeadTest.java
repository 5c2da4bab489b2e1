package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EliminateDeadTest {

  @Test
  void unreadLoadsVanishAndMarksStay() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  mark extract 'h' bits 48
                  %0:48 = load_packet 0:32 bit 0
                  %1:16 = load_packet 6:32 bit 0
                  %2:64 = lookup m4 key 4 [0 size 4 little = 1:32]
                  store_packet 0:32 bit 0 = %1:16
                  return 1:64
                """,
                new EliminateDead()))
        .isEqualTo(
            """
            b0 entry:
              mark extract 'h' bits 48
              %1:16 = load_packet 6:32 bit 0
              store_packet 0:32 bit 0 = %1:16
              return 1:64
            """);
  }

  @Test
  void phisThatOnlyReadEachOtherVanish() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  jump b1
                b1 loop:
                  %0:8 = phi [b0 0:8, b1 %1:8]
                  %1:8 = add %0:8, 1:8
                  %2:1 = load_packet 0:32 bit 0
                  branch %2:1 b1, b2
                b2 end:
                  return 1:64
                """,
                new EliminateDead()))
        .isEqualTo(
            """
            b0 entry:
              jump b1
            b1 loop:
              %2:1 = load_packet 0:32 bit 0
              branch %2:1 b1, b2
            b2 end:
              return 1:64
            """);
  }

  @Test
  void callsWithAnEffectStay() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:64 = call 100 sum (1:64; 2:64)
                  %1:64 = call 6 ubpf_hash (buffer 4 []; 4:64)
                  %2:1 = adjust_head 4:32
                  return 1:64
                """,
                new EliminateDead()))
        .isEqualTo(
            """
            b0 entry:
              %0:64 = call 100 sum (1:64; 2:64)
              %2:1 = adjust_head 4:32
              return 1:64
            """);
  }
}
