package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitPathsTest {

  @Test
  void eachWayGetsItsOwnDeparser() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:16 = load_packet 12:32 bit 0
                  switch %0:16 [2048 b1] else b2
                b1 ipv4:
                  %1:8 = load_packet 22:32 bit 0
                  mark extract 'ipv4' bits 160
                  jump b3
                b2 other:
                  mark accept '' bits 0
                  jump b3
                b3 deparse:
                  %2:1 = phi [b1 1:1, b2 0:1]
                  %3:8 = phi [b1 %1:8, b2 0:8]
                  store_packet 12:32 bit 0 = %0:16
                  branch %2:1 b4, b5
                b4 emit:
                  store_packet 22:32 bit 0 = %3:8
                  jump b5
                b5 end:
                  return 1:64
                """,
                new SplitPaths()))
        .isEqualTo(
            """
            b0 entry:
              %0:16 = load_packet 12:32 bit 0
              switch %0:16 [2048 b1] else b2
            b1 ipv4:
              mark extract 'ipv4' bits 160
              return 1:64
            b2 other:
              mark accept '' bits 0
              return 1:64
            """);
  }
}
