package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Statements: branches, switches, loops, return and exit. */
class StatementTest {

  @Test
  void ifElseChains() {
    Bench bench =
        Bench.body(
            "bit<8> a; bit<8> r;",
            """
            if (hdr.h.a < 10) { hdr.h.r = 1; }
            else if (hdr.h.a < 20 && hdr.h.a != 15) { hdr.h.r = 2; }
            else if (!(hdr.h.a == 15 || hdr.h.a > 30)) { hdr.h.r = 3; }
            else { hdr.h.r = 4; }
            """);
    assertThat(bench.out("0500")).isEqualTo("0501");
    assertThat(bench.out("0b00")).isEqualTo("0b02");
    assertThat(bench.out("1600")).isEqualTo("1603");
    assertThat(bench.out("0f00")).isEqualTo("0f04");
    assertThat(bench.out("2000")).isEqualTo("2004");
  }

  @Test
  void compoundAssignments() {
    Bench bench =
        Bench.body(
            "bit<8> a; bit<8> b;",
            "hdr.h.a += 3; hdr.h.a <<= 1; hdr.h.a[3:0] |= 1; hdr.h.b |-|= 200; hdr.h.b ^= 0xff;");
    assertThat(bench.out("02 64")).isEqualTo("0bff");
  }

  @Test
  void switchOnValues() {
    Bench bench =
        Bench.body(
            "bit<8> a; bit<8> r;",
            """
            switch (hdr.h.a) {
              1:
              2: { hdr.h.r = 10; }
              3: { hdr.h.r = 20; }
              default: { hdr.h.r = 30; }
            }
            """);
    assertThat(bench.out("0100")).endsWith("0a");
    assertThat(bench.out("0200")).endsWith("0a");
    assertThat(bench.out("0300")).endsWith("14");
    assertThat(bench.out("0400")).endsWith("1e");
  }

  @Test
  void forLoopsWithBreakAndContinue() {
    Bench bench =
        Bench.body(
            "bit<8> n; bit<8> sum;",
            """
            for (bit<8> i = 0; i < hdr.h.n; i = i + 1) {
              if (i == 2) { continue; }
              if (i == 5) { break; }
              hdr.h.sum = hdr.h.sum + i;
            }
            """);
    assertThat(bench.out("0400")).isEqualTo("0404");
    assertThat(bench.out("ff00")).isEqualTo("ff08");
    assertThat(bench.out("0000")).isEqualTo("0000");
  }

  @Test
  void forOverRangesIncludesBothBounds() {
    Bench bench =
        Bench.body("bit<8> low; bit<8> n;", "for (bit<8> i in hdr.h.low .. 255) { hdr.h.n += 1; }");
    assertThat(bench.out("fe00")).isEqualTo("fe02");
    assertThat(bench.out("ff00")).isEqualTo("ff01");
    assertThat(bench.out("0000")).isEqualTo("0000");
  }

  @Test
  void localsAreNewInEachTurnOfALoop() {
    Bench bench =
        Bench.body("bit<8> a;", "for (bit<8> i in 1 .. 3) { bit<8> x; x = x + i; hdr.h.a = x; }");
    assertThat(bench.out("00")).isEqualTo("03");
  }

  @Test
  void returnEndsTheControlAndExitThePipeline() {
    Bench bench =
        Bench.pipe(
            "bit<8> a; bit<8> r;",
            """
            apply {
              if (hdr.h.a == 1) { return; }
              if (hdr.h.a == 2) { exit; }
              hdr.h.r = 7;
            }
            """);
    assertThat(bench.out("0100")).isEqualTo("0100");
    assertThat(bench.out("0200")).isEqualTo("0200");
    assertThat(bench.out("0300")).isEqualTo("0307");
  }

  @Test
  void codeBehindReturnIsLeftOut() {
    Bench bench = Bench.body("bit<8> a;", "return; hdr.h.a = hdr.h.a + 1; if (hdr.h.a == 1) { }");
    assertThat(bench.out("05")).isEqualTo("05");
  }
}
