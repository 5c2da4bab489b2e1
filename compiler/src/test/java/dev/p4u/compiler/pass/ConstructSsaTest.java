package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConstructSsaTest {

  @Test
  void aWriteReachesItsReads() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  write x#0:8 = 5:8
                  %0:8 = read x#0:8
                  return %0:8
                """,
                new ConstructSsa()))
        .isEqualTo(
            """
            b0 entry:
              return 5:8
            """);
  }

  @Test
  void whatWasNeverWrittenIsZero() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = read x#0:8
                  return %0:8
                """,
                new ConstructSsa()))
        .isEqualTo(
            """
            b0 entry:
              return 0:8
            """);
  }

  @Test
  void writesMeetInAPhi() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:1 = load_packet 0:32 bit 0
                  branch %0:1 b1, b2
                b1 yes:
                  write x#0:8 = 5:8
                  write unread#1:8 = 6:8
                  jump b2
                b2 end:
                  %1:8 = read x#0:8
                  return %1:8
                """,
                new ConstructSsa()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              branch %0:1 b1, b2
            b1 yes:
              jump b2
            b2 end:
              %2:8 = phi [b0 0:8, b1 5:8]
              return %2:8
            """);
  }

  @Test
  void loopsCarryTheirVariables() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  jump b1
                b1 loop:
                  %0:8 = read i#0:8
                  %1:8 = add %0:8, 1:8
                  write i#0:8 = %1:8
                  %2:1 = ult %1:8, 9:8
                  branch %2:1 b1, b2
                b2 end:
                  %3:8 = read i#0:8
                  return %3:8
                """,
                new ConstructSsa()))
        .isEqualTo(
            """
            b0 entry:
              jump b1
            b1 loop:
              %4:8 = phi [b0 0:8, b1 %1:8]
              %1:8 = add %4:8, 1:8
              %2:1 = ult %1:8, 9:8
              branch %2:1 b1, b2
            b2 end:
              return %1:8
            """);
  }
}
