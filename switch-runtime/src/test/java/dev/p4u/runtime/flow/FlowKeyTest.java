package dev.p4u.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowKeyTest {

  private static boolean matches(String match, byte[] packet) {
    FlowKey key = new FlowKey();
    byte[] shifted = new byte[packet.length + 5];
    System.arraycopy(packet, 0, shifted, 3, packet.length);
    key.extract(7, shifted, 3, packet.length);
    return FlowParser.parseMatch(match).match().matches(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in_port=7 | true",
        "in_port=8 | false",
        "dl_dst=02:00:00:00:00:ab | true",
        "dl_src=02:00:00:00:00:cd | true",
        "dl_src=02:00:00:00:00:ab | false",
        "dl_dst=00:00:00:00:00:00/01:00:00:00:00:00 | true",
        "dl_dst=01:00:00:00:00:00/01:00:00:00:00:00 | false",
        "dl_type=0x800 | true",
        "ip | true",
        "ipv6 | false",
        "arp | false",
        "tcp | false",
        "udp | true",
        "ip,nw_proto=17 | true",
        "ip,nw_src=10.0.0.1 | true",
        "ip,nw_src=10.0.0.0/8 | true",
        "ip,nw_src=11.0.0.0/8 | false",
        "ip,nw_src=0.0.0.0/0 | true",
        "ip,nw_dst=192.168.0.2/255.255.0.255 | true",
        "udp,tp_src=0x1234 | true",
        "udp,tp_dst=53 | true",
        "udp,tp_dst=54 | false",
        "udp,tp_dst=0x30/0xfff0 | true",
        "dl_vlan=0xffff | true",
        "dl_vlan=0 | false",
        "vlan_vid=0 | true"
      })
  void udpPacket(String match, boolean expected) {
    assertThat(matches(match, Frames.hex(Frames.UDP))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dl_vlan=5 | true",
        "dl_vlan=6 | false",
        "vlan_vid=0x1005 | true",
        "vlan_vid=0x1000/0x1000 | true",
        "dl_vlan=0xffff | false",
        "dl_type=0x88a8 | true",
        "dl_type=0x8100 | true",
        "dl_type=0x8864 | true",
        "dl_type=0x0800 | false"
      })
  void doubleTaggedSession(String match, boolean expected) {
    byte[] packet = Frames.hex(Frames.MACS + "88a8 6005 8100 0009 8864 1100 0001 0000");

    assertThat(matches(match, packet)).isEqualTo(expected);
  }

  @Test
  void arpFields() {
    byte[] packet =
        Frames.hex(
            Frames.MACS + "0806 0001 0800 0604 0002 0200000000cd 0a000001 0200000000ab 0a000002");

    assertThat(matches("arp,arp_op=2,arp_spa=10.0.0.1,arp_tpa=10.0.0.2", packet)).isTrue();
    assertThat(matches("arp,arp_op=1", packet)).isFalse();
  }

  @Test
  void ipv6ThroughExtensionHeaders() {
    String addresses = "20010db8000000000000000000000001 20010db8000000000000000000000002";
    byte[] packet =
        Frames.hex(
            Frames.MACS
                + "86dd 60000000 0014 00 40"
                + addresses
                + "0600000000000000 0050 1f90 00000000 00000000");

    assertThat(matches("tcp6,tp_src=80,tp_dst=8080", packet)).isTrue();
    assertThat(matches("ipv6,ipv6_src=2001:db8::1,ipv6_dst=2001:db8::/32", packet)).isTrue();
    assertThat(matches("ipv6,ipv6_src=2001:db8::2", packet)).isFalse();
    assertThat(matches("ipv6,ipv6_dst=2001:db8::4/127", packet)).isFalse();
  }

  @Test
  void laterFragmentsHaveNoPorts() {
    byte[] packet = Frames.hex(Frames.UDP);
    packet[21] = 1;

    assertThat(matches("udp", packet)).isTrue();
    assertThat(matches("udp,tp_dst=53", packet)).isFalse();
  }

  @Test
  void paddingIsNoPayload() {
    byte[] packet = Frames.hex(Frames.UDP);
    packet[17] = 22;

    assertThat(matches("udp,tp_dst=53", packet)).isFalse();
  }

  @Test
  void icmpTypeAndCode() {
    byte[] packet = Frames.hex(Frames.UDP);
    packet[23] = 1;

    assertThat(matches("icmp,icmp_type=0x12,icmp_code=0x34", packet)).isTrue();
  }

  /** Cut at every length: no crash, and only what is whole matches. */
  @Test
  void runts() {
    byte[] packet = Frames.hex(Frames.UDP);
    for (int length = 0; length < packet.length; length++) {
      byte[] runt = Arrays.copyOf(packet, length);
      assertThat(matches("in_port=7", runt)).isTrue();
      assertThat(matches("dl_vlan=0xffff", runt)).isTrue();
      assertThat(matches("dl_type=0x800", runt)).isEqualTo(length >= 14);
      assertThat(matches("ip,nw_src=0.0.0.0/1", runt)).isEqualTo(length >= 34);
      assertThat(matches("udp,tp_dst=53", runt)).isEqualTo(length >= 38);
    }
  }

  @Test
  void cutInsideATag() {
    byte[] packet = Frames.hex(Frames.MACS + "88a8 6005 8100 0009");

    assertThat(matches("dl_vlan=5", packet)).isTrue();
    assertThat(matches("dl_type=0x88a8", packet)).isTrue();
    assertThat(matches("dl_type=0", packet)).isFalse();
  }

  @Test
  void lengthFieldsAreLlc() {
    byte[] packet = Frames.hex(Frames.MACS + "0026 424203");

    assertThat(matches("dl_type=0x5ff", packet)).isTrue();
  }
}
