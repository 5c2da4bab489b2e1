package dev.p4u.runtime.control;

import dev.p4u.runtime.isa.AsmException;
import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Assembly;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Action;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.InitialEntry;
import dev.p4u.runtime.object.ProgramInfo.Key;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Order;
import dev.p4u.runtime.object.ProgramInfo.Register;
import dev.p4u.runtime.object.ProgramInfo.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hand-made objects with descriptions. */
final class Programs {

  static final String PASS =
      """
      mov %r0, 1
      exit
      """;

  static final String DROP =
      """
      mov %r0, 0
      exit
      """;

  /** Counts in cell 0, stamps its mark into the first byte and into the output port. */
  static final String COUNT_AND_MARK =
      """
      mov %r6, %r2
      mov %r7, %r1
      stw [%r10-4], 0
      lddw %r1, map counts
      mov %r2, %r10
      add %r2, -4
      call ubpf_map_lookup
      jeq %r0, 0, missing
      ldxdw %r1, [%r0]
      add %r1, 1
      stxdw [%r0], %r1
      mov %r1, %r7
      call ubpf_packet_data
      stb [%r0], MARK
      stw [%r6+12], MARK
      mov %r0, 1
      exit
      missing:
      mov %r0, 0
      exit
      """;

  static final MapDef COUNTS = new MapDef("counts", MapType.ARRAY, 4, 8, 4);

  private Programs() {}

  static BpfObject object(String asm, ProgramInfo info, MapDef... maps) {
    try {
      Assembly assembly = Assembler.assemble(asm);
      return new BpfObject(
          Insns.encode(assembly.insns()),
          List.of(maps),
          assembly.relocations(),
          Map.of(),
          Optional.ofNullable(info));
    } catch (AsmException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static BpfObject object(String asm, MapDef... maps) {
    return object(asm, null, maps);
  }

  static BpfObject marking(int mark) {
    return object(COUNT_AND_MARK.replace("MARK", String.valueOf(mark)), COUNTS);
  }

  static Field field(String name, int width, int offset, int size, Order order) {
    return new Field(name, name.replace('.', '_'), width, offset, size, order);
  }

  static Field little(String name, int width, int offset, int size) {
    return field(name, width, offset, size, Order.LITTLE);
  }

  static ProgramInfo info(
      List<Table> tables, List<Register> registers, List<InitialEntry> entries) {
    return new ProgramInfo(
        1, "test.p4", "p4u", tables, registers, List.of(), List.of(), List.of(), entries);
  }

  static final List<MapDef> MAPS =
      List.of(
          new MapDef("pipe_line_map", MapType.HASH, 4, 8, 2),
          new MapDef("pipe_line_map_defaultAction", MapType.ARRAY, 4, 8, 1),
          new MapDef("pipe_routes", MapType.LPM_TRIE, 12, 8, 8),
          new MapDef("pipe_acl", MapType.TERNARY, 8, 8, 8),
          new MapDef("pipe_fixed", MapType.HASH, 1, 8, 8),
          new MapDef("pipe_usage", MapType.HASH, 4, 16, 8),
          new MapDef("pipe_slots", MapType.ARRAY, 4, 4, 4));

  /** One table of each kind, and registers in a hash map and in an array. */
  static ProgramInfo everything() {
    Field line = little("line_id", 32, 4, 4);
    Action setLine = new Action("pipe.set_line", "pipe_set_line", 0, List.of(line), false, false);
    Action two =
        new Action(
            "pipe.two",
            "pipe_two",
            1,
            List.of(little("a", 8, 4, 1), little("b", 16, 6, 2)),
            false,
            true);
    Action noAction = new Action("NoAction", "pipe_NoAction", 2, List.of(), true, false);
    List<Action> actions = List.of(setLine, two, noAction);
    Table lines =
        new Table(
            "pipe.line_map",
            "pipe_line_map",
            "pipe_line_map",
            "pipe_line_map_defaultAction",
            8,
            2,
            List.of(
                new Key(little("headers.s_tag.vid", 12, 0, 2), MatchKind.EXACT),
                new Key(little("headers.c_tag.vid", 12, 2, 2), MatchKind.EXACT)),
            actions,
            false);
    Table routes =
        new Table(
            "pipe.routes",
            "pipe_routes",
            "pipe_routes",
            null,
            8,
            8,
            List.of(
                new Key(field("meta.vrf", 4, 4, 1, Order.BIG), MatchKind.EXACT),
                new Key(field("headers.ipv4.dst", 20, 8, 4, Order.BIG), MatchKind.LPM)),
            actions,
            false);
    Table acl =
        new Table(
            "pipe.acl",
            "pipe_acl",
            "pipe_acl",
            null,
            8,
            8,
            List.of(
                new Key(little("headers.ipv4.src", 32, 0, 4), MatchKind.LPM),
                new Key(little("headers.tcp.dst", 16, 4, 2), MatchKind.TERNARY)),
            actions,
            false);
    Table fixed =
        new Table(
            "pipe.fixed",
            "pipe_fixed",
            "pipe_fixed",
            null,
            8,
            8,
            List.of(new Key(little("meta.kind", 8, 0, 1), MatchKind.EXACT)),
            actions,
            true);
    Table keyless =
        new Table(
            "pipe.always",
            "pipe_always",
            null,
            "pipe_line_map_defaultAction",
            8,
            1,
            List.of(),
            actions,
            false);
    Register usage =
        new Register(
            "pipe.usage",
            "pipe_usage",
            "pipe_usage",
            little("index", 32, 0, 4),
            List.of(little("packets", 32, 0, 4), little("bytes", 48, 8, 8)),
            100);
    Register slots =
        new Register(
            "pipe.slots",
            "pipe_slots",
            "pipe_slots",
            little("index", 32, 0, 4),
            List.of(little("value", 32, 0, 4)),
            4);
    return info(
        List.of(lines, routes, acl, fixed, keyless),
        List.of(usage, slots),
        List.of(
            new InitialEntry("pipe_line_map_defaultAction", "00000000", "0000000007000000"),
            new InitialEntry("pipe_fixed", "05", "0000000009000000")));
  }

  static BpfObject describedObject() {
    return object(PASS, everything(), MAPS.toArray(new MapDef[0]));
  }
}
