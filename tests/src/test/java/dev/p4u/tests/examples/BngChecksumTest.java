package dev.p4u.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.control.ActionCall;
import dev.p4u.runtime.control.KeyArg;
import dev.p4u.runtime.control.KeyValue;
import dev.p4u.runtime.control.NamedControl;
import dev.p4u.runtime.control.Processed;
import dev.p4u.runtime.control.SoftSwitch;
import dev.p4u.stf.project.Project;
import dev.p4u.stf.run.CompiledPrograms;
import dev.p4u.tests.Home;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.UdpPacket;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.EtherType;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.UdpPort;
import org.pcap4j.util.MacAddress;

/**
 * The BNG against a packet library that knows nothing of it: it makes the packets and reads them.
 */
class BngChecksumTest {

  private static final int ACCESS = 1;
  private static final int CORE = 2;

  private SoftSwitch bng;

  @BeforeEach
  void start() throws Exception {
    Path program = Home.resolve("examples/bng/bng.p4");
    bng = new SoftSwitch();
    bng.load(1, new CompiledPrograms().build(program, Project.of(program)).object().orElseThrow());
    bng.addFlow("in_port=1,actions=prog:1,output:2");
    bng.addFlow("in_port=2,actions=prog:1,output:1");
    NamedControl control = bng.control(1);
    control
        .table("pipe.upstream.line_map")
        .add(key("hdr.s_tag.vid", 10, "hdr.c_tag.vid", 100), 0, call("set_line", 99));
    control
        .table("pipe.upstream.pppoe_term_v4")
        .add(
            key("meta.line_id", 99, "hdr.ipv4.src_addr", 0x0a0a0a0a, "hdr.pppoe.session_id", 64),
            0,
            call("terminate", 0x020000000063L, 1));
    control
        .table("pipe.upstream.core_next_hop")
        .add(key("meta.next_hop", 1), 0, call("set_next_hop", 0x0200000000d1L, 0x0200000000ccL));
  }

  private static List<KeyArg> key(Object... namesAndValues) {
    List<KeyArg> keys = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      long value = ((Number) namesAndValues[i + 1]).longValue();
      keys.add(new KeyArg((String) namesAndValues[i], KeyValue.exact(value)));
    }
    return keys;
  }

  private static ActionCall call(String action, long... arguments) {
    return ActionCall.of(action, arguments);
  }

  private static byte[] ipv4(int ttl, int tos, int identification, byte[] payload)
      throws Exception {
    Inet4Address source = (Inet4Address) InetAddress.getByName("10.10.10.10");
    Inet4Address destination = (Inet4Address) InetAddress.getByName("192.0.2.1");
    UdpPacket.Builder udp =
        new UdpPacket.Builder()
            .srcAddr(source)
            .dstAddr(destination)
            .srcPort(UdpPort.getInstance((short) 49_152))
            .dstPort(UdpPort.DOMAIN)
            .payloadBuilder(new UnknownPacket.Builder().rawData(payload))
            .correctChecksumAtBuild(true)
            .correctLengthAtBuild(true);
    return new IpV4Packet.Builder()
        .version(IpVersion.IPV4)
        .tos(IpV4Rfc791Tos.newInstance((byte) tos))
        .ttl((byte) ttl)
        .identification((short) identification)
        .protocol(IpNumber.UDP)
        .srcAddr(source)
        .dstAddr(destination)
        .payloadBuilder(udp)
        .correctChecksumAtBuild(true)
        .correctLengthAtBuild(true)
        .build()
        .getRawData();
  }

  /** Two tags, a PPPoE session and the PPP protocol around an IPv4 packet. */
  private static byte[] fromSubscriber(byte[] ip) {
    return ByteBuffer.allocate(30 + ip.length)
        .put(MacAddress.getByName("02:00:00:00:00:aa").getAddress())
        .put(MacAddress.getByName("02:00:00:00:00:63").getAddress())
        .putShort((short) 0x88a8)
        .putShort((short) 10)
        .putShort((short) 0x8100)
        .putShort((short) 100)
        .putShort((short) 0x8864)
        .put((byte) 0x11)
        .put((byte) 0)
        .putShort((short) 64)
        .putShort((short) (ip.length + 2))
        .putShort((short) 0x0021)
        .put(ip)
        .array();
  }

  @Test
  void whatGoesToTheCoreIsACorrectPacket() throws Exception {
    Random random = new Random(20_261_123);
    for (int i = 0; i < 2_000; i++) {
      int ttl = 2 + random.nextInt(254);
      byte[] payload = new byte[random.nextInt(200)];
      random.nextBytes(payload);
      byte[] sent = ipv4(ttl, random.nextInt(256) & 0xfc, random.nextInt(65_536), payload);

      Processed processed = bng.process(ACCESS, fromSubscriber(sent));

      assertThat(processed.outputs()).as(processed.reason()).hasSize(1);
      assertThat(processed.outputs().get(0).port()).isEqualTo(CORE);
      byte[] out = processed.outputs().get(0).packet();
      EthernetPacket ethernet = EthernetPacket.newPacket(out, 0, out.length);
      assertThat(ethernet.getHeader().getDstAddr()).hasToString("02:00:00:00:00:d1");
      assertThat(ethernet.getHeader().getSrcAddr()).hasToString("02:00:00:00:00:cc");
      assertThat(ethernet.getHeader().getType()).isEqualTo(EtherType.IPV4);
      IpV4Packet before = IpV4Packet.newPacket(sent, 0, sent.length);
      IpV4Packet after = ethernet.get(IpV4Packet.class);
      check(before.getHeader(), after.getHeader());
      assertThat(after.getPayload().getRawData()).isEqualTo(before.getPayload().getRawData());
      assertThat(udpIsValid(after)).isTrue();
    }
  }

  private static void check(IpV4Packet.IpV4Header before, IpV4Packet.IpV4Header after) {
    assertThat(after.hasValidChecksum(false)).isTrue();
    assertThat(after.getTtlAsInt()).isEqualTo(before.getTtlAsInt() - 1);
    assertThat(after.getSrcAddr()).isEqualTo(before.getSrcAddr());
    assertThat(after.getDstAddr()).isEqualTo(before.getDstAddr());
    assertThat(after.getTos()).isEqualTo(before.getTos());
    assertThat(after.getTotalLengthAsInt()).isEqualTo(before.getTotalLengthAsInt());
    assertThat(after.getIdentification()).isEqualTo(before.getIdentification());
  }

  private static boolean udpIsValid(IpV4Packet ip) {
    Packet payload = ip.getPayload();
    return ((UdpPacket) payload)
        .hasValidChecksum(ip.getHeader().getSrcAddr(), ip.getHeader().getDstAddr(), false);
  }

  @Test
  void aWrongChecksumStaysWrong() throws Exception {
    byte[] ip = ipv4(64, 0, 1, new byte[4]);
    ip[10] ^= 1;

    byte[] out = bng.process(ACCESS, fromSubscriber(ip)).outputs().get(0).packet();

    IpV4Packet after = EthernetPacket.newPacket(out, 0, out.length).get(IpV4Packet.class);
    assertThat(after.getHeader().hasValidChecksum(false)).isFalse();
  }
}
