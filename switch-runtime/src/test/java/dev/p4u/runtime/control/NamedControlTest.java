package dev.p4u.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.vm.HelperTable;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedControlTest {

  private LoadedProgram program;
  private NamedControl control;

  @BeforeEach
  void load() {
    SoftSwitch softSwitch = new SoftSwitch(new VirtualClock(), HelperTable.NONE);
    program = softSwitch.load(1, Programs.describedObject());
    control = softSwitch.control(1);
  }

  private static List<KeyArg> key(Object... namesAndValues) {
    return Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
        .map(i -> new KeyArg((String) namesAndValues[i], (KeyValue) namesAndValues[i + 1]))
        .toList();
  }

  private static KeyValue exact(long value) {
    return KeyValue.exact(value);
  }

  private List<String> raw(String map) {
    HexFormat hex = HexFormat.of();
    return program.rawMaps().entries(map).stream()
        .map(entry -> hex.formatHex(entry.key()) + "=" + hex.formatHex(entry.value()))
        .toList();
  }

  private List<String> dump(String table) {
    return control.table(table).entries().stream().map(TableEntry::toString).toList();
  }

  @Test
  void exactEntriesAreBytesInTheFieldsOrder() {
    control
        .table("pipe.line_map")
        .add(
            key("headers.s_tag.vid", exact(0x123), "headers.c_tag.vid", exact(0x045)),
            0,
            ActionCall.of("pipe.set_line", 99));

    assertThat(raw("pipe_line_map")).containsExactly("23014500=0000000063000000");
    assertThat(dump("line_map"))
        .containsExactly(
            "headers.s_tag.vid=0x123 headers.c_tag.vid=69 -> pipe.set_line(line_id=99)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "headers.s_tag.vid",
        "headers_s_tag_vid",
        "key.headers.s_tag.vid",
        "key.headers_s_tag_vid",
        "s_tag.vid",
        "field0",
        "key.field0"
      })
  void keyFieldsHaveManyNames(String name) {
    control
        .table("pipe_line_map")
        .put(key("c_tag.vid", exact(1), name, exact(2)), 0, ActionCall.of("set_line", 3));

    assertThat(raw("pipe_line_map")).containsExactly("02000100=0000000003000000");
  }

  @Test
  void lpmEntriesCountPaddingIntoThePrefix() {
    control
        .table("routes")
        .add(
            key("meta.vrf", exact(3), "headers.ipv4.dst", KeyValue.prefix(0xabcde, 8)),
            0,
            ActionCall.of("set_line", 1));

    // 32 bits up to the field, 12 bits in front of a bit<20> in 4 bytes, 8 bits of prefix.
    assertThat(raw("pipe_routes"))
        .containsExactly("340000000300000000" + "0ab000=0000000001000000");
    assertThat(dump("routes"))
        .containsExactly("meta.vrf=3 headers.ipv4.dst=0xab000/8 -> pipe.set_line(line_id=1)");
  }

  @Test
  void anLpmKeyThatIsNotGivenMatchesEverything() {
    control.table("routes").add(key("vrf", exact(3)), 0, ActionCall.of("set_line", 1));

    assertThat(dump("routes"))
        .containsExactly("meta.vrf=3 headers.ipv4.dst=0/0 -> pipe.set_line(line_id=1)");
  }

  @Test
  void ternaryEntriesAreValueMaskPriority() {
    TableControl acl = control.table("acl");
    acl.add(
        key(
            "src",
            KeyValue.prefix(0x0a010203, 8),
            "headers.tcp.dst",
            KeyValue.masked(0x1234, 0xff00)),
        7,
        ActionCall.of("set_line", 1));
    acl.add(key("tcp.dst", exact(80)), 9, ActionCall.of("two", 5, 600));

    assertThat(raw("pipe_acl"))
        .containsExactly(
            "0000000050000000" + "00000000ffff0000" + "09000000" + "=0100000005005802",
            "0000000a00120000" + "000000ff00ff0000" + "07000000" + "=0000000001000000");
    assertThat(dump("acl"))
        .containsExactly(
            "priority=9 headers.ipv4.src=0/0 headers.tcp.dst=80 -> pipe.two(a=5, b=0x258)",
            "priority=7 headers.ipv4.src=0xa000000/8 headers.tcp.dst=0x1200&&&0xff00"
                + " -> pipe.set_line(line_id=1)");
    acl.delete(key("tcp.dst", exact(80)), 9);
    assertThat(acl.entries()).hasSize(1);
  }

  @Test
  void addModifyDeleteClear() {
    TableControl lines = control.table("line_map");
    List<KeyArg> one = key("field0", exact(1), "field1", exact(1));
    List<KeyArg> two = key("field0", exact(1), "field1", exact(2));
    ActionCall call = ActionCall.of("set_line", 1);

    assertThatThrownBy(() -> lines.modify(one, 0, call)).hasMessageContaining("has no entry");
    assertThatThrownBy(() -> lines.delete(one, 0)).hasMessageContaining("has no entry");
    lines.add(one, 0, call);
    assertThatThrownBy(() -> lines.add(one, 0, call)).hasMessageContaining("already has");
    lines.modify(one, 0, ActionCall.of("set_line", 2));
    assertThat(dump("line_map")).singleElement().asString().endsWith("pipe.set_line(line_id=2)");
    lines.put(two, 0, call);
    assertThatThrownBy(() -> lines.put(key("field0", exact(9), "field1", exact(9)), 0, call))
        .isInstanceOf(ControlException.class)
        .hasMessage("table pipe.line_map is full: it holds 2 entries");
    lines.delete(two, 0);
    lines.clear();
    assertThat(lines.entries()).isEmpty();
  }

  @Test
  void argumentsByName() {
    ActionCall.Arg b = new ActionCall.Arg("b", BigInteger.TWO);
    ActionCall.Arg a = new ActionCall.Arg("a", BigInteger.ONE);
    control.table("acl").put(List.of(), 1, new ActionCall("pipe_two", List.of(b, a)));

    assertThat(dump("acl")).singleElement().asString().endsWith("pipe.two(a=1, b=2)");
    assertThatThrownBy(
            () -> control.table("acl").put(List.of(), 1, new ActionCall("two", List.of(a, a))))
        .hasMessage("parameter a is given twice");
  }

  @Test
  void defaultActions() {
    TableControl lines = control.table("line_map");

    assertThat(lines.defaultAction()).hasToString("Optional[pipe.set_line(line_id=7)]");
    lines.setDefault(ActionCall.of("NoAction"));
    assertThat(lines.defaultAction()).hasToString("Optional[NoAction()]");
    assertThat(raw("pipe_line_map_defaultAction")).containsExactly("00000000=0200000000000000");
    lines.resetDefault();
    assertThat(lines.defaultAction()).hasToString("Optional[pipe.set_line(line_id=7)]");
    assertThat(control.table("acl").defaultAction()).isEmpty();
    assertThatThrownBy(() -> control.table("acl").setDefault(ActionCall.of("NoAction")))
        .hasMessageContaining("default action of table pipe.acl is const");
  }

  @Test
  void actionsStandWhereTheProgramAllows() {
    assertThatThrownBy(() -> control.table("acl").put(List.of(), 1, ActionCall.of("NoAction")))
        .hasMessageContaining("may only be the default action");
    assertThatThrownBy(() -> control.table("line_map").setDefault(ActionCall.of("two", 1, 2)))
        .hasMessageContaining("may not be the default action");
  }

  @Test
  void constAndKeylessTables() {
    assertThat(dump("fixed")).containsExactly("meta.kind=5 -> pipe.set_line(line_id=9)");
    assertThatThrownBy(() -> control.table("fixed").clear())
        .hasMessageContaining("entries of table pipe.fixed are const");
    assertThatThrownBy(() -> control.table("always").put(List.of(), 0, ActionCall.of("two", 1, 1)))
        .hasMessageContaining("has no key");
    assertThat(control.table("always").entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "headers.s_tag.vid | 0x1000 | value 0x1000 does not fit bit<12> (headers.s_tag.vid)",
        "headers.s_tag.vid | -1 | value -1 does not fit bit<12>",
        "vid | 1 | key field 'vid' is ambiguous: headers.s_tag.vid, headers.c_tag.vid",
        "headers.stag.vid | 1 | did you mean 'headers.s_tag.vid'?",
        "field2 | 1 | unknown key field 'field2'; known: headers.s_tag.vid, headers.c_tag.vid",
        "c_tag.vid | 1 | key field headers.c_tag.vid is given twice",
      })
  void wrongKeysAreExplained(String name, String value, String message) {
    List<KeyArg> args = key("c_tag.vid", exact(1), name, exact(Long.decode(value)));

    assertThatThrownBy(() -> control.table("line_map").put(args, 0, ActionCall.of("set_line", 1)))
        .isInstanceOf(ControlException.class)
        .hasMessageContaining(message);
    assertThat(raw("pipe_line_map")).isEmpty();
  }

  @Test
  void wrongKindsOfMatchAreExplained() {
    TableControl lines = control.table("line_map");
    ActionCall call = ActionCall.of("set_line", 1);

    assertThatThrownBy(() -> lines.put(key("field0", exact(1)), 0, call))
        .hasMessage("key field headers.c_tag.vid of table pipe.line_map is missing");
    assertThatThrownBy(
            () -> lines.put(key("field0", exact(1), "field1", KeyValue.masked(1, 3)), 0, call))
        .hasMessageContaining("cannot be matched by the exact key field headers.c_tag.vid");
    assertThatThrownBy(
            () ->
                control
                    .table("routes")
                    .put(key("vrf", exact(1), "dst", KeyValue.masked(0, 1)), 0, call))
        .hasMessageContaining("cannot be matched by the lpm key field");
    assertThatThrownBy(
            () ->
                control
                    .table("routes")
                    .put(key("vrf", exact(1), "dst", KeyValue.prefix(0, 21)), 0, call))
        .hasMessage("prefix length 21 is outside bit<20> (headers.ipv4.dst)");
    lines.put(key("field0", KeyValue.masked(1, 0xfff), "field1", KeyValue.prefix(2, 12)), 0, call);
    assertThat(lines.entries()).hasSize(1);
  }

  @Test
  void wrongActionsAreExplained() {
    TableControl acl = control.table("acl");

    assertThatThrownBy(() -> acl.put(List.of(), 0, ActionCall.of("set_lin", 1)))
        .hasMessageContaining("unknown action 'set_lin'; did you mean 'pipe.set_line'?");
    assertThatThrownBy(() -> acl.put(List.of(), 0, ActionCall.of("two", 1)))
        .hasMessage("action pipe.two takes 2 arguments (a, b), not 1");
    assertThatThrownBy(() -> acl.put(List.of(), 0, ActionCall.of("two", 256, 1)))
        .hasMessage("value 0x100 does not fit bit<8> (a)");
    assertThatThrownBy(() -> control.table("line_mp"))
        .hasMessageContaining("unknown table 'line_mp'; did you mean 'pipe.line_map'? known:");
  }

  @Test
  void registers() {
    RegisterControl usage = control.register("usage");

    assertThat(usage.read(BigInteger.TEN))
        .containsExactly(
            Map.entry("packets", BigInteger.ZERO), Map.entry("bytes", BigInteger.ZERO));
    usage.write(BigInteger.TEN, Map.of("bytes", BigInteger.valueOf(0x1_0000_0001L)));
    usage.write(BigInteger.TEN, Map.of("packets", BigInteger.TWO));
    assertThat(raw("pipe_usage")).containsExactly("0a000000=02000000000000000100000001000000");
    assertThat(usage.cells()).containsOnlyKeys(BigInteger.TEN);
    assertThatThrownBy(() -> usage.write(BigInteger.TEN, Map.of("packet", BigInteger.ONE)))
        .hasMessageContaining("did you mean 'packets'?");
    assertThatThrownBy(() -> usage.readValue(BigInteger.ONE)).hasMessageContaining("has 2 fields");
    usage.clear();
    assertThat(usage.cells()).isEmpty();
  }

  @Test
  void aRegisterInAHashMapHasACellForEveryIndexOfItsType() {
    RegisterControl usage = control.register("usage");

    usage.write(BigInteger.valueOf(0xffff_ffffL), Map.of("packets", BigInteger.ONE));

    assertThat(usage.cells()).containsOnlyKeys(BigInteger.valueOf(0xffff_ffffL));
    assertThat(usage.read(BigInteger.valueOf(100))).containsEntry("packets", BigInteger.ZERO);
    assertThatThrownBy(() -> usage.read(BigInteger.ONE.shiftLeft(32)))
        .hasMessage("value 0x100000000 does not fit bit<32> (index)");
    assertThatThrownBy(() -> usage.read(BigInteger.ONE.negate()))
        .hasMessageContaining("does not fit bit<32>");
  }

  @Test
  void aRegisterInAnArrayMapHasOnlyItsCells() {
    RegisterControl slots = control.register("slots");

    slots.writeValue(BigInteger.valueOf(3), BigInteger.TEN);

    assertThat(slots.readValue(BigInteger.valueOf(3))).isEqualTo(10);
    assertThatThrownBy(() -> slots.readValue(BigInteger.valueOf(4)))
        .hasMessage("index 4 is outside register pipe.slots, which has 4 cells");
  }

  @Test
  void namesOfEverything() {
    assertThat(control.tableNames()).contains("pipe.acl").hasSize(5);
    assertThat(control.registerNames()).containsExactly("pipe.usage", "pipe.slots");
  }
}
