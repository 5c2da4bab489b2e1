package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergeLoadsTest {

  @Test
  void neighboursAreLoadedTogether() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:16 = load_packet 4:32 bit 0
                  %1:3 = load_packet 6:32 bit 0
                  %2:13 = load_packet 6:32 bit 3
                  %3:16 = concat %1:3, %2:13
                  %4:32 = concat %0:16, %3:16
                  store_packet 20:32 bit 0 = %4:32
                  return 1:64
                """,
                new MergeLoads()))
        .isEqualTo(
            """
            b0 entry:
              %0:16 = load_packet 4:32 bit 0
              %1:3 = load_packet 6:32 bit 0
              %2:13 = load_packet 6:32 bit 3
              %3:16 = load_packet 6:32 bit 0
              %4:32 = load_packet 4:32 bit 0
              store_packet 20:32 bit 0 = %4:32
              return 1:64
            """);
  }

  @Test
  void aSliceLoadsItsBitsAlone() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:32 = load_packet 4:32 bit 0
                  %1:8 = slice %0:32 from 8
                  return %1:8
                """,
                new MergeLoads()))
        .isEqualTo(
            """
            b0 entry:
              %0:32 = load_packet 4:32 bit 0
              %1:8 = load_packet 4:32 bit 16
              return %1:8
            """);
  }

  @Test
  void whatWasOverwrittenInBetweenStaysApart() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 4:32 bit 0
                  store_packet 4:32 bit 0 = 9:8
                  %1:8 = load_packet 5:32 bit 0
                  %2:16 = concat %0:8, %1:8
                  return %2:16
                """,
                new MergeLoads()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 4:32 bit 0
              store_packet 4:32 bit 0 = 9:8
              %1:8 = load_packet 5:32 bit 0
              %2:16 = concat %0:8, %1:8
              return %2:16
            """);
  }
}
