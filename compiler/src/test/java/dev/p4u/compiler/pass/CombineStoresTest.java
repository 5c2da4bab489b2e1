package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CombineStoresTest {

  @Test
  void fieldsThatShareBytesAreOneStore() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:4 = load_packet 0:32 bit 0
                  %1:3 = load_packet 9:32 bit 0
                  %2:13 = load_packet 30:32 bit 0
                  store_packet 14:32 bit 0 = 4:4
                  store_packet 14:32 bit 4 = %0:4
                  store_packet 15:32 bit 0 = %1:3
                  store_packet 15:32 bit 3 = %2:13
                  return 1:64
                """,
                new CombineStores()))
        .isEqualTo(
            """
            b0 entry:
              %0:4 = load_packet 0:32 bit 0
              %1:3 = load_packet 9:32 bit 0
              %2:13 = load_packet 30:32 bit 0
              %3:8 = concat 4:4, %0:4
              store_packet 14:32 bit 0 = %3:8
              %4:16 = concat %1:3, %2:13
              store_packet 15:32 bit 0 = %4:16
              return 1:64
            """);
  }

  @Test
  void constantsAreWrittenInWords() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  store_packet 0:32 bit 0 = 1:16
                  store_packet 2:32 bit 0 = 2:16
                  store_packet 4:32 bit 0 = 3:32
                  store_packet 8:32 bit 0 = 4:8
                  return 1:64
                """,
                new CombineStores()))
        .isEqualTo(
            """
            b0 entry:
              store_packet 0:32 bit 0 = 281483566645251:64
              store_packet 8:32 bit 0 = 4:8
              return 1:64
            """);
  }

  @Test
  void theLastStoreOfABitWins() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:32 = load_packet 20:32 bit 0
                  store_packet 0:32 bit 0 = %0:32
                  store_packet 1:32 bit 0 = 7:8
                  return 1:64
                """,
                new CombineStores()))
        .isEqualTo(
            """
            b0 entry:
              %0:32 = load_packet 20:32 bit 0
              %1:8 = slice %0:32 from 24
              store_packet 0:32 bit 0 = %1:8
              store_packet 1:32 bit 0 = 7:8
              %2:16 = slice %0:32 from 0
              store_packet 2:32 bit 0 = %2:16
              return 1:64
            """);
  }

  @Test
  void aLoadInBetweenSeesWhatWasStored() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  store_packet 0:32 bit 0 = 1:4
                  %0:8 = load_packet 0:32 bit 0
                  store_packet 0:32 bit 4 = 2:4
                  return %0:8
                """,
                new CombineStores()))
        .isEqualTo(
            """
            b0 entry:
              store_packet 0:32 bit 0 = 1:4
              %0:8 = load_packet 0:32 bit 0
              store_packet 0:32 bit 4 = 2:4
              return %0:8
            """);
  }
}
