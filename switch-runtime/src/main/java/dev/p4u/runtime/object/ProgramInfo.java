package dev.p4u.runtime.object;

import java.util.List;

/**
 * What people and tools need to know of a program beyond its code: named access to maps, headers
 * for dissection, trace points and source lines. Written as JSON into the object's {@code .p4u}
 * section. All names are control-plane names with dots ({@code pipe.filter_tbl}); {@code cName}s
 * are p4c-ubpf's flattened ones ({@code pipe_filter_tbl}).
 *
 * @param formatVersion version of this description, 1
 * @param source file name of the P4 program; the paths of the other source files are relative to
 *     its folder where they are below it
 * @param target name of the target (p4u, ubpf, p4rt-ovs)
 */
public record ProgramInfo(
    int formatVersion,
    String source,
    String target,
    List<Table> tables,
    List<Register> registers,
    List<Header> headers,
    List<TracePoint> trace,
    List<Line> lines,
    List<InitialEntry> initialEntries) {

  public static final int FORMAT_VERSION = 1;

  public ProgramInfo {
    tables = List.copyOf(tables);
    registers = List.copyOf(registers);
    headers = List.copyOf(headers);
    trace = List.copyOf(trace);
    lines = List.copyOf(lines);
    initialEntries = List.copyOf(initialEntries);
  }

  /** P4 match kinds that a table key can have here. */
  public enum MatchKind {
    EXACT,
    LPM,
    TERNARY,
    RANGE,
    OPTIONAL
  }

  /** Order of a field's bytes in a map key or value. */
  public enum Order {
    LITTLE,
    BIG
  }

  /**
   * A scalar inside a map key or value.
   *
   * @param name P4 name ({@code headers.ipv4.srcAddr}, {@code line_id})
   * @param cName flattened name ({@code headers_ipv4_srcAddr})
   * @param widthBits declared width in bits
   * @param offset bytes from the start of the key or value
   * @param size bytes that it occupies
   */
  public record Field(
      String name, String cName, int widthBits, int offset, int size, Order order) {}

  /** A key field with its match kind. In an LPM map the u32 prefix length at offset 0 is no key. */
  public record Key(Field field, MatchKind match) {}

  /**
   * An action that a table can run.
   *
   * @param id number in the value's u32 at offset 0
   * @param params where each action parameter stands in the value
   */
  public record Action(
      String name,
      String cName,
      int id,
      List<Field> params,
      boolean defaultOnly,
      boolean tableOnly) {
    public Action {
      params = List.copyOf(params);
    }
  }

  /**
   * A table.
   *
   * @param map name of the entry map, or null for a table without key
   * @param defaultMap name of the one-entry array map with the default action, or null when the
   *     default action is constant
   * @param valueSize bytes of a value in both maps
   */
  public record Table(
      String name,
      String cName,
      String map,
      String defaultMap,
      int valueSize,
      int size,
      List<Key> keys,
      List<Action> actions,
      boolean constEntries) {
    public Table {
      keys = List.copyOf(keys);
      actions = List.copyOf(actions);
    }
  }

  /** A register array: a map from index to value, whose fields have offsets in the map's value. */
  public record Register(
      String name, String cName, String map, Field index, List<Field> fields, int size) {
    public Register {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A header instance that the parser can extract.
   *
   * @param path {@code headers.ipv4}
   * @param type {@code Ipv4_t}
   */
  public record Header(String path, String type, List<HeaderField> fields) {
    public Header {
      fields = List.copyOf(fields);
    }

    /** Width of the header in bits. */
    public int widthBits() {
      return fields.stream().mapToInt(HeaderField::widthBits).sum();
    }
  }

  /**
   * A header field, in wire order.
   *
   * @param display how people write such a value: "hex", "dec", "mac", "ipv4", "ipv6"
   */
  public record HeaderField(String name, int widthBits, String display) {}

  /** What happened when the code passed a trace point. */
  public enum Event {
    /** A parser state was entered; name = state. */
    STATE,
    /** A header was extracted at the cursor; name = header path. */
    EXTRACT,
    /** The parser's cursor moved; bits = how far, -1 if only known at run time. */
    ADVANCE,
    /** The parser accepted. */
    ACCEPT,
    /** The parser rejected; name = reason (P4 error name). */
    REJECT,
    /** A table is looked up; name = table. At this slot r2 holds the address of the lookup key. */
    LOOKUP,
    /** The table's entry was found; name = table. */
    HIT,
    /** No entry; name = table. */
    MISS,
    /** An action runs; name = action. */
    ACTION,
    /** The packet was marked for dropping. */
    DROP,
    /** The deparser starts. */
    DEPARSE
  }

  /**
   * An event that is reported when control passes to slot {@code at}, from slot {@code from} or,
   * when {@code from} is -1, from anywhere. Several events of one passage are in list order.
   *
   * @param file source file, as in {@link Line}; empty when unknown
   * @param line source line, or 0
   */
  public record TracePoint(
      int from, int at, Event event, String name, int bits, String file, int line) {}

  /**
   * From slot on, the code belongs to this source position (until the next line entry).
   *
   * @param file path relative to the program's folder where it is below it; bundled includes are
   *     {@code p4include/core.p4}
   */
  public record Line(int slot, String file, int line, int column) {}

  /** Map contents that stand there right after loading; key and value in hex. */
  public record InitialEntry(String map, String key, String value) {}
}
