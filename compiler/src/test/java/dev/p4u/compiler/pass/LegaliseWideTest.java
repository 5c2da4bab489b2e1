package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegaliseWideTest {

  @Test
  void loadsAndStoresGoLimbByLimb() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:100 = load_packet 4:32 bit 4
                  store_packet 40:32 bit 0 = %0:100
                  return 1:64
                """,
                new LegaliseWide()))
        .isEqualTo(
            """
            b0 entry:
              %1:64 = load_packet 4:32 bit 40
              %2:36 = load_packet 4:32 bit 4
              store_packet 40:32 bit 0 = %2:36
              store_packet 40:32 bit 36 = %1:64
              return 1:64
            """);
  }

  @Test
  void additionsCarry() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:128 = load_packet 0:32 bit 0
                  %1:128 = add %0:128, 1:128
                  store_packet 0:32 bit 0 = %1:128
                  return 1:64
                """,
                new LegaliseWide()))
        .isEqualTo(
            """
            b0 entry:
              %2:64 = load_packet 0:32 bit 64
              %3:64 = load_packet 0:32 bit 0
              %4:64 = add %2:64, 1:64
              %5:64 = zext 0:1
              %6:64 = add %4:64, %5:64
              %7:1 = ult %4:64, %2:64
              %8:1 = ult %6:64, %4:64
              %9:1 = or %7:1, %8:1
              %10:64 = add %3:64, 0:64
              %11:64 = zext %9:1
              %12:64 = add %10:64, %11:64
              store_packet 0:32 bit 0 = %12:64
              store_packet 0:32 bit 64 = %6:64
              return 1:64
            """);
  }

  @Test
  void slicesCrossLimbs() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:128 = load_packet 0:32 bit 0
                  %1:16 = slice %0:128 from 56
                  return %1:16
                """,
                new LegaliseWide()))
        .isEqualTo(
            """
            b0 entry:
              %2:64 = load_packet 0:32 bit 64
              %3:64 = load_packet 0:32 bit 0
              %4:8 = slice %2:64 from 56
              %5:8 = slice %3:64 from 0
              %6:16 = concat %5:8, %4:8
              %1:16 = zext %6:16
              return %1:16
            """);
  }

  @Test
  void mapKeysAndValuesAreSplitInTheirOrder() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:128 = load_packet 0:32 bit 0
                  update m key 16 [0 size 16 big = %0:128] value 16 [0 size 16 little = %0:128]
                  return 1:64
                """,
                new LegaliseWide()))
        .isEqualTo(
            """
            b0 entry:
              %1:64 = load_packet 0:32 bit 64
              %2:64 = load_packet 0:32 bit 0
              update m key 16 [8 size 8 big = %1:64, 0 size 8 big = %2:64] value 16 [0 size 8 little = %1:64, 8 size 8 little = %2:64]
              return 1:64
            """);
  }
}
