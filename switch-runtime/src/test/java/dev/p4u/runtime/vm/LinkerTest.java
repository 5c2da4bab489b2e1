package dev.p4u.runtime.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.Relocation;
import dev.p4u.runtime.verify.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkerTest {

  private static final MapDef MAP = new MapDef("m", MapType.ARRAY, 4, 8, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lddw %r1, map other  | slot 0, `r1 = 0x0 ll`: map other is not defined
          lddw %r1, string s   | slot 0, `r1 = 0x0 ll`: string s is not defined
          call nobody          | slot 0, `call 0`: helper nobody does not exist
          call 3               | slot 0, `call 3`: helper 3 does not exist
          lddw %r1, map_by_idx(1) | map 1 does not exist, the program has 1
          """)
  void rejectsUnknownNames(String text, String message) throws Exception {
    List<BpfMap> maps = List.of(Maps.create(MAP));
    assertThatThrownBy(() -> Programs.link(text + "\nexit", maps, Map.of(), HelperTable.NONE))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void rejectsRelocationsOfOtherInstructions() {
    byte[] exit = {(byte) 0x95, 0, 0, 0, 0, 0, 0, 0};
    for (Relocation.Kind kind : Relocation.Kind.values()) {
      BpfObject object =
          new BpfObject(
              exit,
              List.of(MAP),
              List.of(new Relocation(0, kind, "m"), new Relocation(1, kind, "m")),
              Map.of("m", "text"),
              Optional.empty());
      assertThatThrownBy(() -> Linker.link(object, List.of(Maps.create(MAP)), HelperTable.NONE))
          .isInstanceOf(RejectedException.class)
          .hasMessageContaining("relocation of m at slot 1 outside the code")
          .hasMessageContaining("slot 0, `exit`: relocation of")
          .hasMessageContaining("that is no");
    }
  }

  @Test
  void rejectsHalfASlot() {
    BpfObject object = new BpfObject(new byte[7], List.of(), List.of(), Map.of(), Optional.empty());
    assertThatThrownBy(() -> Linker.link(object, List.of(), HelperTable.NONE))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("7 bytes, no multiple of 8");
  }

  @Test
  void bindsMapsAndStringsByAddress() throws Exception {
    LinkedProgram program =
        Programs.link(
            "lddw %r1, map m\nlddw %r2, string z\nexit",
            List.of(Maps.create(MAP)), Map.of("z", "end", "a", "start"), HelperTable.NONE);
    assertThat(program.code().imm()[0]).isEqualTo(Memory.address(Memory.MAP_HANDLE, 0));
    // Strings stand in the order of their labels: "start" and its zero byte come first.
    assertThat(program.code().imm()[2]).isEqualTo(Memory.address(Memory.STRINGS, 6));
  }
}
