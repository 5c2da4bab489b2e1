package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PushStoresTest {

  @Test
  void aFieldIsStoredWhereItChanges() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 22:32 bit 0
                  %1:1 = load_packet 0:32 bit 0
                  branch %1:1 b1, b2
                b1 changes:
                  mark action 'set' bits 0
                  jump b3
                b2 keeps:
                  mark action 'keep' bits 0
                  jump b3
                b3 deparse:
                  %2:8 = phi [b1 64:8, b2 %0:8]
                  store_packet 22:32 bit 0 = %2:8
                  return 1:64
                """,
                new PushStores()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 22:32 bit 0
              %1:1 = load_packet 0:32 bit 0
              branch %1:1 b1, b2
            b1 changes:
              mark action 'set' bits 0
              store_packet 22:32 bit 0 = 64:8
              jump b3
            b2 keeps:
              mark action 'keep' bits 0
              jump b3
            b3 deparse:
              %2:8 = phi [b1 64:8, b2 %0:8]
              return 1:64
            """);
  }

  @Test
  void aFieldThatIsReadFirstStays() {
    assertThat(
            PassTester.run(
                """
                b0 entry:
                  %0:8 = load_packet 22:32 bit 0
                  %1:1 = load_packet 0:32 bit 0
                  branch %1:1 b1, b2
                b1 changes:
                  mark action 'set' bits 0
                  jump b3
                b2 keeps:
                  mark action 'keep' bits 0
                  jump b3
                b3 deparse:
                  %2:8 = phi [b1 64:8, b2 %0:8]
                  %3:16 = load_packet 22:32 bit 0
                  store_packet 22:32 bit 0 = %2:8
                  return %3:16
                """,
                new PushStores()))
        .isEqualTo(
            """
            b0 entry:
              %0:8 = load_packet 22:32 bit 0
              %1:1 = load_packet 0:32 bit 0
              branch %1:1 b1, b2
            b1 changes:
              mark action 'set' bits 0
              jump b3
            b2 keeps:
              mark action 'keep' bits 0
              jump b3
            b3 deparse:
              %2:8 = phi [b1 64:8, b2 %0:8]
              %3:16 = load_packet 22:32 bit 0
              store_packet 22:32 bit 0 = %2:8
              return %3:16
            """);
  }
}
