package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimplifyTest {

  @Test
  void constantsAreFolded() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:8 = add 250:8, 10:8
                  %9:8 = mul %1:8, 3:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              return 12:8
            """);
  }

  @Test
  void constantsMoveRight() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %9:8 = add 3:8, %0:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %9:8 = add %0:8, 3:8
              return %9:8
            """);
  }

  @Test
  void subtractionOfAConstantIsAddition() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %9:8 = sub %0:8, 1:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %9:8 = add %0:8, 255:8
              return %9:8
            """);
  }

  @Test
  void sumsOfConstantsJoin() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:8 = add %0:8, 3:8
                  %9:8 = sub %1:8, 3:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:8 = add %0:8, 3:8
              return %0:8
            """);
  }

  @Test
  void multiplicationByAPowerIsAShift() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %9:8 = mul %0:8, 8:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %9:8 = shl %0:8, 3:32
              return %9:8
            """);
  }

  @Test
  void divisionByAPowerIsAShift() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:8 = udiv %0:8, 4:8
                  %9:8 = umod %1:8, 4:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:8 = lshr %0:8, 2:32
              %9:8 = and %1:8, 3:8
              return %9:8
            """);
  }

  @Test
  void divisionByZeroIsZero() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %9:8 = udiv %0:8, 0:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              return 0:8
            """);
  }

  @Test
  void remainderByZeroIsTheDividend() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %9:8 = umod %0:8, 0:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              return %0:8
            """);
  }

  @Test
  void aShiftByTheWidthIsZero() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %9:8 = shl %0:8, 8:32
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              return 0:8
            """);
  }

  @Test
  void xorWithItselfIsZero() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %9:8 = xor %0:8, %0:8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              return 0:8
            """);
  }

  @Test
  void aDoubleNegationIsNone() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:1 = eq %0:8, 1:8
                  %2:1 = xor %1:1, 1:1
                  %9:1 = xor %2:1, 1:1
                  return %9:1
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:1 = eq %0:8, 1:8
              %2:1 = ne %0:8, 1:8
              %9:1 = eq %0:8, 1:8
              return %9:1
            """);
  }

  @Test
  void aNegatedComparisonIsTheOpposite() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:1 = ult %0:8, 5:8
                  %9:1 = xor %1:1, 1:1
                  return %9:1
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:1 = ult %0:8, 5:8
              %9:1 = ule 5:8, %0:8
              return %9:1
            """);
  }

  @Test
  void extendedValuesCompareNarrow() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:32 = zext %0:8
                  %9:1 = eq %1:32, 7:32
                  return %9:1
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:32 = zext %0:8
              %9:1 = eq %0:8, 7:8
              return %9:1
            """);
  }

  @Test
  void extendedValuesAreNotLarge() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:32 = zext %0:8
                  %9:1 = eq %1:32, 300:32
                  return %9:1
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:32 = zext %0:8
              return 0:1
            """);
  }

  @Test
  void whatWasAddedGoesToTheConstant() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:8 = add %0:8, 3:8
                  %9:1 = eq %1:8, 10:8
                  return %9:1
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:8 = add %0:8, 3:8
              %9:1 = eq %0:8, 7:8
              return %9:1
            """);
  }

  @Test
  void nothingIsBelowZero() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %9:1 = ult %0:8, 0:8
                  return %9:1
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              return 0:1
            """);
  }

  @Test
  void aSelectionOfTruthIsItsCondition() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:1 = eq %0:8, 1:8
                  %9:1 = select %1:1, 1:1, 0:1
                  return %9:1
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:1 = eq %0:8, 1:8
              return %1:1
            """);
  }

  @Test
  void sliceOfAConcatenationIsItsPart() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:16 = concat %0:8, 5:8
                  %9:8 = slice %1:16 from 8
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:16 = concat %0:8, 5:8
              return %0:8
            """);
  }

  @Test
  void truncationOfAnExtensionIsNothing() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:32 = zext %0:8
                  %9:8 = trunc %1:32
                  return %9:8
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:32 = zext %0:8
              return %0:8
            """);
  }

  @Test
  void sliceOfAShiftTakesOtherBits() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:8 = lshr %0:8, 4:8
                  %9:2 = slice %1:8 from 1
                  return %9:2
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:8 = lshr %0:8, 4:8
              %9:2 = slice %0:8 from 5
              return %9:2
            """);
  }

  @Test
  void neighbouringSlicesAreOne() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:4 = slice %0:8 from 4
                  %2:2 = slice %0:8 from 2
                  %9:6 = concat %1:4, %2:2
                  return %9:6
                """,
                new Simplify()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:4 = slice %0:8 from 4
              %2:2 = slice %0:8 from 2
              %9:6 = slice %0:8 from 2
              return %9:6
            """);
  }

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
}
