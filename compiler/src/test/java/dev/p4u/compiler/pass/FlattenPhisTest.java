package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlattenPhisTest {

  @Test
  void aJoinInFrontOfAJoinIsSkipped() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  switch %0:8 [1 b1, 2 b2] else b4
                b1 one:
                  mark action 'one' bits 0
                  jump b3
                b2 two:
                  mark action 'two' bits 0
                  jump b3
                b3 inner:
                  %1:8 = phi [b1 1:8, b2 2:8]
                  jump b5
                b4 other:
                  mark action 'other' bits 0
                  jump b5
                b5 outer:
                  %2:8 = phi [b3 %1:8, b4 3:8]
                  return %2:8
                """,
                new FlattenPhis()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              switch %0:8 [1 b1, 2 b2] else b4
            b1 one:
              mark action 'one' bits 0
              jump b5
            b2 two:
              mark action 'two' bits 0
              jump b5
            b4 other:
              mark action 'other' bits 0
              jump b5
            b5 outer:
              %2:8 = phi [b1 1:8, b2 2:8, b4 3:8]
              return %2:8
            """);
  }
}
