package dev.p4u.stf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.object.BpfObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each statement does to the switch. */
class StatementsTest {

  /** To 10.0.0.1 with TTL 0x40; the hit action makes it 7 and sends it to port 3. */
  private static final String TO_1 = "packet 0 020000000002 020000000001 0800 40 11 0a000001\n";

  private static final String TO_2 = "packet 0 020000000002 020000000001 0800 40 11 0a000002\n";
  private static final String HIT_1 = "expect 3 020000000002 020000000001 0800 07 11 0a000001 $\n";
  private static final String MISS_1 = "expect 0 020000000002 020000000001 0800 40 11 0a000001 $\n";
  private static final String MISS_2 = "expect 0 020000000002 020000000001 0800 40 11 0a000002 $\n";
  private static final String OTHER = "packet 1 020000000002 020000000001 1234 cafe\n";

  private static void passes(BpfObject object, String text) {
    TestResult result = Stf.run(object, text);
    assertThat(Stf.failures(result)).as(text).isEmpty();
    assertThat(result.diagnostics()).as(text).isEmpty();
    assertThat(result.outcome()).isEqualTo(TestResult.Outcome.PASSED);
  }

  private static void fails(BpfObject object, String text, String... failures) {
    TestResult result = Stf.run(object, text);
    assertThat(Stf.failures(result)).as(text).containsExactly(failures);
    assertThat(result.outcome()).isEqualTo(TestResult.Outcome.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expect 9 02000000",
        "expect 9 020000000002 02******0001 1234",
        "expect 9 020000000002 020000000001 1234 cafe$",
        "expect 9 020000000002 020000000001 1234 caf",
        "expect 9",
        "EXPECT 9 020000000002 # up to here"
      })
  void expectComparesAPrefixWildcardsTheWholeOrNothing(String expect) {
    passes(DemoProgram.exact(), OTHER + expect);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expect 9 03",
        "expect 9 020000000002 03******0001 1234",
        "expect 9 020000000002 020000000001 1234$",
        "expect 9 020000000002 020000000001 1234 cafe 00",
        "expect 9 $"
      })
  void expectSeesADifference(String expect) {
    assertThat(Stf.run(DemoProgram.exact(), OTHER + expect).outcome())
        .isEqualTo(TestResult.Outcome.FAILED);
  }

  @Test
  void packetsAndChecksAreCounted() {
    TestResult result =
        Stf.run(
            DemoProgram.exact(),
            OTHER
                + OTHER
                + "expect 9\nexpect 9\npacket 0 00\nno_packet\n"
                + "check_register pipe.seen[0].packets == 0");
    assertThat(result.packets()).isEqualTo(3);
    assertThat(result.checks()).isEqualTo(4);
  }

  @Test
  void anExpectationMayStandBeforeItsPacket() {
    passes(DemoProgram.exact(), "expect 9 02\n" + OTHER);
  }

  @Test
  void noPacketIsAboutTheLastPacket() {
    passes(DemoProgram.exact(), OTHER + "expect 9\npacket 0 00\nno_packet");
    fails(DemoProgram.exact(), OTHER + "no_packet", "2: packet 1 came out of port 9");
    fails(DemoProgram.exact(), "no_packet", "1: no_packet: no packet was sent yet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add pipe.filter_tbl headers.ip.dst:0x0a000001 pipe.set_ttl(ttl:7, port:3)",
        "add filter_tbl ip.dst:167772161 set_ttl(port:3, ttl:7)",
        "add pipe_filter_tbl key.headers_ip_dst:0x0a000001 pipe_set_ttl(ttl:7, port:3)",
        "add pipe_filter_tbl key.field0:0x0a000001 pipe_set_ttl(7, 3)",
        "add \"pipe.filter_tbl\" \"headers.ip.dst\":0x0a000001 \"pipe.set_ttl\"(\"ttl\":0b111, \"port\":3)",
        "add filter_tbl 5 dst:0x0a000001 set_ttl(0x7, 0x3) = handle"
      })
  void addTakesNamesOfP4AndOfP4c(String add) {
    passes(DemoProgram.exact(), add + "\n" + TO_1 + HIT_1 + TO_2 + MISS_2);
  }

  @Test
  void addReplacesTheEntryWithTheSameKey() {
    passes(
        DemoProgram.exact(),
        "add filter_tbl dst:0x0a000001 discard()\n"
            + "add filter_tbl dst:0x0a000001 set_ttl(7, 3)\n"
            + TO_1
            + HIT_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dst:0x0a000000/8", "dst:0x0a******", "dst:0x0affffff/8"})
  void addWithAPrefix(String key) {
    passes(
        DemoProgram.lpm(),
        "add filter_tbl %s set_ttl(7, 3)\nadd filter_tbl dst:0x0a000002 NoAction()\n".formatted(key)
            + TO_1
            + HIT_1
            + TO_2
            + MISS_2);
  }

  @Test
  void aLongerPrefixWins() {
    passes(
        DemoProgram.lpm(),
        "add filter_tbl dst:0x0a000000/30 discard()\nadd filter_tbl dst:0x0a000001/32 set_ttl(7, 3)\n"
            + TO_1
            + HIT_1
            + TO_2
            + "no_packet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dst:0x0a0000*1",
        "dst:0x0*000001",
        "dst:0x0a000001&&&0xffffffff",
        "dst:1 &&& 0x3",
        "dst:0x0a000001"
      })
  void addWithAMask(String key) {
    passes(
        DemoProgram.ternary(),
        "add filter_tbl 1 " + key + " set_ttl(7, 3)\n" + TO_1 + HIT_1 + TO_2 + MISS_2);
  }

  @ParameterizedTest
  @CsvSource({"20, 10, true", "10, 20, false"})
  void theLargerPriorityWins(int hit, int other, boolean isHit) {
    passes(
        DemoProgram.ternary(),
        "add filter_tbl %d dst:0x0a00000* set_ttl(7, 3)\n".formatted(hit)
            + "add filter_tbl %d dst:0x0a****** NoAction()\n".formatted(other)
            + TO_1
            + (isHit ? HIT_1 : MISS_1));
  }

  @Test
  void digitsThatAreNotWrittenAreZerosThatHaveToMatch() {
    passes(DemoProgram.ternary(), "add filter_tbl 1 dst:0x0* set_ttl(7, 3)\n" + TO_1 + MISS_1);
  }

  @Test
  void setdefaultIsForPacketsWithoutAnEntry() {
    passes(
        DemoProgram.exact(),
        "add filter_tbl dst:0x0a000001 set_ttl(7, 3)\n"
            + TO_2
            + MISS_2
            + "setdefault pipe_filter_tbl pipe_discard()\n"
            + TO_2
            + "no_packet\n"
            + TO_1
            + HIT_1);
  }

  @Test
  void removeTakesAnEntryAway() {
    passes(
        DemoProgram.exact(),
        "add filter_tbl dst:0x0a000001 set_ttl(7, 3)\n"
            + "add filter_tbl dst:0x0a000002 discard()\n"
            + "remove filter_tbl dst:0x0a000001\n"
            + TO_1
            + MISS_1
            + TO_2
            + "no_packet");
  }

  @Test
  void removeNamesThePriorityInATernaryTable() {
    passes(
        DemoProgram.ternary(),
        "add filter_tbl 20 dst:0x0a00000* discard()\n"
            + "add filter_tbl 10 dst:0x0a00000* set_ttl(7, 3)\n"
            + TO_1
            + "no_packet\n"
            + "remove filter_tbl 20 dst:0x0a00000*\n"
            + TO_1
            + HIT_1);
    TestResult result =
        Stf.run(
            DemoProgram.ternary(),
            "add filter_tbl 20 dst:0x0a00000* discard()\nremove filter_tbl 10 dst:0x0a00000*");
    assertThat(Stf.failures(result))
        .singleElement()
        .asString()
        .startsWith("2: table pipe.filter_tbl has no entry for");
  }

  @Test
  void removeWithoutKeysEmptiesATableAndRemoveAllEveryTable() {
    String add = "add filter_tbl dst:0x0a000001 set_ttl(7, 3)\n";
    passes(DemoProgram.exact(), add + "remove filter_tbl\n" + TO_1 + MISS_1);
    passes(DemoProgram.exact(), add + "remove all\n" + TO_1 + MISS_1);
  }

  @Test
  void waitChangesNothing() {
    passes(DemoProgram.exact(), "wait\n" + OTHER + "wait\nexpect 9\nwait");
  }

  @Test
  void flowsReplaceTheOnlyDefaultFlow() {
    passes(
        DemoProgram.exact(),
        "flow \"priority=10,in_port=1,actions=output:5\"\n"
            + OTHER
            + "expect 5 02\n"
            + TO_1
            + "no_packet");
    TestResult wrong = Stf.run(DemoProgram.exact(), "flow \"in_port=1,actions=fly\"");
    assertThat(Stf.failures(wrong))
        .singleElement()
        .asString()
        .startsWith("1: flow: ")
        .contains("'fly'")
        .endsWith("(column 19)");
  }

  @Test
  void replaceKeepsTheMapsAndRunsTheNewCode() {
    Map<String, BpfObject> objects =
        Map.of("demo.p4", DemoProgram.exact(), "next.p4", DemoProgram.otherPort());
    TestResult result =
        Stf.run(
            objects,
            "add filter_tbl dst:0x0a000001 set_ttl(7, 3)\n"
                + OTHER
                + "expect 9\nreplace \"next.p4\"\n"
                + OTHER
                + "expect 8\n"
                + TO_1
                + HIT_1
                + "replace\n"
                + OTHER
                + "expect 8");
    assertThat(Stf.failures(result)).isEmpty();
  }

  @Test
  void replaceByAProgramThatDoesNotCompileFailsAtTheStatement() {
    fails(
        DemoProgram.exact(),
        "wait\nreplace \"broken.p4\"",
        "2: the new program does not compile: no object");
  }

  @Test
  void checkRegisterReadsAnyCellByFieldInDecimalOrHex() {
    passes(
        DemoProgram.exact(),
        TO_1
            + MISS_1
            + TO_1
            + MISS_1
            + "check_register pipe.seen[0].packets == 2\n"
            + "check_register pipe_seen[0x0].length == 0x14\n"
            + "check_register seen[0].packets >= 2\n"
            + "check_register seen[0].packets <= 2\n"
            + "check_register seen[0].packets > 1\n"
            + "check_register seen[0].packets < 3\n"
            + "check_register seen[0].packets != 3\n"
            + "check_register seen[0x1f].packets == 0\n"
            + "check_register seen[4294967295].packets == 0\n");
  }

  @Test
  void checkRegisterTellsTheValueOrWhatIsWrongWithTheQuestion() {
    fails(
        DemoProgram.exact(),
        TO_1
            + MISS_1
            + """
            check_register pipe.seen[0].packets == 0x10
            check_register pipe.seen == 1
            check_register pipe.seen[0] == 1
            check_register pipe.seen[0].bytes == 1
            check_register pipe.seem[0].length == 1
            check_register seen[4294967296].length == 1
            check_register "seen[x]" == 1
            """,
        "3: pipe.seen[0].packets is 1 (0x1), expected == 0x10",
        "4: check_register needs an index: pipe.seen[0]",
        "5: register pipe.seen has 2 fields; name one",
        "6: register pipe.seen has no field bytes; it has packets, length",
        "7: unknown register 'pipe.seem'; did you mean 'pipe.seen'? known: pipe.seen",
        "8: value 0x100000000 does not fit bit<32> (index)",
        "9: check_register needs an index: seen[x][0]");
  }

  @Test
  void commandsOfTheBehaviouralModelAreErrorsAtTheStatement() {
    fails(
        DemoProgram.exact(),
        "wait\ncheck_counter c(0) packets == 1\nmc_mgrp_create 1\n",
        "2: check_counter: ubpf_model has no counters; use check_register",
        "3: mc_mgrp_create: this is a command of the behavioural model; p4u's switch has none");
  }

  @Test
  void whatDoesNotFitTheProgramIsAnErrorAtTheStatement() {
    fails(
        DemoProgram.exact(),
        """
        add filter_tbl dst:0x1ffffffff discard()
        add filter_table dst:1 discard()
        add filter_tbl dst:1 set_ttl(ttl:256, port:1)
        add filter_tbl dst:1 set_ttl(1)
        add filter_tbl dest:1 discard()
        add filter_tbl dst:0x0a** discard()
        remove filter_tbl dst:1
        setdefault filter_tbl nothing()
        """,
        "1: value 0x1ffffffff does not fit bit<32> (headers.ip.dst)",
        "2: unknown table 'filter_table'; did you mean 'pipe.filter_tbl'? known: pipe.filter_tbl",
        "3: value 0x100 does not fit bit<8> (ttl)",
        "4: action pipe.set_ttl takes 2 arguments (ttl, port), not 1",
        "5: unknown key field 'dest'; did you mean 'headers.ip.dst'? known: headers.ip.dst",
        "6: 0xa00&&&0xffffff00 cannot be matched by the exact key field headers.ip.dst of table"
            + " pipe.filter_tbl",
        "7: table pipe.filter_tbl has no entry for [dst=1]",
        "8: unknown action 'nothing'; known: pipe.set_ttl, pipe.discard, NoAction");
  }
}
