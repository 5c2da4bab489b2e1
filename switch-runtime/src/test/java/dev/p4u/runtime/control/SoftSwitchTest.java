package dev.p4u.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.flow.FlowParser;
import dev.p4u.runtime.flow.Frames;
import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.port.CapturedPacket;
import dev.p4u.runtime.port.MemoryPort;
import dev.p4u.runtime.port.Port;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoftSwitchTest {

  private static final byte[] UDP = Frames.hex(Frames.UDP);

  private final VirtualClock clock = new VirtualClock();
  private final SoftSwitch softSwitch = new SoftSwitch(clock, HelperRegistry.builtIn());
  private final MemoryPort one = new MemoryPort(1);
  private final MemoryPort two = new MemoryPort(2);
  private final MemoryPort three = new MemoryPort(3);

  @BeforeEach
  void ports() {
    List.of(three, one, two).forEach(softSwitch::addPort);
  }

  private List<Integer> sendFrom(int port) {
    return softSwitch.process(port, UDP).outputs().stream().map(Processed.Output::port).toList();
  }

  private static String hex(byte[] packet) {
    return HexFormat.of().formatHex(packet);
  }

  @Test
  void forwardsAndDelivers() {
    softSwitch.addFlow("in_port=1,actions=output:2,3");
    Processed processed = softSwitch.process(1, UDP);

    assertThat(processed.verdict()).isEqualTo(Verdict.FORWARDED);
    assertThat(processed.outputs()).hasSize(2);
    assertThat(two.takeSent()).singleElement().extracting(CapturedPacket::data).isEqualTo(UDP);
    assertThat(three.takeSent()).hasSize(1);
    assertThat(one.takeSent()).isEmpty();
  }

  @Test
  void noFlowNoPacket() {
    Processed processed = softSwitch.process(1, UDP);

    assertThat(processed.verdict()).isEqualTo(Verdict.NO_MATCH);
    assertThat(processed.reason()).isEqualTo("no flow in table 0 matches");
    assertThat(softSwitch.stats().noMatch()).isOne();
  }

  @Test
  void outputActions() {
    softSwitch.addFlow("in_port=1,actions=flood");
    softSwitch.addFlow("in_port=2,actions=all,in_port");
    softSwitch.addFlow("in_port=3,actions=output:3");
    softSwitch.addFlow("in_port=4,actions=drop");
    softSwitch.addFlow("in_port=5,actions=output:77");

    assertThat(sendFrom(1)).containsExactly(2, 3);
    assertThat(sendFrom(2)).containsExactly(1, 3, 2);
    assertThat(sendFrom(3)).as("no hairpin without in_port").isEmpty();
    assertThat(softSwitch.process(4, UDP).reason()).contains("dropped by flow in_port=4");
    assertThat(sendFrom(5)).containsExactly(77);
    assertThat(softSwitch.stats().noSuchPort()).isOne();
  }

  @Test
  void programsDecide() {
    softSwitch.load(1, Programs.object(Programs.PASS));
    softSwitch.load(2, Programs.object(Programs.DROP));
    softSwitch.addFlow("in_port=1,actions=prog:1,output:2");
    softSwitch.addFlow("in_port=2,actions=output:3,prog:2,output:1");

    assertThat(sendFrom(1)).containsExactly(2);
    assertThat(sendFrom(2)).as("copies before the program have left").containsExactly(3);
    softSwitch.addFlow("in_port=2,actions=prog:2,output:1");
    Processed dropped = softSwitch.process(2, UDP);
    assertThat(dropped.verdict()).isEqualTo(Verdict.DROPPED);
    assertThat(dropped.reason()).isEqualTo("program 2 dropped the packet");
    assertThat(softSwitch.program(1).orElseThrow().stats())
        .isEqualTo(new ProgramStats(1, 0, 1, 0, 2));
    assertThat(softSwitch.program(2).orElseThrow().stats())
        .isEqualTo(new ProgramStats(2, 2, 0, 0, 4));
  }

  @Test
  void theProgramsPortMayBeTheInputPort() {
    softSwitch.load(0, Programs.marking(1));
    softSwitch.addFlow("actions=prog:0,output:prog");

    assertThat(sendFrom(1)).containsExactly(1);
    assertThat(sendFrom(2)).containsExactly(1);
  }

  @Test
  void programsSeeInputPortAndLength() {
    String asm =
        """
        ldxw %r3, [%r2]
        ldxw %r4, [%r2+4]
        lsh %r3, 16
        or %r3, %r4
        stxw [%r2+12], %r3
        mov %r0, 1
        exit
        """;
    softSwitch.load(1, Programs.object(asm));
    softSwitch.addFlow("actions=prog:1,output:prog");

    assertThat(sendFrom(9)).containsExactly(9 << 16 | UDP.length);
  }

  @Test
  void clonesLeaveEvenWhenThePacketIsDropped() {
    String asm =
        """
        stb [%r2+16], 1
        stw [%r2+20], 3
        mov %r0, 0
        exit
        """;
    softSwitch.load(1, Programs.object(asm));
    softSwitch.addFlow("actions=prog:1,output:2");

    assertThat(sendFrom(1)).containsExactly(3);
  }

  @Test
  void programsOfP4rtOvsGetTheLength() {
    String asm =
        """
        mov %r0, %r2
        sub %r0, 41
        exit
        """;
    ProgramInfo info =
        new ProgramInfo(
            1,
            "x.p4",
            "p4rt-ovs",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    softSwitch.load(1, Programs.object(asm, info));
    softSwitch.addFlow("actions=prog:1,output:2");

    assertThat(UDP).hasSize(42);
    assertThat(sendFrom(1)).containsExactly(2);
    assertThat(softSwitch.process(1, new byte[43]).verdict())
        .as("only 1 passes")
        .isEqualTo(Verdict.DROPPED);
  }

  @Test
  void laterTablesMatchTheChangedPacket() {
    String toIpv6 =
        """
        call ubpf_packet_data
        stb [%r0+12], 0x86
        stb [%r0+13], 0xdd
        mov %r0, 1
        exit
        """;
    softSwitch.load(1, Programs.object(toIpv6));
    softSwitch.addFlow("table=0,ip,actions=prog:1,resubmit(,1),output:1");
    softSwitch.addFlow("table=1,ip,actions=output:2");
    softSwitch.addFlow("table=1,dl_type=0x86dd,actions=goto_table:2");
    softSwitch.addFlow("table=2,actions=output:3");

    Processed processed = softSwitch.process(9, UDP);
    assertThat(processed.outputs()).extracting(Processed.Output::port).containsExactly(3, 1);
    assertThat(hex(processed.outputs().get(0).packet())).contains("86dd");
  }

  @Test
  void resubmittingForEverIsStopped() {
    softSwitch.addFlow("actions=resubmit(,0),resubmit(,0)");

    assertThat(softSwitch.process(1, UDP).reason()).isEqualTo("resubmitted too often");
  }

  @Test
  void trapsDropThePacketAndNothingElse() {
    softSwitch.load(
        1,
        Programs.object(
            """
            ldxdw %r0, [%r2+17]
            exit
            """));
    softSwitch.addFlow("in_port=1,actions=prog:1,output:2");
    softSwitch.addFlow("in_port=2,actions=output:1");

    Processed processed = softSwitch.process(1, UDP);
    assertThat(processed.verdict()).isEqualTo(Verdict.TRAPPED);
    assertThat(processed.outputs()).isEmpty();
    LoadedProgram program = softSwitch.program(1).orElseThrow();
    assertThat(program.stats().traps()).isOne();
    assertThat(processed.reason())
        .isEqualTo("program 1: " + program.lastError().orElseThrow())
        .contains("read of 8 bytes");
    assertThat(sendFrom(2)).containsExactly(1);
  }

  @Test
  void endlessProgramsTrap() {
    softSwitch.load(1, Programs.object("again:\nja again\nexit"));
    softSwitch.addFlow("actions=prog:1,output:2");

    assertThat(softSwitch.process(1, UDP).verdict()).isEqualTo(Verdict.TRAPPED);
  }

  @Test
  void programsSeeTheSwitchsClock() {
    String asm =
        """
        mov %r6, %r2
        call ubpf_time_get_ns
        stxw [%r6+12], %r0
        mov %r0, 1
        exit
        """;
    softSwitch.load(1, Programs.object(asm));
    softSwitch.addFlow("actions=prog:1,output:prog");
    clock.advance(Duration.ofNanos(77));

    assertThat(sendFrom(1)).containsExactly(77);
    clock.moveTo(100);
    assertThat(sendFrom(1)).containsExactly(100);
    assertThatThrownBy(() -> clock.moveTo(99)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsAndDoubleLoads() {
    softSwitch.load(SoftSwitch.MAX_PROGRAM, Programs.object(Programs.PASS));

    assertThatThrownBy(() -> softSwitch.load(65_535, Programs.object(Programs.PASS)))
        .isInstanceOf(ControlException.class)
        .hasMessageContaining("between 0 and 65534");
    assertThatThrownBy(() -> softSwitch.load(65_534, Programs.object(Programs.PASS)))
        .hasMessageContaining("loaded already");
    assertThatThrownBy(() -> softSwitch.replace(5, Programs.object(Programs.PASS)))
        .hasMessage("program 5 is not loaded");
    assertThatThrownBy(() -> softSwitch.addFlow("actions=prog:5"))
        .hasMessage("program 5 is not loaded");
    assertThatThrownBy(() -> softSwitch.addFlow("table=3,actions=goto_table:3"))
        .hasMessageContaining("later one");
  }

  @Test
  void programsThatCannotRunAreRefused() {
    assertThatThrownBy(() -> softSwitch.load(1, Programs.object("call no_such_helper\nexit")))
        .isInstanceOf(ControlException.class)
        .hasMessageContaining("program 1: ")
        .hasMessageContaining("no_such_helper");
    MapDef bloom = new MapDef("b", MapType.BLOOM_FILTER, 4, 4, 4);
    assertThatThrownBy(() -> softSwitch.load(1, Programs.object(Programs.PASS, bloom)))
        .hasMessageContaining("unsupported map type");
    assertThat(softSwitch.programs()).isEmpty();
  }

  @Test
  void unloadIsRefusedWhileAFlowNamesTheProgram() {
    softSwitch.load(1, Programs.describedObject());
    softSwitch.addFlow("table=4,ip,actions=prog:1,output:2");
    NamedControl control = softSwitch.control(1);

    assertThatThrownBy(() -> softSwitch.unload(1))
        .hasMessage(
            "program 1 is named by 1 flow(s), the first is 'ip actions=prog:1,output:2'; delete"
                + " them first");
    assertThat(softSwitch.deleteFlows(FlowParser.parseMatch(""), false)).isOne();
    softSwitch.unload(1);
    assertThat(softSwitch.program(1)).isEmpty();
    assertThatThrownBy(() -> control.table("acl").entries())
        .hasMessage("this version of program 1 was replaced or unloaded");
  }

  @Test
  void programsWithoutDescriptionHaveRawMaps() {
    LoadedProgram program = softSwitch.load(1, Programs.marking(2));
    RawMaps maps = program.rawMaps();
    maps.put("counts", new byte[4], new byte[] {5, 0, 0, 0, 0, 0, 0, 0});

    assertThat(maps.get("counts", new byte[4]))
        .hasValueSatisfying(v -> assertThat(v).startsWith(5));
    assertThat(maps.entries("counts")).hasSize(4);
    assertThat(maps.definitions()).containsExactly(Programs.COUNTS);
    assertThatThrownBy(() -> maps.delete("counts", new byte[4]))
        .hasMessage("map counts does not support delete");
    assertThatThrownBy(() -> maps.put("counts", new byte[3], new byte[8]))
        .hasMessage("a key of map counts has 3 bytes, not 4");
    assertThatThrownBy(() -> maps.entries("count")).hasMessageContaining("did you mean 'counts'?");
    assertThatThrownBy(program::control).hasMessageContaining("only its raw maps");
  }

  @Test
  void flowsCountAndChange() {
    softSwitch.addFlow("priority=7,ip,actions=output:2");
    sendFrom(1);
    clock.advance(Duration.ofMillis(1500));

    assertThat(softSwitch.dumpFlows())
        .containsExactly(
            " cookie=0x0, duration=1.500s, table=0, n_packets=1, n_bytes=42,"
                + " priority=7,ip actions=output:2");
    assertThat(softSwitch.modifyFlows(FlowParser.parseFlow("actions=output:3"), false)).isOne();
    assertThat(sendFrom(1)).containsExactly(3);
  }

  @Test
  void portsPollCountAndFail() throws IOException {
    List<Boolean> closed = new ArrayList<>();
    softSwitch.addPort(
        new Port() {
          @Override
          public int number() {
            return 4;
          }

          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Optional<CapturedPacket> receive() throws IOException {
            throw new IOException("no more");
          }

          @Override
          public void transmit(long timeNanos, byte[] packet) throws IOException {
            throw new IOException("does not take it");
          }

          @Override
          public void close() {
            closed.add(true);
          }
        });
    softSwitch.addFlow("in_port=1,actions=output:2,4");
    one.inject(0, UDP);
    one.inject(0, UDP);

    assertThat(softSwitch.poll()).isOne();
    assertThat(softSwitch.poll()).isOne();
    assertThat(softSwitch.poll()).isZero();
    assertThat(softSwitch.portStats())
        .containsExactly(
            new PortStats(1, 2, 84, 0, 0, 0, 0),
            new PortStats(2, 0, 0, 0, 2, 84, 0),
            new PortStats(3, 0, 0, 0, 0, 0, 0),
            new PortStats(4, 0, 0, 1, 0, 0, 2));
    assertThat(softSwitch.lastPortError(4)).hasValue("does not take it");
    assertThatThrownBy(() -> softSwitch.addPort(new MemoryPort(4)))
        .hasMessage("port 4 is there already");
    softSwitch.removePort(4);
    assertThat(closed).hasSize(1);
    assertThatThrownBy(() -> softSwitch.removePort(4)).hasMessage("there is no port 4");
    softSwitch.close();
    assertThat(softSwitch.portStats()).isEmpty();
  }

  @Test
  void oversizedPacketsAreDropped() {
    softSwitch.addFlow("actions=output:2");

    assertThat(softSwitch.process(1, new byte[65_536]).reason()).contains("65536 bytes");
    assertThat(softSwitch.process(1, new byte[0]).verdict()).isEqualTo(Verdict.FORWARDED);
  }

  @Test
  void tracersSeeEachProgram() {
    softSwitch.load(1, Programs.object(Programs.PASS));
    softSwitch.addFlow("actions=prog:1,output:2");
    List<String> steps = new ArrayList<>();

    softSwitch.process(
        1,
        UDP,
        program ->
            (from, to, registers, memory) -> steps.add(program.id() + ":" + from + ">" + to));
    assertThat(steps).containsExactly("1:-1>0", "1:0>1");
  }

  @Test
  void printfGoesWhereTheHostWants() {
    List<String> printed = new ArrayList<>();
    softSwitch.printTo(printed::add);
    String asm =
        """
        stdw [%r10-8], 0x6968
        mov %r1, %r10
        add %r1, -8
        call ubpf_printf
        mov %r0, 1
        exit
        """;
    softSwitch.load(1, Programs.object(asm));
    softSwitch.addFlow("actions=prog:1,output:2");

    sendFrom(1);
    assertThat(printed).containsExactly("hi");
  }
}
