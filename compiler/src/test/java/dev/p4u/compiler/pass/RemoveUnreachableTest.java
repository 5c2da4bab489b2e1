package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemoveUnreachableTest {

  @Test
  void deadBlocksGoWithTheirInputs() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  jump b2
                b1 dead:
                  jump b2
                b2 end:
                  %0:8 = phi [b0 1:8, b1 2:8]
                  return %0:8
                """,
                new RemoveUnreachable()))
        .isEqualTo(
            """
            b0 entry:
              jump b2
            b2 end:
              %0:8 = phi [b0 1:8]
              return %0:8
            """);
  }
}
