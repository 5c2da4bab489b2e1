package dev.p4u.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowTableTest {

  private final FlowTable table = new FlowTable(2);

  private Flow add(String text) {
    return table.add(FlowParser.parseFlow(text), 1_000_000_000L);
  }

  private String winner() {
    FlowKey key = new FlowKey();
    byte[] packet = Frames.hex(Frames.UDP);
    key.extract(1, packet, 0, packet.length);
    Flow flow = table.lookup(key);
    return flow == null ? null : flow.toString();
  }

  @Test
  void highestPriorityWinsAndEarlierAmongEquals() {
    assertThat(winner()).isNull();
    add("priority=1,actions=1");
    add("priority=3,arp,actions=2");
    add("priority=2,ip,actions=3");
    add("priority=2,udp,actions=4");
    assertThat(winner()).isEqualTo("priority=2,ip actions=output:3");
    add("udp,actions=5");
    assertThat(winner()).as("default priority is 32768").isEqualTo("udp actions=output:5");
  }

  @Test
  void addReplacesAnIdenticalFlowAndItsCounters() {
    add("priority=2,ip,nw_src=10.0.0.1/8,actions=1").count(60);
    Flow second = add("priority=2,nw_src=10.9.9.9/8 dl_type=0x800,actions=2");
    add("priority=3,ip,nw_src=10.0.0.1/8,actions=3");

    assertThat(table.flows()).hasSize(2).contains(second);
    assertThat(second.packets()).isZero();
  }

  @Test
  void modifyLooselyAndStrictly() {
    Flow http = add("priority=5,tcp,tp_dst=80,actions=1");
    Flow dns = add("priority=5,udp,tp_dst=53,actions=1");
    Flow any = add("priority=5,actions=1");
    dns.count(60);

    assertThat(table.modify(FlowParser.parseFlow("ip,actions=2"), false)).isEqualTo(2);
    assertThat(http.toString()).endsWith("actions=output:2");
    assertThat(any.toString()).endsWith("actions=output:1");
    assertThat(dns.packets()).as("counters go on").isOne();
    assertThat(table.modify(FlowParser.parseFlow("priority=4,actions=3"), true)).isZero();
    assertThat(table.modify(FlowParser.parseFlow("priority=5,actions=3"), true)).isOne();
    assertThat(any.toString()).endsWith("actions=output:3");
  }

  @Test
  void deleteLooselyAndStrictly() {
    add("priority=5,ip,nw_src=10.1.0.0/16,actions=1");
    add("priority=5,ip,nw_src=10.2.0.0/16,actions=1");
    add("priority=5,ip,nw_src=11.0.0.0/8,actions=1");

    assertThat(table.delete(FlowParser.parseMatch("priority=5,ip,nw_src=10.0.0.0/8"), true))
        .isZero();
    assertThat(table.delete(FlowParser.parseMatch("ip,nw_src=10.0.0.0/8"), false)).isEqualTo(2);
    assertThat(table.delete(FlowParser.parseMatch(""), false)).isOne();
    assertThat(table.flows()).isEmpty();
  }

  @Test
  void dumpsAsOvsOfctlDoes() {
    Flow flow = add("cookie=0xab,priority=100,in_port=1,ip,actions=prog:1,output:2");
    flow.count(60);
    flow.count(40);
    add("actions=drop");

    assertThat(table.dump(3_250_000_000L))
        .containsExactly(
            " cookie=0x0, duration=2.250s, table=2, n_packets=0, n_bytes=0, actions=drop",
            " cookie=0xab, duration=2.250s, table=2, n_packets=2, n_bytes=100,"
                + " priority=100,ip,in_port=1 actions=prog:1,output:2");
  }
}
