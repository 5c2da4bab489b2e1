package dev.p4u.stf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.object.BpfObject;
import dev.p4u.stf.run.Comparison.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a failure tells. */
class FailuresTest {

  private static final String ETH = "020000000002 020000000001 ";
  private static final String IP = "packet 0 " + ETH + "0800 40 11 0a000001\n";

  private static Failure only(String text) {
    TestResult result = Stf.run(DemoProgram.exact(), text);
    assertThat(result.failures()).hasSize(1);
    return result.failures().get(0);
  }

  private static List<String> path(Failure failure) {
    return failure.paths().get(0).steps().stream()
        .map(s -> (s.event() + " " + s.name() + " " + s.detail()).strip() + "@" + s.line())
        .toList();
  }

  /** The rows that differ; {@code >} before the first. */
  private static List<String> differing(Failure failure) {
    return failure.comparison().orElseThrow().rows().stream()
        .filter(Row::differs)
        .map(
            r ->
                (r.first() ? "> " : "")
                    + r.header()
                    + (r.field().isEmpty() ? "" : ".")
                    + r.field()
                    + " "
                    + r.expected().orElse("-")
                    + " "
                    + r.actual().orElse("-"))
        .toList();
  }

  @Test
  void aDifferentPacketIsShownByFieldsWithTheFirstDifferenceMarked() {
    Failure failure = only(IP + "expect 0 " + ETH + "0800 3f 51 0a000003\n");

    assertThat(failure.headline())
        .isEqualTo(
            "the packet out of port 0 is not the expected one: headers.ip.ttl is 64, expected 63");
    assertThat(failure.span()).hasToString("demo.stf:2:1");
    assertThat(differing(failure))
        .containsExactly(
            "> headers.ip.ttl 63 64", "headers.ip.flags 2 0", "headers.ip.dst 10.0.0.3 10.0.0.1");
    assertThat(failure.comparison().orElseThrow())
        .satisfies(c -> assertThat(c.rows()).hasSize(7))
        .satisfies(c -> assertThat(c.firstDifference()).isEqualTo(28));
  }

  @Test
  void theWayOfThePacketIsWhatReallyHappened() {
    Failure miss = only(IP + "expect 0 00");
    assertThat(path(miss))
        .containsExactly(
            "STATE start@10",
            "EXTRACT headers.eth@11",
            "STATE parse_ip@15",
            "EXTRACT headers.ip@16",
            "ACCEPT@0",
            "LOOKUP pipe.filter_tbl headers.ip.dst=0xa000001@30",
            "MISS pipe.filter_tbl@30");
    assertThat(miss.paths().get(0).outcome()).isEqualTo("out of port 0 (20 bytes)");

    Failure hit = only("add filter_tbl dst:0x0a000001 set_ttl(7, 3)\n" + IP + "expect 3 00");
    assertThat(path(hit))
        .endsWith("HIT pipe.filter_tbl@30", "ACTION pipe.set_ttl@22")
        .doesNotContain("MISS pipe.filter_tbl@30");
  }

  @Test
  void onlyTheFailingPacketIsExplained() {
    Failure failure = only(IP + "expect 0 02\n" + IP + "expect 0 03\n" + IP + "expect 0");

    assertThat(failure.paths()).singleElement().satisfies(p -> assertThat(p.number()).isEqualTo(2));
    assertThat(failure.paths().get(0).sent().line()).isEqualTo(3);
    assertThat(path(failure)).hasSize(7);
  }

  @Test
  void aMissingPacketSaysWhereTheLastOneWent() {
    Failure elsewhere = only(IP + "expect 0 02\npacket 0 " + ETH + "1234\nexpect 5 02\nexpect 9");
    assertThat(elsewhere.headline())
        .isEqualTo("no packet came out of port 5; packet 2: out of port 9 (14 bytes)");

    Failure rejected = only("packet 0 aabb\nexpect 0 aa");
    assertThat(rejected.headline())
        .isEqualTo("no packet came out of port 0; packet 1: program 1 dropped the packet");
    assertThat(path(rejected)).containsExactly("STATE start@10", "REJECT PacketTooShort@11");

    Failure early = only("expect 0 aa\npacket 0 aabb");
    assertThat(early.paths()).singleElement().satisfies(p -> assertThat(p.number()).isEqualTo(1));

    assertThat(only("expect 0 aa").headline())
        .isEqualTo("no packet came out of port 0; none was sent");
    assertThat(only(IP + "expect 0\nexpect 0").headline())
        .isEqualTo("no other packet came out of port 0; packet 1: out of port 0 (20 bytes)");
  }

  @Test
  void anUnexpectedPacketIsShown() {
    Failure failure = only(IP);

    assertThat(failure.headline()).isEqualTo("a packet that no expect names came out of port 0");
    assertThat(failure.span().line()).isEqualTo(1);
    assertThat(failure.comparison().orElseThrow().rows())
        .contains(row("headers.ip", "dst", "10.0.0.1"))
        .noneMatch(Row::differs);
    assertThat(path(failure)).contains("MISS pipe.filter_tbl@30");
  }

  private static Row row(String header, String field, String value) {
    return new Row(header, field, Optional.empty(), Optional.of(value), false, false);
  }

  @Test
  void noPacketShowsWhatCame() {
    Failure failure = only(IP + "no_packet");

    assertThat(failure.headline()).isEqualTo("packet 1 came out of port 0");
    assertThat(failure.comparison().orElseThrow().rows()).hasSize(7);
    assertThat(path(failure)).isNotEmpty();
  }

  @Test
  void aTrapFailsEvenWhenNothingWasExpected() {
    Failure failure = only("packet 0 " + ETH + "dead\nno_packet");

    assertThat(failure.headline()).startsWith("packet 1 was not processed: program 1: ");
    assertThat(failure.span().line()).isEqualTo(1);
    assertThat(path(failure)).containsExactly("STATE start@10", "EXTRACT headers.eth@11");
  }

  @Test
  void lengthsAreTold() {
    String other = "packet 0 " + ETH + "1234 aabb\n";
    String wrong = "the packet out of port 9 is not the expected one: ";

    assertThat(only(other + "expect 9 " + ETH + "1234 aa$").headline())
        .isEqualTo(wrong + "it has 16 bytes, expected 15");
    assertThat(only(other + "expect 9 " + ETH + "1234 aabbccd").headline())
        .isEqualTo(wrong + "it has 16 bytes, expected at least 17.5");
    assertThat(differing(only(other + "expect 9 " + ETH + "1234 aa$")))
        .containsExactly("> payload aa aabb");
    assertThat(differing(only(other + "expect 9 $")))
        .first()
        .asString()
        .startsWith("> headers.eth");
  }

  @Test
  void wildcardsAndTheEndOfAPrefixAreNoDifference() {
    Failure failure = only(IP + "expect 0 ************ 0200000000** **** 4* 12 0a00");

    assertThat(differing(failure)).containsExactly("> headers.ip.protocol 18 17");
    assertThat(failure.comparison().orElseThrow().rows())
        .extracting(r -> r.expected().orElse("-"))
        .containsExactly(
            "**:**:**:**:**:**",
            "02:00:00:00:00:**",
            "0x****",
            "0x4*",
            "0",
            "18",
            "0x0a00... cut off");
  }

  @Test
  void headersThatOnlyOnePacketHasAreDifferences() {
    Failure failure = only(IP + "expect 0 " + ETH + "1234 40110a000001$");

    assertThat(differing(failure))
        .containsExactly(
            "> headers.eth.type 0x1234 0x0800",
            "headers.ip.ttl - 64",
            "headers.ip.flags - 0",
            "headers.ip.protocol - 17",
            "headers.ip.dst - 10.0.0.1",
            "payload 40110a000001 -");
  }

  @Test
  void failuresAreInTheOrderOfTheFile() {
    TestResult result =
        Stf.run(
            DemoProgram.exact(),
            IP
                + "expect 7\nremove filter_tbl dst:1\npacket 0 "
                + ETH
                + "dead\n"
                + IP
                + "expect 0 aa");

    assertThat(result.failures()).extracting(f -> f.span().line()).containsExactly(2, 3, 4, 5, 6);
  }

  @Test
  void aPacketIsDissectedByTheProgramThatSentIt() {
    // The second program's parser is the same; what matters is that both are there.
    TestResult result =
        Stf.run(
            Map.of("demo.p4", DemoProgram.exact(), "next.p4", DemoProgram.otherPort()),
            IP + "expect 0 00\nreplace \"next.p4\"\n" + IP + "expect 0 01");

    assertThat(result.failures()).hasSize(2);
    assertThat(result.failures())
        .allSatisfy(f -> assertThat(f.comparison().orElseThrow().rows()).hasSize(7))
        .allSatisfy(f -> assertThat(f.paths().get(0).steps()).hasSize(7));
  }

  @Test
  void aProgramThatTheSwitchDoesNotTakeIsOneFailure() {
    TestResult result =
        Stf.run(new BpfObject(new byte[8], List.of(), List.of(), Map.of(), Optional.empty()), IP);

    assertThat(Stf.failures(result))
        .singleElement()
        .asString()
        .startsWith("1: the switch does not take the program: ");
  }

  @Test
  void aBrokenFileOrProgramIsAnErrorAndNothingRuns() {
    TestResult broken = Stf.run(DemoProgram.exact(), IP + "expekt 0");
    assertThat(broken.outcome()).isEqualTo(TestResult.Outcome.ERROR);
    assertThat(broken.packets()).isZero();
    assertThat(broken.diagnostics()).hasSize(1);

    assertThat(Stf.run(Map.of(), IP).outcome()).isEqualTo(TestResult.Outcome.ERROR);
  }
}
