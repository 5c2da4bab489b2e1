package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.p4u.compiler.api.Target;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.InitialEntry;
import dev.p4u.runtime.object.ProgramInfo.Order;
import org.junit.jupiter.api.Test;

/** Tables: layouts of keys and values, hits, misses, default actions, entries. */
class TableTest {

  private static final String FIELDS = "bit<8> a; bit<16> b; bit<8> r;";

  private static final String ACTIONS =
      """
      action set(bit<8> v) { hdr.h.r = v; }
      action add(bit<8> v, bit<48> w) { hdr.h.r = hdr.h.r + v + (bit<8>) w; }
      action drop() { mark_to_drop(); }
      """;

  private static Bench table(String properties, String apply) {
    return Bench.pipe(FIELDS, ACTIONS + "table t { " + properties + " } apply { " + apply + " }");
  }

  @Test
  void keysAndValuesAreLaidOutAsInC() {
    Bench bench =
        Bench.pipe(
            "bit<8> a; bit<16> b; bit<16> c; bit<48> d; bit<128> e; bit<4> f; bit<4> g;",
            """
            action one(bit<8> x, bit<32> y, bit<9> z) { }
            action two(bit<128> w, bit<16> v) { }
            table t {
              key = { hdr.h.a: exact; hdr.h.b: exact; hdr.h.c: exact @name("sea");
                      hdr.h.d: exact; hdr.h.e: exact; hdr.h.f: exact; hdr.h.isValid(): exact; }
              actions = { one; two; NoAction; }
              size = 100;
            }
            apply { t.apply(); }
            """);
    ProgramInfo.Table table = bench.table("pipe.t");
    assertThat(table.cName()).isEqualTo("pipe_t");
    assertThat(table.size()).isEqualTo(100);
    // 128 bits, 48, then the second 16 before the first, then 8, 4, 1.
    assertThat(table.keys())
        .extracting(k -> k.field().name(), k -> k.field().offset(), k -> k.field().size())
        .containsExactly(
            tuple("hdr.h.a", 28, 1),
            tuple("hdr.h.b", 26, 2),
            tuple("sea", 24, 2),
            tuple("hdr.h.d", 16, 8),
            tuple("hdr.h.e", 0, 16),
            tuple("hdr.h.f", 29, 1),
            tuple("hdr.h.$valid$", 30, 1));
    assertThat(table.keys().get(0).field().cName()).isEqualTo("hdr_h_a");
    assertThat(bench.map("pipe_t")).isEqualTo(new MapDef("pipe_t", MapType.HASH, 32, 24, 100));
    assertThat(table.actions())
        .extracting(ProgramInfo.Action::cName)
        .containsExactly("pipe_one", "pipe_two", "pipe_t_NoAction");
    assertThat(table.actions().get(0).params())
        .extracting(ProgramInfo.Field::offset)
        .containsExactly(4, 8, 12);
    assertThat(table.actions().get(1).params())
        .extracting(ProgramInfo.Field::offset)
        .containsExactly(4, 20);
  }

  @Test
  void aParameterOfMoreThan32BitsAlignsTheUnion() {
    Bench bench = table("key = { hdr.h.a: exact; } actions = { set; add; }", "t.apply();");
    assertThat(bench.map("pipe_t").valueSize()).isEqualTo(24);
    assertThat(bench.table("pipe.t").actions().get(0).params().get(0).offset()).isEqualTo(8);
    assertThat(bench.table("pipe.t").actions().get(1).params().get(1).offset()).isEqualTo(16);
  }

  @Test
  void hitMissAndActionRun() {
    Bench bench =
        table(
            """
            key = { hdr.h.a: exact; hdr.h.b: exact; }
            actions = { set; drop; NoAction; }
            """,
            """
            switch (t.apply().action_run) {
              set: { if (!t.apply().hit) { hdr.h.r = 99; } }
              NoAction: { if (t.apply().miss) { hdr.h.r = 1; } }
            }
            """);
    bench.put("pipe_t", "3412 05 00", "00000000 07 000000");
    bench.put("pipe_t", "3412 06 00", "01000000 00 000000");
    assertThat(bench.out("05 1234 00")).isEqualTo("05123407");
    assertThat(bench.out("07 1234 00")).isEqualTo("07123401");
    assertThat(bench.send("06 1234 00").verdict()).isZero();
    assertThat(bench.send("05 1234 00").events())
        .containsSubsequence("LOOKUP pipe.t 0", "HIT pipe.t 0", "ACTION pipe.set 0");
    assertThat(bench.send("07 1234 00").events())
        .containsSubsequence("LOOKUP pipe.t 0", "MISS pipe.t 0", "ACTION NoAction 0");
  }

  @Test
  void anUnknownActionNumberRunsNothing() {
    Bench bench = table("key = { hdr.h.a: exact; } actions = { set; }", "t.apply();");
    bench.put("pipe_t", "05", "09000000 07 000000");
    assertThat(bench.out("05 0000 00")).isEqualTo("05000000");
  }

  @Test
  void theDefaultMapHoldsTheDeclaredDefaultAction() {
    Bench bench =
        table(
            "key = { hdr.h.a: exact; } actions = { drop; set; } default_action = set(42);",
            "t.apply();");
    assertThat(bench.map("pipe_t_defaultAction"))
        .isEqualTo(new MapDef("pipe_t_defaultAction", MapType.ARRAY, 4, 8, 1));
    assertThat(bench.lowered().initialEntries())
        .containsExactly(new InitialEntry("pipe_t_defaultAction", "00000000", "010000002a000000"));
    assertThat(bench.out("05 0000 00")).isEqualTo("0500002a");
    bench.put("pipe_t_defaultAction", "00000000", "0100000007000000");
    assertThat(bench.out("05 0000 00")).isEqualTo("05000007");
  }

  @Test
  void aConstantDefaultActionNeedsNoMap() {
    Bench bench =
        table(
            "key = { hdr.h.a: exact; } actions = { drop; set; } const default_action = set(42);",
            "t.apply();");
    assertThat(bench.lowered().maps()).extracting(MapDef::name).containsExactly("pipe_t");
    assertThat(bench.table("pipe.t").defaultMap()).isNull();
    assertThat(bench.out("05 0000 00")).isEqualTo("0500002a");
  }

  @Test
  void onTargetUbpfZerosAreTheDeclaredDefault() {
    String text =
        Bench.text(
            FIELDS,
            "",
            ACTIONS
                + """
                table t {
                  key = { hdr.h.a: exact; }
                  actions = { set; drop; }
                  default_action = set(42);
                }
                apply { t.apply(); }
                """);
    Bench bench = Bench.program(text, Target.UBPF);
    assertThat(bench.lowered().initialEntries()).isEmpty();
    assertThat(bench.out("05 0000 00")).isEqualTo("0500002a");
    bench.put("pipe_t_defaultAction", "00000000", "0000000007000000");
    assertThat(bench.out("05 0000 00")).isEqualTo("05000007");
  }

  @Test
  void aTableWithoutKeyRunsItsDefaultAction() {
    Bench bench = table("actions = { set; } default_action = set(3);", "t.apply();");
    assertThat(bench.lowered().maps())
        .extracting(MapDef::name)
        .containsExactly("pipe_t_defaultAction");
    assertThat(bench.table("pipe.t").map()).isNull();
    assertThat(bench.out("05 0000 00")).isEqualTo("05000003");
  }

  @Test
  void noActionIsTheDefaultWhenNoneIsNamed() {
    Bench bench = table("key = { hdr.h.a: exact; } actions = { set; }", "t.apply();");
    assertThat(bench.table("pipe.t").actions())
        .extracting(ProgramInfo.Action::name, ProgramInfo.Action::defaultOnly)
        .containsExactly(tuple("pipe.set", false), tuple("NoAction", true));
    assertThat(bench.out("05 0000 09")).isEqualTo("05000009");
  }

  @Test
  void argumentsBoundInTheTableAndDataFromTheEntry() {
    Bench bench =
        Bench.pipe(
            FIELDS,
            """
            action act(inout bit<8> where, in bit<8> plus, bit<8> data) {
              where = data + plus;
            }
            table t {
              key = { hdr.h.a: exact; }
              actions = { act(hdr.h.r, hdr.h.a); }
              const default_action = act(hdr.h.r, hdr.h.a, 100);
            }
            apply { t.apply(); }
            """);
    bench.put("pipe_t", "05", "00000000 07 000000");
    assertThat(bench.out("05 0000 00")).isEqualTo("0500000c");
    assertThat(bench.out("06 0000 00")).isEqualTo("0600006a");
  }

  @Test
  void longestPrefixMatchAfterExactFields() {
    Bench bench =
        table("key = { hdr.h.b: lpm; hdr.h.a: exact; } actions = { set; NoAction; }", "t.apply();");
    ProgramInfo.Table table = bench.table("pipe.t");
    assertThat(bench.map("pipe_t").type()).isEqualTo(MapType.LPM_TRIE);
    assertThat(bench.map("pipe_t").keySize()).isEqualTo(7);
    assertThat(table.keys().get(0).field().offset()).isEqualTo(5);
    assertThat(table.keys().get(0).field().order()).isEqualTo(Order.BIG);
    bench.put("pipe_t", "10000000 05 1200", "00000000 08 000000");
    bench.put("pipe_t", "14000000 05 1230", "00000000 0c 000000");
    assertThat(bench.out("05 1234 00")).endsWith("0c");
    assertThat(bench.out("05 1244 00")).endsWith("08");
    assertThat(bench.out("06 1234 00")).endsWith("00");
  }

  @Test
  void ternaryAndOptionalKeys() {
    Bench bench =
        Bench.program(
            Bench.text(
                FIELDS,
                "match_kind { optional }",
                ACTIONS
                    + """
                    table t {
                      key = { hdr.h.a: ternary; hdr.h.b: optional; }
                      actions = { set; NoAction; }
                    }
                    apply { t.apply(); }
                    """));
    assertThat(bench.map("pipe_t").type()).isEqualTo(MapType.TERNARY);
    // b (2 bytes), a, padding; then the mask; then the priority
    bench.put("pipe_t", "3412 05 00  ffff ff 00  01000000", "00000000 01 000000");
    bench.put("pipe_t", "0000 00 00  0000 01 00  02000000", "00000000 02 000000");
    assertThat(bench.out("05 1234 00")).endsWith("01");
    assertThat(bench.out("04 1234 00")).endsWith("02");
    assertThat(bench.out("07 1234 00")).endsWith("00");
  }

  @Test
  void entriesAreThereFromTheStart() {
    Bench bench =
        table(
            """
            key = { hdr.h.a: exact; hdr.h.b: lpm; }
            actions = { set; NoAction; }
            const entries = {
              (5, 0x1200 &&& 0xff00): set(1);
              (5, 0x1234): set(2);
              (6, _): set(3);
            }
            """,
            "t.apply();");
    assertThat(bench.table("pipe.t").constEntries()).isTrue();
    assertThat(bench.out("05 1255 00")).endsWith("01");
    assertThat(bench.out("05 1234 00")).endsWith("02");
    assertThat(bench.out("06 9999 00")).endsWith("03");
    assertThat(bench.out("07 9999 00")).endsWith("00");
  }

  @Test
  void earlierTernaryEntriesWinUnlessTheirPrioritySaysOtherwise() {
    Bench bench =
        table(
            """
            key = { hdr.h.a: ternary; }
            actions = { set; NoAction; }
            entries = {
              priority = 20: 0x10 &&& 0xf0: set(1);
              0x11: set(2);
              _: set(4);
              priority = 50: 0x12: set(3);
            }
            """,
            "t.apply();");
    assertThat(bench.out("11 0000 00")).endsWith("01");
    assertThat(bench.out("12 0000 00")).endsWith("03");
    assertThat(bench.out("20 0000 00")).endsWith("04");
  }

  @Test
  void eachInstanceOfAControlHasItsOwnTables() {
    Bench bench =
        Bench.program(
            Bench.text(
                FIELDS,
                """
                control Sub(inout h_t h) {
                  action set(bit<8> v) { h.r = h.r + v; }
                  table t { key = { h.a: exact; } actions = { set; NoAction; } }
                  apply { t.apply(); }
                }
                """,
                "Sub() one; @name(\".top\") Sub() two; apply { one.apply(hdr.h); two.apply(hdr.h); }"));
    assertThat(bench.lowered().tables())
        .extracting(ProgramInfo.Table::name)
        .containsExactly("pipe.one.t", "top.t");
    bench.put("pipe_one_t", "05", "00000000 01 000000");
    bench.put("top_t", "05", "00000000 02 000000");
    assertThat(bench.out("05 0000 00")).endsWith("03");
    assertThat(bench.send("05 0000 00").events())
        .contains("ACTION pipe.one.set 0", "ACTION top.set 0");
  }
}
