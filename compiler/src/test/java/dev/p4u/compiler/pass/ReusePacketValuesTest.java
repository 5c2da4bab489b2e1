package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReusePacketValuesTest {

  @Test
  void aStoreOfWhatStandsThereGoes() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:16 = load_packet 12:32 bit 0
                  %1:8 = load_packet 14:32 bit 0
                  store_packet 12:32 bit 0 = %0:16
                  store_packet 14:32 bit 0 = %1:8
                  return 1:64
                """,
                new ReusePacketValues()))
        .isEqualTo(
            """
            b0 entry:
              %0:16 = load_packet 12:32 bit 0
              %1:8 = load_packet 14:32 bit 0
              return 1:64
            """);
  }

  @Test
  void whatWasOverwrittenIsStored() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:16 = load_packet 12:32 bit 0
                  store_packet 12:32 bit 4 = 3:4
                  store_packet 12:32 bit 0 = %0:16
                  return 1:64
                """,
                new ReusePacketValues()))
        .isEqualTo(
            """
            b0 entry:
              %0:16 = load_packet 12:32 bit 0
              store_packet 12:32 bit 4 = 3:4
              store_packet 12:32 bit 0 = %0:16
              return 1:64
            """);
  }

  @Test
  void bytesMoveWithTheHead() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:16 = load_packet 18:32 bit 0
                  %1:16 = load_packet 12:32 bit 0
                  %2:1 = adjust_head 4294967292:32
                  branch %2:1 b1, b2
                b1 moved:
                  store_packet 14:32 bit 0 = %0:16
                  store_packet 12:32 bit 0 = %1:16
                  return 1:64
                b2 failed:
                  store_packet 18:32 bit 0 = %0:16
                  store_packet 14:32 bit 0 = %0:16
                  return 1:64
                """,
                new ReusePacketValues()))
        .isEqualTo(
            """
            b0 entry:
              %0:16 = load_packet 18:32 bit 0
              %1:16 = load_packet 12:32 bit 0
              %2:1 = adjust_head 4294967292:32
              branch %2:1 b1, b2
            b1 moved:
              store_packet 12:32 bit 0 = %1:16
              return 1:64
            b2 failed:
              store_packet 14:32 bit 0 = %0:16
              return 1:64
            """);
  }

  @Test
  void aSecondLoadIsTheFirst() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:16 = load_packet 12:32 bit 0
                  %1:16 = load_packet 12:32 bit 0
                  store_packet 2:32 bit 0 = 9:16
                  %2:16 = load_packet 2:32 bit 0
                  %3:16 = add %1:16, %2:16
                  return %3:16
                """,
                new ReusePacketValues()))
        .isEqualTo(
            """
            b0 entry:
              %0:16 = load_packet 12:32 bit 0
              store_packet 2:32 bit 0 = 9:16
              %3:16 = add %0:16, 9:16
              return %3:16
            """);
  }

  @Test
  void aStoreAtAnUnknownPlaceForgetsAll() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:32 = load_packet 0:32 bit 0
                  %1:16 = load_packet 12:32 bit 0
                  store_packet %0:32 bit 0 = 5:8
                  store_packet 12:32 bit 0 = %1:16
                  return 1:64
                """,
                new ReusePacketValues()))
        .isEqualTo(
            """
            b0 entry:
              %0:32 = load_packet 0:32 bit 0
              %1:16 = load_packet 12:32 bit 0
              store_packet %0:32 bit 0 = 5:8
              store_packet 12:32 bit 0 = %1:16
              return 1:64
            """);
  }

  @Test
  void onlyWhatAllWaysLeaveIsKnown() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 0:32 bit 0
                  %1:8 = load_packet 1:32 bit 0
                  switch %0:8 [1 b1] else b2
                b1 changes:
                  store_packet 0:32 bit 0 = 5:8
                  jump b2
                b2 end:
                  store_packet 0:32 bit 0 = %0:8
                  store_packet 1:32 bit 0 = %1:8
                  return 1:64
                """,
                new ReusePacketValues()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              %1:8 = load_packet 1:32 bit 0
              switch %0:8 [1 b1] else b2
            b1 changes:
              store_packet 0:32 bit 0 = 5:8
              jump b2
            b2 end:
              store_packet 0:32 bit 0 = %0:8
              return 1:64
            """);
  }
}
