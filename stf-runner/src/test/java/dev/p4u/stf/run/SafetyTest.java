package dev.p4u.stf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.stf.report.JUnitXml;
import dev.p4u.stf.report.TextReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Large files neither take for ever nor fill the memory. */
class SafetyTest {

  private static final String OTHER = "packet 1 020000000002 020000000001 1234\n";

  @Test
  void aHundredThousandStatements() {
    TestResult result = Stf.run(DemoProgram.exact(), (OTHER + "expect 9 02\n").repeat(50_000));

    assertThat(result.passed()).isTrue();
    assertThat(result.packets()).isEqualTo(50_000);
    assertThat(result.checks()).isEqualTo(50_000);
  }

  @Test
  void aHundredThousandFailuresGiveAShortReport() {
    TestResult result =
        Stf.run(DemoProgram.exact(), (OTHER + "expect 9 03\n").repeat(50_000) + "no_packet");

    assertThat(result.failures()).hasSize(50_001);
    assertThat(result.failures().stream().filter(f -> !f.paths().isEmpty()).count())
        .isEqualTo(Execution.MAX_DETAILED + 1);
    assertThat(TextReport.details(result))
        .hasSizeLessThan(20_000)
        .endsWith("and 49981 more failures\n");
    assertThat(JUnitXml.write("s", List.of(result))).hasSizeLessThan(30_000);
  }

  @Test
  void aProgramThatGrowsPacketsIsStopped() {
    TestResult result =
        Stf.run(
            DemoProgram.exact(),
            ("packet 1 020000000002 020000000001 beef\nexpect 0\n").repeat(5_000));

    assertThat(result.packets()).isLessThan(1_200);
    assertThat(result.failures())
        .extracting(Failure::headline)
        .containsExactly("more than 67108864 bytes came out; the test ends");
  }

  @Test
  void fieldsOfALongPacketAreComparedOnce() {
    String packet = "020000000002 020000000001 1234 " + "00".repeat(60_000);
    TestResult result =
        Stf.run(DemoProgram.exact(), "packet 1 " + packet + "\nexpect 9 " + packet + "01$");

    assertThat(TextReport.details(result)).hasSizeLessThan(2_000);
  }
}
