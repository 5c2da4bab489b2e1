package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergeBlocksTest {

  @Test
  void chainsBecomeOneBlock() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  mark state 'start' bits 0
                  jump b1
                b1 next:
                  mark accept '' bits 0
                  return 1:64
                """,
                new MergeBlocks()))
        .isEqualTo(
            """
            b0 entry:
              mark state 'start' bits 0
              mark accept '' bits 0
              return 1:64
            """);
  }

  @Test
  void emptyBlocksAreSkipped() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:1 = load_packet 0:32 bit 0
                  branch %0:1 b1, b2
                b1 empty:
                  jump b3
                b2 other:
                  mark accept '' bits 0
                  jump b3
                b3 end:
                  %1:8 = phi [b1 1:8, b2 2:8]
                  return %1:8
                """,
                new MergeBlocks()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              branch %0:1 b3, b2
            b2 other:
              mark accept '' bits 0
              jump b3
            b3 end:
              %1:8 = phi [b0 1:8, b2 2:8]
              return %1:8
            """);
  }

  @Test
  void emptyBlocksThatTellWaysApartStay() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:1 = load_packet 0:32 bit 0
                  branch %0:1 b1, b2
                b1 empty:
                  jump b2
                b2 end:
                  %1:8 = phi [b0 1:8, b1 2:8]
                  return %1:8
                """,
                new MergeBlocks()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              branch %0:1 b1, b2
            b1 empty:
              jump b2
            b2 end:
              %1:8 = phi [b0 1:8, b1 2:8]
              return %1:8
            """);
  }
}
