package dev.p4u.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowParserTest {

  private static String roundTrip(String text) {
    return new Flow(0, FlowParser.parseFlow(text), 0).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "priority=100,in_port=1,ip,actions=prog:1,output:2"
            + "| priority=100,ip,in_port=1 actions=prog:1,output:2",
        "in_port=1 actions=3 | in_port=1 actions=output:3",
        "actions=drop | actions=drop",
        "actions= | actions=drop",
        "actions=flood | actions=FLOOD",
        "actions=ALL,in_port | actions=ALL,IN_PORT",
        "actions=prog:0,output:prog | actions=prog:0,output:prog",
        "actions=resubmit(,4),output:4294967295 | actions=resubmit(,4),output:4294967295",
        "action=prog:65534, goto_table:7 | actions=prog:65534,goto_table:7",
        "tcp6,tp_dst=0x50 actions=1 | tcp6,tp_dst=80 actions=output:1",
        "udp,tp_src=0x400/0xfc00 actions=1 | udp,tp_src=0x400/0xfc00 actions=output:1",
        "ip,nw_src=10.1.2.3/8 actions=1 | ip,nw_src=10.0.0.0/8 actions=output:1",
        "ip,nw_proto=47 actions=1 | ip,nw_proto=47 actions=output:1",
        "icmp6,icmp_type=135 actions=1 | icmp6,icmp_type=135 actions=output:1",
        "arp,arp_op=1,nw_dst=1.2.3.4 actions=1 | arp,arp_tpa=1.2.3.4,arp_op=1 actions=output:1",
        "ipv6,ipv6_src=2001:DB8:0:0:1::/64 actions=1"
            + "| ipv6,ipv6_src=2001:db8::/64 actions=output:1",
        "ipv6,ipv6_dst=::ffff:1.2.3.4 actions=1"
            + "| ipv6,ipv6_dst=::ffff:102:304 actions=output:1",
        "ipv6,ipv6_dst=::/0 actions=1 | ipv6 actions=output:1",
        "dl_vlan=10 actions=1 | dl_vlan=10 actions=output:1",
        "dl_vlan=0xffff actions=1 | vlan_tci=0x0000 actions=output:1",
        "vlan_vid=0x1000/0x1000 actions=1 | vlan_tci=0x1000/0x1000 actions=output:1",
        "dl_type=0x8863,dl_dst=ff:ff:ff:ff:ff:ff actions=1"
            + "| dl_dst=ff:ff:ff:ff:ff:ff,dl_type=0x8863 actions=output:1",
        "dl_src=2:0:0:0:0:1/ff:ff:ff:00:00:00 actions=1"
            + "| dl_src=02:00:00:00:00:00/ff:ff:ff:00:00:00 actions=output:1"
      })
  void printsWhatItReads(String text, String printed) {
    assertThat(roundTrip(text)).isEqualTo(printed);
    assertThat(roundTrip(printed)).as("a second time").isEqualTo(printed);
  }

  @Test
  void tablePriorityAndCookie() {
    FlowSpec spec = FlowParser.parseFlow("table=3 cookie=0xffffffffffffffff priority=0 actions=1");

    assertThat(spec.table()).hasValue(3);
    assertThat(spec.priority()).hasValue(0);
    assertThat(spec.cookie()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "in_prt=1,actions=1 | 1 | unknown field 'in_prt'",
        "ip,tpc,actions=1 | 4 | unknown field 'tpc'",
        "in_port=x,actions=1 | 9 | 'x' is no number",
        "priority=65536,actions=1 | 10 | not between 0 and 65535",
        "table=254,actions=1 | 7 | not between 0 and 253",
        "ip,nw_src=10.0.0.256,actions=1 | 11 | no IPv4 address",
        "ip,nw_src=10.0.0.0/33,actions=1 | 11 | not between 0 and 32",
        "ipv6,ipv6_src=1:::2,actions=1 | 15 | no IPv6 address",
        "ipv6,ipv6_src=1:2,actions=1 | 15 | no IPv6 address",
        "dl_src=1:2:3,actions=1 | 8 | no MAC address",
        "dl_vlan=5000,actions=1 | 9 | no VLAN number",
        "vlan_vid=10,actions=1 | 10 | dl_vlan=10",
        "nw_src=1.2.3.4,actions=1 | 1 | needs ip or arp",
        "ip,tp_dst=80,actions=1 | 4 | needs tcp, udp or icmp",
        "ip,ipv6_src=::1,actions=1 | 4 | needs ipv6",
        "tcp,udp,actions=1 | 5 | a second, different condition",
        "in_port=1 | 10 | actions=... is missing",
        "actions=output:x | 16 | 'x' is no number",
        "actions=1,normal | 11 | unsupported action 'normal'",
        "actions=1,, 2 | 11 | an action is missing",
        "actions=prog:65535 | 14 | not between 0 and 65534",
        "actions=1,drop | 9 | drop stands alone",
        "actions=goto_table:1,2 | 22 | nothing can follow goto_table",
        "actions=resubmit(,999) | 9 | not between 0 and 253"
      })
  void mistakesCarryTheirColumn(String text, int column, String message) {
    FlowParseException error =
        catchThrowableOfType(FlowParseException.class, () -> FlowParser.parseFlow(text));

    assertThat(error).hasMessageContaining(message).hasMessageEndingWith("(column %d)", column);
    assertThat(error.column()).isEqualTo(column);
  }

  @Test
  void selectionsHaveNoActions() {
    assertThat(FlowParser.parseMatch("in_port=1").match().toString()).isEqualTo("in_port=1");
    assertThat(FlowParser.parseMatch("").match()).isEqualTo(Match.ANY);
    assertThat(
            catchThrowableOfType(
                FlowParseException.class, () -> FlowParser.parseMatch("ip actions=1")))
        .hasMessageContaining("column 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "::1", "1::", "2001:db8::1:0:0:1", "1:2:3:4:5:6:7:8", "a::b:0:c"})
  void ipv6TextIsCanonical(String text) {
    long[] halves = Addresses.parseIpv6(text);

    assertThat(Addresses.formatIpv6(halves[0], halves[1])).isEqualTo(text);
  }
}
