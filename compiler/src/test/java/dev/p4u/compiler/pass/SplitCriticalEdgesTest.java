package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitCriticalEdgesTest {

  @Test
  void copiesForPhisGetABlock() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:1 = load_packet 0:32 bit 0
                  branch %0:1 b1, b2
                b1 yes:
                  mark accept '' bits 0
                  jump b2
                b2 end:
                  %1:8 = phi [b0 1:8, b1 2:8]
                  return %1:8
                """,
                new SplitCriticalEdges()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              branch %0:1 b1, b3
            b1 yes:
              mark accept '' bits 0
              jump b2
            b2 end:
              %1:8 = phi [b1 2:8, b3 1:8]
              return %1:8
            b3 edge:
              jump b2
            """);
  }

  @Test
  void aDecisionForOnePlaceIsAJump() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:1 = load_packet 0:32 bit 0
                  branch %0:1 b1, b1
                b1 end:
                  return 1:64
                """,
                new SplitCriticalEdges()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              jump b1
            b1 end:
              return 1:64
            """);
  }
}
