package dev.p4u.runtime.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.helper.Helper;
import dev.p4u.runtime.helper.HelperContext;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunStateTest {

  private static final Engine ENGINE = new Interpreter();

  private record Probe(Call body) implements Helper {
    interface Call {
      long call(HelperContext context, long r1, long r2);
    }

    @Override
    public int id() {
      return 1;
    }

    @Override
    public String name() {
      return "probe";
    }

    @Override
    public int arity() {
      return 2;
    }

    @Override
    public long call(HelperContext context, long r1, long r2, long r3, long r4, long r5) {
      return body.call(context, r1, r2);
    }
  }

  private static LinkedProgram link(String text, Probe.Call helper) throws Exception {
    List<BpfMap> maps =
        List.of(
            Maps.create(new MapDef("first", MapType.ARRAY, 4, 8, 1)),
            Maps.create(new MapDef("second", MapType.ARRAY, 4, 8, 4)));
    return Programs.link(
        text, maps, Map.of("b", "two", "a", "one"), HelperTable.of(new Probe(helper)));
  }

  @Test
  void ubpfProgramsSeeTheStandardMetadata() throws Exception {
    LinkedProgram program =
        Programs.link(
            """
            ldxw %r3, [%r2]
            lsh %r3, 32
            ldxw %r0, [%r2+4]
            or %r0, %r3
            stw [%r2+8], 3
            stw [%r2+12], 9
            stb [%r2+16], 1
            stw [%r2+20], 4
            exit
            """);
    RunState state = new RunState().packet(new PacketBuffer(new byte[60]), 7);
    assertThat(ENGINE.run(program, state, null)).isEqualTo(7L << 32 | 60);
    assertThat(state.executed()).isEqualTo(9);
    StandardMetadata metadata = state.metadata();
    assertThat(metadata.inputPort()).isEqualTo(7);
    assertThat(metadata.packetLength()).isEqualTo(60);
    assertThat(metadata.outputAction()).isEqualTo(StandardMetadata.REDIRECT);
    assertThat(metadata.outputPort()).isEqualTo(9);
    assertThat(metadata.cloned()).isTrue();
    assertThat(metadata.clonePort()).isEqualTo(4);
    state.packet(new PacketBuffer(new byte[60]), 7);
    assertThat(metadata.outputPort()).isZero();
  }

  @Test
  void eachAbiHasItsOwnArguments() throws Exception {
    LinkedProgram second = Programs.link("mov %r0, %r2\nexit");
    RunState state = new RunState().packet(new PacketBuffer(new byte[60]), 0);
    assertThat(ENGINE.run(second, state, null)).isEqualTo(Memory.address(Memory.INPUT, 0));
    state.abi(EntryAbi.P4RT_OVS);
    assertThat(ENGINE.run(second, state, null)).isEqualTo(60);
    state.rawInput(new byte[5]);
    assertThat(ENGINE.run(second, state, null)).isEqualTo(5);
    LinkedProgram first = Programs.link("mov %r0, %r1\nexit");
    assertThat(ENGINE.run(first, state, null)).isEqualTo(Memory.address(Memory.INPUT, 0));
    assertThat(ENGINE.run(first, state.rawInput(new byte[0]), null)).isZero();
  }

  @Test
  void helpersWorkInOneBufferThatGrows() {
    RunState state = new RunState();
    byte[] first = state.scratch(8);
    assertThat(state.scratch(first.length)).isSameAs(first);
    byte[] larger = state.scratch(first.length + 1);
    assertThat(larger).hasSizeGreaterThan(first.length);
    assertThat(state.scratch(1)).isSameAs(larger);
  }

  @Test
  void helpersReachMapsPacketClockAndOutput() throws Exception {
    LinkedProgram program =
        link(
            "lddw %r1, map second\nlddw %r2, string b\ncall probe\nexit",
            (context, r1, r2) -> {
              assertThat(context.map(r1).def().name()).isEqualTo("second");
              byte[] text = new byte[3];
              context.memory().read(r2, text, 0, 3);
              context.print(new String(text, StandardCharsets.UTF_8));
              long value = context.valueAddress(r1, 8);
              context.memory().store(value, 8, context.timeNanos());
              return context.packet().length() + context.memory().load(value, 2);
            });
    List<String> printed = new ArrayList<>();
    RunState state =
        new RunState()
            .packet(new PacketBuffer(new byte[60]), 0)
            .clock(() -> 1_000)
            .printTo(printed::add);
    assertThat(ENGINE.run(program, state, null)).isEqualTo(1_060);
    assertThat(printed).containsExactly("two");
    assertThat(program.maps()[1].values()[9]).isEqualTo((byte) 3);
  }

  @Test
  void aWrongMapHandleIsATrap() throws Exception {
    LinkedProgram program = link("call 1\nexit", (context, r1, r2) -> context.map(r1).size());
    assertThatThrownBy(() -> ENGINE.run(program, new RunState(), null))
        .isInstanceOf(VmTrap.class)
        .hasMessage("slot 0, `call 1`: 0x500000000 is no map handle");
    LinkedProgram far =
        link("lddw %r1, 0x600000002\ncall 1\nexit", (context, r1, r2) -> context.map(r1).size());
    assertThatThrownBy(() -> ENGINE.run(far, new RunState(), null))
        .hasMessageContaining("0x600000002 is no map handle");
  }

  @Test
  void aProgramSeesThePacketThatAHelperMoved() throws Exception {
    LinkedProgram program =
        link(
            """
            mov %r6, %r1
            call probe
            ldxb %r0, [%r0]
            exit
            """,
            (context, r1, r2) -> {
              // More than the headroom, so that the array is replaced.
              context.packet().adjustHead(1000);
              return Memory.address(Memory.PACKET, context.packet().head() + 1000);
            });
    RunState state = new RunState().packet(new PacketBuffer(new byte[] {42}), 0);
    assertThat(ENGINE.run(program, state, null)).isEqualTo(42);
  }

  @Test
  void theTracerSeesEachStep() throws Exception {
    LinkedProgram program =
        Programs.link("lddw %r0, 5\njeq %r0, 5, +1\nmov %r0, 6\nadd %r0, 1\nexit");
    List<String> steps = new ArrayList<>();
    RunState state = new RunState();
    Tracer tracer =
        (from, to, registers, memory) -> {
          assertThat(memory).isSameAs(state.memory());
          steps.add(from + ">" + to + " r0=" + registers[0]);
        };
    assertThat(ENGINE.run(program, state, tracer)).isEqualTo(6);
    assertThat(steps).containsExactly("-1>0 r0=0", "0>2 r0=5", "2>4 r0=5", "4>5 r0=6");
    assertThat(state.executed()).isEqualTo(4);
  }

  @Test
  void memoryIsReadAndWrittenInOnePiece() throws Exception {
    RunState state = new RunState().rawInput(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    RunMemory memory = state.memory();
    long base = Memory.address(Memory.INPUT, 0);
    assertThat(memory.load(base, 4)).isEqualTo(0x04030201L);
    assertThat(memory.load(base, 8)).isEqualTo(0x0807060504030201L);
    memory.write(base + 6, new byte[] {9, 10, 11}, 1, 2);
    byte[] read = new byte[4];
    memory.read(base + 5, read, 1, 3);
    assertThat(read).containsExactly(0, 6, 10, 11);
    assertThatThrownBy(() -> memory.read(base + 6, read, 0, 3)).isInstanceOf(VmTrap.class);
    assertThatThrownBy(() -> memory.write(base, read, 0, 9)).isInstanceOf(VmTrap.class);
    assertThatThrownBy(() -> memory.load(base, 3)).isInstanceOf(IllegalArgumentException.class);
  }
}
