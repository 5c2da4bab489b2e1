package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberValuesTest {

  @Test
  void anExpressionIsComputedOnce() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:8 = add %0:8, 1:8
                  %2:1 = ult %0:8, 9:8
                  branch %2:1 b1, b2
                b1 yes:
                  %3:8 = add %0:8, 1:8
                  %4:8 = mul %3:8, 3:8
                  return %4:8
                b2 no:
                  %5:8 = mul %1:8, 3:8
                  return %5:8
                """,
                new NumberValues()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:8 = add %0:8, 1:8
              %2:1 = ult %0:8, 9:8
              branch %2:1 b1, b2
            b1 yes:
              %4:8 = mul %1:8, 3:8
              return %4:8
            b2 no:
              %5:8 = mul %1:8, 3:8
              return %5:8
            """);
  }

  @Test
  void equalPhisAreOne() {
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
                  %2:8 = phi [b0 1:8, b1 2:8]
                  %3:8 = add %1:8, %2:8
                  return %3:8
                """,
                new NumberValues()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              branch %0:1 b1, b2
            b1 yes:
              mark accept '' bits 0
              jump b2
            b2 end:
              %1:8 = phi [b0 1:8, b1 2:8]
              %3:8 = add %1:8, %1:8
              return %3:8
            """);
  }
}
