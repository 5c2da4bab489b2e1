package dev.p4u.stf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.DiagnosticRenderer;
import dev.p4u.stf.run.Comparison;
import dev.p4u.stf.run.Failure;
import dev.p4u.stf.run.TestResult;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void aLineForATest() {
    assertThat(TextReport.line(Results.passed("a.stf")))
        .isEqualTo("ok    a.stf  1 packet, 2 checks, 12 ms");
    assertThat(TextReport.line(Results.failed("ttl.stf")))
        .isEqualTo("FAIL  ttl.stf  3 packets, 1 check, 1 ms");
    assertThat(TextReport.line(Results.broken("b.stf", "oops")))
        .isEqualTo("ERROR b.stf  0 packets, 0 checks, 0 ms");
  }

  @Test
  void aSummary() {
    assertThat(
            TextReport.summary(
                List.of(
                    Results.passed("a"),
                    Results.passed("b"),
                    Results.failed("c"),
                    Results.broken("d", "oops")),
                1_234_567_890))
        .isEqualTo("2 passed, 2 failed (5 packets, 5 checks, 1.23 s)");
  }

  @Test
  void aDifferentPacket() {
    assertThat(TextReport.details(Results.different()))
        .isEqualTo(
            """
            stf/ttl.stf:2:3: it differs
                expect 2 0a0c $   # comment
                field              expected  actual
                hdr.h.a            0x0a      0x0a
              > hdr.h.much_longer  0xc       0xb
              * payload            -         ff
              expected 0A0C$
              actual   0A0B
                          ^ digit 3, byte 1
              packet 1 (line 1), in port 1:
                state start  (a.p4:10)
                  extract hdr.h  (a.p4:11)
                  advance
                parser accepts
                table pipe.t {hdr.h.a=10}  (a.p4:20)
                  hit  (a.p4:20)
                  action pipe.act  (a.p4:21)
                table pipe.u  (a.p4:22)
                  miss  (a.p4:22)
                marked to drop  (a.p4:23)
                deparser  (a.p4:30)
                parser rejects: PacketTooShort
                => out of port 2 (2 bytes)

            """);
  }

  @Test
  void anUnexpectedPacket() {
    assertThat(TextReport.details(Results.unexpected()))
        .isEqualTo(
            """
            stf/ttl.stf:1:1: nobody asked
                packet 1 0a0b
                field    value
                hdr.h.a  0x0a
                hdr.h.b  11
              packet   0A0B

            """);
  }

  @Test
  void aMistakeInTheFile() {
    TestResult broken = Results.broken("b.stf", "wait\npacket 0 123\n");

    assertThat(TextReport.details(broken))
        .startsWith("stf/b.stf:2:10: error[stf]: the packet has 3 hexadecimal digits")
        .contains("packet 0 123\n")
        .isEqualTo(DiagnosticRenderer.render(broken.diagnostics().get(0)));
  }

  @Test
  void onlyTheBytesAroundTheDifferenceAreShown() {
    String same = "00".repeat(500);
    Comparison comparison =
        new Comparison(same + "AA" + same, false, same + "AB" + same, 1001, List.of());
    String text =
        TextReport.details(new Failure(Results.line(1), "far", Optional.of(comparison), List.of()));

    assertThat(text)
        .contains(
            """
              expected ... 00000000 00000000 00000000 AA000000 00000000 00000000 00000000 00000000 00000000 00000000 ...
              actual   ... 00000000 00000000 00000000 AB000000 00000000 00000000 00000000 00000000 00000000 00000000 ...
                                                       ^ digit 1001, byte 500
            """);
  }

  @Test
  void longReportsAreCut() {
    Failure endless =
        new Failure(
            Results.line(1), "endless", Optional.empty(), List.of(Results.longPath(10_000)));
    assertThat(TextReport.details(endless).lines())
        .hasSizeLessThan(210)
        .contains("    and 9800 more steps");

    Failure[] many = Collections.nCopies(21, Results.headline("no")).toArray(new Failure[0]);
    assertThat(TextReport.details(Results.failed("a.stf", many)))
        .endsWith("\n\nand 1 more failure\n");
  }
}
