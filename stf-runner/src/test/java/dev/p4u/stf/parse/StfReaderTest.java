package dev.p4u.stf.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.stf.model.Number;
import dev.p4u.stf.model.Pattern;
import dev.p4u.stf.model.Statement;
import dev.p4u.stf.model.StfFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class StfReaderTest {

  private static StfFile parse(String text) {
    return StfReader.parse("t.stf", text);
  }

  private static <S extends Statement> S only(String text, Class<S> type) {
    StfFile file = parse(text);
    assertThat(file.diagnostics()).as(text).isEmpty();
    assertThat(file.statements()).as(text).hasSize(1);
    return type.cast(file.statements().get(0));
  }

  @Test
  void packetDataIsJoinedAcrossBlanksAndMayHaveACommentBehindIt() {
    Statement.Packet packet = only("packet 3 00 1b17 AB # out\n", Statement.Packet.class);
    assertThat(packet.port()).isEqualTo(3);
    assertThat(packet.data()).containsExactly(0, 0x1b, 0x17, 0xab);
  }

  @Test
  void expectHasPrefixExactAndAnyForms() {
    assertThat(only("expect 0 0a*b", Statement.Expect.class).pattern())
        .contains(new Pattern("0A*B", false));
    assertThat(only("expect 0 0a$", Statement.Expect.class).pattern())
        .contains(new Pattern("0A", true));
    assertThat(only("expect 0 $", Statement.Expect.class).pattern())
        .contains(new Pattern("", true));
    assertThat(only("expect 0", Statement.Expect.class).pattern()).isEmpty();
  }

  @Test
  void addHasPriorityKeysAndNamedArguments() {
    Statement.Add add =
        only(
            "add pipe.t[2].x 7 hdr.a:0x0a** key.b:10/8 c:1 &&& 0xf \"q r\":0b1*"
                + " pipe.act(p:1, 2) = h1",
            Statement.Add.class);
    assertThat(add.table().text()).isEqualTo("pipe.t[2].x");
    assertThat(add.priority()).contains(7);
    assertThat(add.matches())
        .extracting(m -> m.name().text())
        .containsExactly("hdr.a", "key.b", "c", "q r");
    Number wild = add.matches().get(0).value();
    assertThat(wild.value()).isEqualTo(BigInteger.valueOf(0x0a00));
    assertThat(wild.mask()).isEqualTo(BigInteger.valueOf(0xff00));
    assertThat(wild.digitBits()).isEqualTo(16);
    assertThat(wild.trailingWildcardBits()).isEqualTo(8);
    assertThat(add.matches().get(1).prefix()).contains(8);
    assertThat(add.matches().get(2).mask().map(Number::value)).contains(BigInteger.valueOf(15));
    assertThat(add.action().arguments())
        .extracting(Statement.Argument::name)
        .containsExactly(Optional.of("p"), Optional.empty());
  }

  @Test
  void anAddMayGoOnInTheNextLine() {
    Statement.Add add = only("add t\n  k:1\n  act()\n", Statement.Add.class);
    assertThat(add.matches()).hasSize(1);
  }

  @Test
  void commandWordsAreNamesElsewhere() {
    Statement.Add add = only("add all packet:1 wait()", Statement.Add.class);
    assertThat(add.table().text()).isEqualTo("all");
    assertThat(add.action().name().text()).isEqualTo("wait");
  }

  @Test
  void theOtherCommands() {
    assertThat(only("SetDefault t a(x:1)", Statement.SetDefault.class).table().text())
        .isEqualTo("t");
    only("remove all", Statement.RemoveAll.class);
    assertThat(only("remove t k:1", Statement.Remove.class).matches()).hasSize(1);
    only("no_packet", Statement.NoPacket.class);
    only("wait", Statement.Wait.class);
    assertThat(only("time +5ms", Statement.Time.class).nanos()).isEqualTo(5_000_000);
    assertThat(only("flow \"in_port=1,actions=drop\"", Statement.Flow.class).text())
        .isEqualTo("in_port=1,actions=drop");
    assertThat(only("replace", Statement.Replace.class).file()).isEmpty();
    assertThat(only("replace \"b.p4\"", Statement.Replace.class).file()).contains("b.p4");
    only("check_counter c(1) packets == 3", Statement.CheckCounter.class);
    assertThat(only("mc_node_create 1 2", Statement.Direct.class).words())
        .containsExactly("1", "2");
    Statement.CheckRegister check =
        only("check_register p.r[3].f >= 0x10", Statement.CheckRegister.class);
    assertThat(check.register().text()).isEqualTo("p.r[3].f");
    assertThat(check.comparison()).isEqualTo(Statement.Comparison.GE);
    assertThat(check.value().value()).isEqualTo(BigInteger.valueOf(16));
  }

  @Test
  void aRegistersIndexIsDecimalOrHex() {
    assertThat(only("check_register r[0x1F].f == 1", Statement.CheckRegister.class).register())
        .hasToString("r[0x1F].f");
    for (String index : List.of("9".repeat(21), "0x1*")) {
      assertThat(parse("check_register r[" + index + "] == 1").diagnostics())
          .extracting(Diagnostic::code)
          .containsExactly(StfCode.STF_NUMBER);
    }
  }

  @Test
  void removeMayNameAPriority() {
    Statement.Remove remove = only("remove t 7 k:1", Statement.Remove.class);
    assertThat(remove.priority()).contains(7);
    assertThat(only("remove \"all\"", Statement.Remove.class).table().text()).isEqualTo("all");
  }

  @Test
  void aFileMayStartWithAByteOrderMark() {
    only("\uFEFFpacket 0 00", Statement.Packet.class);
  }

  @Test
  void aFileThatIsNotUtf8IsOneDiagnostic(@TempDir Path folder) throws Exception {
    Path binary =
        Files.write(folder.resolve("a.stf"), new byte[] {'w', 'a', 'i', 't', (byte) 0xff});
    assertThat(StfReader.read(binary).diagnostics())
        .singleElement()
        .satisfies(
            d ->
                assertThat(d.message())
                    .isEqualTo(
                        "this is not a text file: byte 0xff, which is not UTF-8, at offset 4"));
  }

  @Test
  void aFileWithoutASizeIsReadUpToTheLimit() {
    Path endless = Path.of("/dev/zero");
    if (Files.exists(endless)) {
      assertThat(StfReader.read(endless).diagnostics())
          .extracting(Diagnostic::code)
          .containsExactly(StfCode.STF_TOO_LARGE);
    }
  }

  @Test
  void spansAreRightBehindCharactersOfTwoUnits() {
    String text = "# \ud83d\ude00\ud83d\ude00\n".repeat(20_000) + "pakket";
    Diagnostic diagnostic = parse(text).diagnostics().get(0);
    assertThat(diagnostic.span().text()).isEqualTo("pakket");
    assertThat(diagnostic.span().line()).isEqualTo(20_001);
    assertThat(parse(text + "\n" + "wait # \ud83d\ude00\n".repeat(20_000)).statements())
        .hasSize(20_000);
  }

  @Test
  void millionsOfTokensWithoutACommandAreOneMistake() {
    assertThat(parse("a ".repeat(StfReader.MAX_BYTES / 2)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(StfCode.STF_UNKNOWN_COMMAND);
  }

  @Test
  void linesMayEndInCarriageReturnLineFeed() {
    assertThat(parse("packet 0 aa\r\nexpect 0 aa\r\n").diagnostics()).isEmpty();
  }

  private static final Map<StfCode, String> EXAMPLES = new EnumMap<>(StfCode.class);

  static {
    EXAMPLES.put(StfCode.STF_TOO_LONG, "packet 0 " + "00 ".repeat(140_001));
    EXAMPLES.put(StfCode.STF_TOO_LARGE, " ".repeat(StfReader.MAX_BYTES + 1));
    EXAMPLES.put(StfCode.STF_TOO_MANY_ERRORS, "add\n".repeat(101));
    EXAMPLES.put(StfCode.STF_NOT_TEXT, "packet 0 00\n\0");
  }

  @TestFactory
  Stream<DynamicTest> whatIsTooLargeOrNoTextIsReported() {
    return EXAMPLES.keySet().stream()
        .map(
            code ->
                DynamicTest.dynamicTest(
                    code.name(),
                    () ->
                        assertThat(parse(EXAMPLES.get(code)).diagnostics())
                            .extracting(Diagnostic::code)
                            .contains(code)));
  }

  @Test
  void aFileThatCannotBeReadIsOneDiagnostic(@TempDir Path folder) throws Exception {
    assertThat(StfReader.read(folder.resolve("missing.stf")).diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.message()).contains("there is no such file"));
    assertThat(StfReader.read(folder).diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.code()).isEqualTo(StfCode.STF_UNREADABLE));
    Path empty = Files.createFile(folder.resolve("empty.stf"));
    assertThat(StfReader.read(empty)).satisfies(f -> assertThat(f.statements()).isEmpty());
  }

  @Test
  void aMistakeIsReportedAtItsPlaceAndTheOtherStatementsAreRead() {
    StfFile file = parse("packet 0 00\nadd t k:1 act(x)\nwait\nno_paket\nexpect 0 00\n");
    assertThat(file.statements()).hasSize(3);
    assertThat(file.diagnostics())
        .extracting(d -> d.span().line() + ":" + d.span().column() + " " + d.message())
        .containsExactly(
            "2:16 unexpected ')'; expected ':'",
            "4:1 unknown command 'no_paket'; is it no_packet?");
  }

  @Test
  void aMissingCommaIsReportedBetweenTheArguments() {
    Diagnostic diagnostic = parse("add t k:1 a(x:1 y:2)").diagnostics().get(0);
    assertThat(diagnostic.message()).isEqualTo("unexpected 'y'; expected ',' or ')'");
  }

  @Test
  void randomTextNeverThrowsAndKeepsSpansInTheFile() {
    Random random = new Random(1);
    List<String> pieces =
        List.of("packet ", "add ", "t ", "k:", "0x1*", "\n", "(", ")", "$", "#", "\"", "é", "😀");
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      StfFile file = parse(text.toString());
      for (Diagnostic diagnostic : file.diagnostics()) {
        assertThat(diagnostic.span().start()).isBetween(0, text.length());
        assertThat(diagnostic.span().end()).isBetween(diagnostic.span().start(), text.length());
      }
    }
  }

  @Test
  void patternsComparePrefixExactAndWildcards() {
    byte[] packet = {0x12, 0x34};
    assertThat(new Pattern("12", false).matches(packet)).isTrue();
    assertThat(new Pattern("12", true).firstDifference(packet)).isEqualTo(2);
    assertThat(new Pattern("1*3", false).matches(packet)).isTrue();
    assertThat(new Pattern("1235", false).firstDifference(packet)).isEqualTo(3);
    assertThat(new Pattern("123456", false).firstDifference(packet)).isEqualTo(4);
    assertThat(new Pattern("", true).matches(new byte[0])).isTrue();
  }
}
