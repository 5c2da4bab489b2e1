package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules for branches, switches and phis. */
class SimplifyBranchesTest {

  @Test
  void decidedBranchesAreJumps() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  branch 1:1 b1, b2
                b1 yes:
                  jump b3
                b2 no:
                  jump b3
                b3 end:
                  %0:8 = phi [b1 1:8, b2 2:8]
                  return %0:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              jump b1
            b1 yes:
              jump b3
            b3 end:
              return 1:8
            """);
  }

  @Test
  void negatedBranchesTurnAround() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:1 = load_packet 0:32 bit 0
                  %1:1 = xor %0:1, 1:1
                  branch %1:1 b1, b2
                b1 yes:
                  return 1:8
                b2 no:
                  return 2:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              %1:1 = xor %0:1, 1:1
              branch %0:1 b2, b1
            b2 no:
              return 2:8
            b1 yes:
              return 1:8
            """);
  }

  @Test
  void switchesOnConstantsAreJumps() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  switch 2:8 [1 b1, 2 b2] else b1
                b1 one:
                  return 1:8
                b2 two:
                  return 2:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              jump b2
            b2 two:
              return 2:8
            """);
  }

  @Test
  void aPhiOfConstantsThatCompareAlikeIsDecided() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:1 = load_packet 0:32 bit 0
                  branch %0:1 b1, b2
                b1 one:
                  mark accept '' bits 0
                  jump b3
                b2 two:
                  mark accept '' bits 0
                  jump b3
                b3 end:
                  %1:8 = phi [b1 3:8, b2 4:8]
                  %2:1 = ne %1:8, 0:8
                  return %2:1
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              branch %0:1 b1, b2
            b1 one:
              mark accept '' bits 0
              jump b3
            b2 two:
              mark accept '' bits 0
              jump b3
            b3 end:
              %1:8 = phi [b1 3:8, b2 4:8]
              return 1:1
            """);
  }

  /** Once the edge into the loop is gone, its value has only itself to come from. */
  @Test
  void aLoopThatIsNeverEnteredIsNoCycleOfReplacements() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  branch 0:1 b1, b2
                b1 loop:
                  %0:16 = phi [b0 7:16, b1 %1:16]
                  %1:16 = xor %0:16, 0:16
                  %2:1 = eq %1:16, 9:16
                  branch %2:1 b1, b2
                b2 end:
                  return 1:8
                """,
                new Simplify()))
        .endsWith(
            """
            b2 end:
              return 1:8
            """);
  }
}
