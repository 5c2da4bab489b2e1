package dev.p4u.runtime.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrapTest {

  private static final Engine ENGINE = new Interpreter();

  private static long run(String text, RunState state) throws Exception {
    List<BpfMap> maps = List.of(Maps.create(new MapDef("m", MapType.ARRAY, 4, 8, 2)));
    return ENGINE.run(
        Programs.link(text.replace(';', '\n'), maps, Map.of("s", "hi"), HelperTable.NONE),
        state,
        null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov %r1, 0; ldxb %r0, [%r1] | slot 1, `r0 = *(u8 *)(r1 + 0)`: read of 1 byte at null
          mov %r1, 5; ldxb %r0, [%r1] | read of 1 byte at 0x5: no memory there
          ldxb %r0, [%r1]             | read of 1 byte at context handle + 0: no memory there
          stb [%r1], 1                | write of 1 byte at context handle + 0: no memory there
          ldxdw %r0, [%r2+17]         | read of 8 bytes at input + 17: bounds are [0, 24)
          ldxdw %r0, [%r10]           | read of 8 bytes at stack + 512: bounds are [0, 512)
          ldxdw %r0, [%r10+3577]      | read of 8 bytes at stack + 4089: bounds are [0, 512)
          ldxb %r0, [%r10-513]        | read of 1 byte at 0xffffffff: no memory there
          stxdw [%r10-513], %r1       | write of 8 bytes at 0xffffffff: no memory there
          lock add [%r10-516], %r1    | write of 8 bytes at 0xfffffffc: no memory there
          lddw %r1, 0x200000000; ldxw %r0, [%r1+255] | packet buffer + 255: bounds are [256, 260)
          lddw %r1, 0x200000000; ldxw %r0, [%r1+257] | packet buffer + 257: bounds are [256, 260)
          lddw %r1, 0x2ffffffff; ldxw %r0, [%r1] | read of 4 bytes at 0x2ffffffff
          lddw %r1, map m; ldxb %r0, [%r1] | map handle + 0: no memory there
          lddw %r1, map_val_by_idx(0)+16; ldxb %r0, [%r1] | values of map 0 + 16: bounds are [0, 16)
          lddw %r1, 0x1100000000; ldxb %r0, [%r1] | values of map 1 + 0: no memory there
          lddw %r1, string s; ldxb %r0, [%r1+3] | strings + 3: bounds are [0, 3)
          lddw %r1, string s; stb [%r1], 1 | strings are read-only
          mov %r1, 77; callx %r1      | helper 77 does not exist
          mov %r1, -1; callx %r1      | helper -1 does not exist
          """)
  void namesSlotInstructionAndAddress(String text, String message) {
    RunState state = new RunState().packet(new PacketBuffer(new byte[4]), 0);
    assertThatThrownBy(() -> run(text + ";exit", state))
        .isInstanceOf(VmTrap.class)
        .hasMessageStartingWith("slot ")
        .hasMessageContaining(message);
  }

  @Test
  void endlessLoopsUseUpTheBudget() {
    RunState state = new RunState().budget(1000);
    assertThatThrownBy(() -> run("loop: ja loop", state))
        .isInstanceOf(VmTrap.class)
        .hasMessage("slot 0, `goto -1`: the budget of 1000 instructions is used up");
    assertThat(state.executed()).isEqualTo(1000);
  }

  @Test
  void callsNestEightDeep() throws Exception {
    String text =
        "mov %r1, %d; call local f; exit; f: jeq %r1, 0, +2; sub %r1, 1; call local f;exit";
    RunState state = new RunState();
    run(text.replace("%d", "6"), state);
    assertThatThrownBy(() -> run(text.replace("%d", "7"), state))
        .isInstanceOf(VmTrap.class)
        .hasMessageEndingWith("calls are nested deeper than 8 functions");
  }

  @Test
  void aStateIsCleanAfterATrap() throws Exception {
    RunState state = new RunState();
    assertThatThrownBy(
            () -> run("call local f; exit; f: stdw [%r10-8], 5; ldxb %r0, [%r0]; exit", state))
        .isInstanceOf(VmTrap.class);
    assertThat(run("call local f; exit; f: ldxdw %r0, [%r10-8]; exit", state)).isZero();
    assertThat(run("mov %r0, %r6; or %r0, %r9; exit", state)).isZero();
  }

  @Test
  void aCalleeReachesItsCallersFrameButNotTheOtherWayRound() throws Exception {
    String callee = "f: stdw [%r1], 5; mov %r0, %r10; exit";
    String start = "mov %r1, %r10; add %r1, -8; call local f;";
    RunState state = new RunState();
    assertThat(run(start + "ldxdw %r0, [%r10-8]; exit;" + callee, state)).isEqualTo(5);
    assertThatThrownBy(() -> run(start + "ldxdw %r0, [%r0-8]; exit;" + callee, state))
        .isInstanceOf(VmTrap.class)
        .hasMessageContaining("stack + 1016: bounds are [0, 512)");
  }
}
