package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PropagateConditionsTest {

  @Test
  void behindABranchItsConditionIsKnown() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:1 = load_packet 0:32 bit 0
                  %1:8 = zext %0:1
                  branch %0:1 b1, b2
                b1 yes:
                  store_packet 0:32 bit 0 = %0:1
                  jump b3
                b2 no:
                  mark accept '' bits 0
                  jump b3
                b3 end:
                  %2:1 = phi [b1 0:1, b2 %0:1]
                  return %0:1
                """,
                new PropagateConditions()))
        .isEqualTo(
            """
            b0 entry:
              %0:1 = load_packet 0:32 bit 0
              %1:8 = zext %0:1
              branch %0:1 b1, b2
            b1 yes:
              store_packet 0:32 bit 0 = 1:1
              jump b3
            b2 no:
              mark accept '' bits 0
              jump b3
            b3 end:
              %2:1 = phi [b1 0:1, b2 0:1]
              return %0:1
            """);
  }

  @Test
  void behindACaseTheSubjectIsKnown() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  switch %0:8 [7 b1, 8 b2, 9 b2] else b3
                b1 seven:
                  return %0:8
                b2 more:
                  return %0:8
                b3 other:
                  return %0:8
                """,
                new PropagateConditions()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              switch %0:8 [7 b1, 8 b2, 9 b2] else b3
            b1 seven:
              return 7:8
            b2 more:
              return %0:8
            b3 other:
              return %0:8
            """);
  }
}
