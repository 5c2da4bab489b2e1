package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SinkLoadsTest {

  @Test
  void aFieldIsLoadedWhereItIsRead() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:16 = load_packet 2:32 bit 0
                  %2:32 = zext %1:16
                  switch %0:8 [1 b1] else b2
                b1 reads:
                  %3:32 = add %2:32, 1:32
                  return %3:32
                b2 other:
                  return 1:64
                """,
                new SinkLoads()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              switch %0:8 [1 b1] else b2
            b1 reads:
              %1:16 = load_packet 2:32 bit 0
              %2:32 = zext %1:16
              %3:32 = add %2:32, 1:32
              return %3:32
            b2 other:
              return 1:64
            """);
  }

  @Test
  void notPastAStoreThatChangesIt() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:16 = load_packet 2:32 bit 0
                  store_packet 3:32 bit 0 = 0:8
                  switch %0:8 [1 b1] else b2
                b1 reads:
                  return %1:16
                b2 other:
                  return 1:64
                """,
                new SinkLoads()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:16 = load_packet 2:32 bit 0
              store_packet 3:32 bit 0 = 0:8
              switch %0:8 [1 b1] else b2
            b1 reads:
              return %1:16
            b2 other:
              return 1:64
            """);
  }

  @Test
  void notIntoALoop() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  jump b1
                b1 loop:
                  %1:8 = phi [b0 0:8, b1 %2:8]
                  %2:8 = add %1:8, %0:8
                  %3:1 = ult %2:8, 100:8
                  branch %3:1 b1, b2
                b2 end:
                  return %2:8
                """,
                new SinkLoads()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              jump b1
            b1 loop:
              %1:8 = phi [b0 0:8, b1 %2:8]
              %2:8 = add %1:8, %0:8
              %3:1 = ult %2:8, 100:8
              branch %3:1 b1, b2
            b2 end:
              return %2:8
            """);
  }
}
