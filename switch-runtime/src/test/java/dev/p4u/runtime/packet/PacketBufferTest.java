package dev.p4u.runtime.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketBufferTest {

  @Test
  void growsBeyondItsHeadroom() {
    PacketBuffer packet = new PacketBuffer(new byte[] {1, 2});

    assertThat(packet.adjustHead(PacketBuffer.HEADROOM + 10)).isTrue();
    assertThat(packet.length()).isEqualTo(PacketBuffer.HEADROOM + 12);
    assertThat(packet.toBytes()).endsWith(0, 1, 2).startsWith(0, 0);
  }

  @Test
  void grownBytesAreZeroEvenWhereOldOnesWere() {
    PacketBuffer packet = new PacketBuffer(new byte[] {1, 2, 3});
    packet.adjustHead(-2);
    packet.adjustHead(2);

    assertThat(packet.toBytes()).containsExactly(0, 0, 3);
  }

  @Test
  void impossibleMovesChangeNothing() {
    PacketBuffer packet = new PacketBuffer(new byte[] {1, 2, 3});

    assertThat(packet.adjustHead(-4)).isFalse();
    assertThat(packet.adjustHead(PacketBuffer.MAX_LENGTH)).isFalse();
    assertThat(packet.adjustHead(Integer.MIN_VALUE)).isFalse();
    assertThat(packet.toBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void isReusedForLargerAndSmallerPackets() {
    PacketBuffer packet = new PacketBuffer(new byte[] {1});
    packet.reset(new byte[] {9, 8, 7, 6}, 1, 3);
    assertThat(packet.toBytes()).containsExactly(8, 7, 6);
    packet.reset(new byte[] {5}, 0, 1);
    assertThat(packet.toBytes()).containsExactly(5);
  }

  @Test
  void doesNotGrowFromPacketToPacket() {
    PacketBuffer packet = new PacketBuffer(new byte[0]);
    for (int i = 0; i < 100; i++) {
      packet.reset(new byte[] {1, 2, 3}, 0, 3);
      assertThat(packet.adjustHead(60_000)).isTrue();
      assertThat(packet.toBytes()).hasSize(60_003).endsWith(0, 1, 2, 3);
    }

    assertThat(packet.array()).hasSizeLessThan(61_000);
  }
}
