package dev.p4u.stf.run;

import dev.p4u.runtime.isa.AsmException;
import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Assembly;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Action;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.Header;
import dev.p4u.runtime.object.ProgramInfo.HeaderField;
import dev.p4u.runtime.object.ProgramInfo.InitialEntry;
import dev.p4u.runtime.object.ProgramInfo.Key;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Order;
import dev.p4u.runtime.object.ProgramInfo.Register;
import dev.p4u.runtime.object.ProgramInfo.Table;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program by hand, as the compiler would describe it. The parser takes Ethernet and, for type
 * 0x0800, six bytes of {@code ttl, protocol, dst}; a table on dst sets TTL and port. Other types go
 * out of port 9; type 0xdead traps, 0xbeef makes the packet 60,000 bytes longer. A register counts
 * packets per input port.
 */
final class DemoProgram {

  private static final String CODE =
      """
      start:
        mov %r6, %r2
        mov %r7, %r1
        ldxw %r8, [%r6+4]
        call ubpf_packet_data
        mov %r9, %r0
        jlt %r8, 14, short
        ldxh %r1, [%r9+12]
        be16 %r1
        jeq %r1, 0x0800, ip
        jeq %r1, 0xdead, trap
        jeq %r1, 0xbeef, grow
      other:
        stw [%r6+12], 9
        mov %r0, 1
        exit
      trap:
        mov %r1, 0
        ldxw %r0, [%r1]
        exit
      grow:
        mov %r1, %r7
        mov %r2, 60000
        call ubpf_adjust_head
        mov %r0, 1
        exit
      short:
        mov %r0, 0
        exit
      ip:
        jlt %r8, 20, short
        ldxw %r1, [%r6]
        stxw [%r10-24], %r1
        lddw %r1, map pipe_seen
        mov %r2, %r10
        add %r2, -24
        call ubpf_map_lookup
        jeq %r0, 0, first
        ldxw %r1, [%r0]
        add %r1, 1
        stxw [%r0], %r1
        stxw [%r0+4], %r8
        ja counted
      first:
        stw [%r10-32], 1
        stxw [%r10-28], %r8
        lddw %r1, map pipe_seen
        mov %r2, %r10
        add %r2, -24
        mov %r3, %r10
        add %r3, -32
        call ubpf_map_update
      counted:
        stw [%r10-16], 32
        ldxw %r1, [%r9+16]
        stxw [%r10-12], %r1
        lddw %r1, map pipe_filter_tbl
        mov %r2, %r10
        add %r2, KEY
      lookup:
        call ubpf_map_lookup
        jne %r0, 0, hit
      miss:
        stw [%r10-20], 0
        lddw %r1, map pipe_filter_tbl_defaultAction
        mov %r2, %r10
        add %r2, -20
        call ubpf_map_lookup
        jeq %r0, 0, drop
        ja act
      hit:
        mov %r0, %r0
      act:
        ldxw %r1, [%r0]
        jeq %r1, 0, set_ttl
        jeq %r1, 1, drop
        mov %r0, 1
        exit
      set_ttl:
        ldxb %r2, [%r0+4]
        stxb [%r9+14], %r2
        ldxw %r3, [%r0+8]
        stxw [%r6+12], %r3
        mov %r0, 1
        exit
      drop:
        mov %r0, 0
        exit
      """;

  private DemoProgram() {}

  /** With an exact match on dst. */
  static BpfObject exact() {
    return object(MapType.HASH, MatchKind.EXACT, CODE);
  }

  /** With a longest-prefix match on dst. */
  static BpfObject lpm() {
    return object(MapType.LPM_TRIE, MatchKind.LPM, CODE);
  }

  /** With a ternary match on dst. */
  static BpfObject ternary() {
    return object(MapType.TERNARY, MatchKind.TERNARY, CODE);
  }

  /** As {@link #exact()}, but what is not IP goes out of port 8. */
  static BpfObject otherPort() {
    return object(MapType.HASH, MatchKind.EXACT, CODE.replace("[%r6+12], 9", "[%r6+12], 8"));
  }

  private static BpfObject object(MapType type, MatchKind match, String code) {
    int keyOffset = type == MapType.LPM_TRIE ? 4 : 0;
    List<MapDef> maps =
        List.of(
            new MapDef("pipe_filter_tbl", type, keyOffset + 4, 12, 64),
            new MapDef("pipe_filter_tbl_defaultAction", MapType.ARRAY, 4, 12, 1),
            new MapDef("pipe_seen", MapType.HASH, 4, 8, 64));
    String text = code.replace("KEY", keyOffset == 0 ? "-12" : "-16");
    try {
      Assembly assembly = Assembler.assemble(text);
      return new BpfObject(
          Insns.encode(assembly.insns()),
          maps,
          assembly.relocations(),
          Map.of(),
          Optional.of(info(match, keyOffset, slots(text))));
    } catch (AsmException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Slot of each label: {@code lddw} takes two, everything else one. */
  private static Map<String, Integer> slots(String text) {
    Map<String, Integer> slots = new HashMap<>();
    int slot = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.endsWith(":")) {
        slots.put(line.substring(0, line.length() - 1), slot);
      } else {
        slot += line.startsWith("lddw") ? 2 : 1;
      }
    }
    return slots;
  }

  private static ProgramInfo info(MatchKind match, int keyOffset, Map<String, Integer> slots) {
    Field dst = new Field("headers.ip.dst", "headers_ip_dst", 32, keyOffset, 4, Order.BIG);
    Table filter =
        new Table(
            "pipe.filter_tbl",
            "pipe_filter_tbl",
            "pipe_filter_tbl",
            "pipe_filter_tbl_defaultAction",
            12,
            64,
            List.of(new Key(dst, match)),
            List.of(
                new Action(
                    "pipe.set_ttl",
                    "pipe_set_ttl",
                    0,
                    List.of(value("ttl", 8, 4, 1), value("port", 32, 8, 4)),
                    false,
                    false),
                new Action("pipe.discard", "pipe_discard", 1, List.of(), false, false),
                new Action("NoAction", "pipe_NoAction", 2, List.of(), false, false)),
            false);
    Register seen =
        new Register(
            "pipe.seen",
            "pipe_seen",
            "pipe_seen",
            value("index", 32, 0, 4),
            List.of(value("packets", 32, 0, 4), value("length", 32, 4, 4)),
            4);
    InitialEntry noAction =
        new InitialEntry("pipe_filter_tbl_defaultAction", "00000000", "020000000000000000000000");
    return new ProgramInfo(
        ProgramInfo.FORMAT_VERSION,
        "demo.p4",
        "p4u",
        List.of(filter),
        List.of(seen),
        headers(),
        trace(slots),
        List.of(),
        List.of(noAction));
  }

  private static Field value(String name, int width, int offset, int size) {
    return new Field(name, name, width, offset, size, Order.LITTLE);
  }

  private static List<Header> headers() {
    return List.of(
        new Header(
            "headers.eth",
            "Ethernet_t",
            List.of(
                new HeaderField("dst", 48, "mac"),
                new HeaderField("src", 48, "mac"),
                new HeaderField("type", 16, "hex"))),
        new Header(
            "headers.ip",
            "Ip_t",
            List.of(
                new HeaderField("ttl", 8, "dec"),
                new HeaderField("flags", 3, "hex"),
                new HeaderField("protocol", 5, "dec"),
                new HeaderField("dst", 32, "ipv4"))));
  }

  private static List<TracePoint> trace(Map<String, Integer> slots) {
    int typed = slots.get("other") - 5;
    List<TracePoint> trace = new ArrayList<>();
    trace.add(new TracePoint(-1, 0, Event.STATE, "start", 0, "demo.p4", 10));
    trace.add(new TracePoint(-1, typed, Event.EXTRACT, "headers.eth", 0, "demo.p4", 11));
    trace.add(new TracePoint(-1, slots.get("ip"), Event.STATE, "parse_ip", 0, "demo.p4", 15));
    trace.add(
        new TracePoint(-1, slots.get("ip") + 1, Event.EXTRACT, "headers.ip", 0, "demo.p4", 16));
    trace.add(new TracePoint(-1, slots.get("ip") + 1, Event.ACCEPT, "", 0, "demo.p4", 0));
    trace.add(new TracePoint(-1, slots.get("other"), Event.ACCEPT, "", 0, "demo.p4", 0));
    trace.add(
        new TracePoint(-1, slots.get("short"), Event.REJECT, "PacketTooShort", 0, "demo.p4", 11));
    trace.add(
        new TracePoint(-1, slots.get("lookup"), Event.LOOKUP, "pipe.filter_tbl", 0, "demo.p4", 30));
    trace.add(new TracePoint(-1, slots.get("hit"), Event.HIT, "pipe.filter_tbl", 0, "demo.p4", 30));
    trace.add(
        new TracePoint(-1, slots.get("miss"), Event.MISS, "pipe.filter_tbl", 0, "demo.p4", 30));
    trace.add(
        new TracePoint(-1, slots.get("set_ttl"), Event.ACTION, "pipe.set_ttl", 0, "demo.p4", 22));
    trace.add(
        new TracePoint(-1, slots.get("drop"), Event.ACTION, "pipe.discard", 0, "demo.p4", 25));
    trace.add(new TracePoint(-1, slots.get("drop"), Event.DROP, "", 0, "demo.p4", 25));
    return trace;
  }
}
