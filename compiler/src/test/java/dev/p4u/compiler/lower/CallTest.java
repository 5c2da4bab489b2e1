package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Copy-in and copy-out (P4 specification, section 6.8), and what return and exit leave behind. */
class CallTest {

  @Test
  void theCalleeWorksOnCopies() {
    // With y bound to the same place as x, x = x + y would give 2 * 6.
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a;",
                "bit<8> f(inout bit<8> x, in bit<8> y) { x = x + 1; return x + y; }",
                "apply { hdr.h.a = f(hdr.h.a, hdr.h.a); }"));
    assertThat(bench.out("05")).isEqualTo("0b");
  }

  @Test
  void outParametersStartAtZeroAndAreCopiedBackLeftToRight() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a; bit<8> b;",
                "void f(out bit<8> x, out bit<8> y) { x = x + 1; y = y + 2; }",
                "apply { f(hdr.h.a, hdr.h.a); f(_, hdr.h.b); }"));
    assertThat(bench.out("5555")).isEqualTo("0202");
  }

  @Test
  void aHeaderAsOutParameterStartsInvalid() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a;",
                "void f(out h_t h, out bool was) { was = h.isValid(); h.setValid(); h.a = 9; }",
                "apply { bool was; f(hdr.h, was); if (was) { hdr.h.a = 1; } }"));
    assertThat(bench.out("55")).isEqualTo("09");
  }

  @Test
  void exitInAnActionCopiesOut() {
    Bench bench =
        Bench.pipe(
            "bit<8> a; bit<8> b;",
            """
            action act(inout bit<8> x) { x = 7; exit; }
            apply { act(hdr.h.a); hdr.h.b = 1; }
            """);
    assertThat(bench.out("0000")).isEqualTo("0700");
  }

  @Test
  void returnInAnActionCopiesOutAndGoesOn() {
    Bench bench =
        Bench.pipe(
            "bit<8> a; bit<8> b;",
            """
            action act(inout bit<8> x) { if (x == 1) { x = 2; return; } x = 3; }
            apply { act(hdr.h.a); hdr.h.b = 1; }
            """);
    assertThat(bench.out("0100")).isEqualTo("0201");
    assertThat(bench.out("0000")).isEqualTo("0301");
  }

  @Test
  void subControlsHaveConstructorArgumentsAndTheirOwnVariables() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a; bit<8> b;",
                """
                control Adder(inout bit<8> x)(bit<8> step) {
                  bit<8> seen = 1;
                  apply { x = x + step + seen; seen = 100; }
                }
                control Twice(inout bit<8> x)(bit<8> step) {
                  Adder(step) first;
                  Adder(step + 1) second;
                  apply { first.apply(x); second.apply(x); first.apply(x); }
                }
                """,
                """
                Twice(10) twice;
                Adder(2) plus;
                apply { twice.apply(hdr.h.a); plus.apply(hdr.h.b); }
                """));
    assertThat(bench.out("0001")).isEqualTo("22" + "04");
  }

  @Test
  void exitInASubControlEndsThePipelineAfterCopyOut() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a; bit<8> b;",
                "control Sub(inout bit<8> x) { apply { x = 9; exit; } }",
                "Sub() sub; apply { sub.apply(hdr.h.a); hdr.h.b = 1; }"));
    assertThat(bench.out("0000")).isEqualTo("0900");
  }

  @Test
  void directInvocationMakesAnInstance() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a;",
                "control Sub(inout bit<8> x) { apply { x = x + 1; } }",
                "apply { Sub.apply(hdr.h.a); Sub.apply(hdr.h.a); }"));
    assertThat(bench.out("05")).isEqualTo("07");
  }

  @Test
  void genericFunctionsTakeTheTypeOfTheirArguments() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a; bit<16> b;",
                "T pick<T>(in T x, in T y, in bool first) { if (first) { return x; } return y; }",
                """
                apply {
                  hdr.h.a = pick(hdr.h.a, 8w3, false);
                  hdr.h.b = pick(hdr.h.b, 16w0x1234, false);
                }
                """));
    assertThat(bench.out("00 0000")).isEqualTo("031234");
  }

  @Test
  void actionsAreTraced() {
    Bench bench = Bench.pipe("bit<8> a;", "action go(in bit<8> x) { } apply { go(hdr.h.a); }");
    assertThat(bench.send("00").events())
        .containsExactly(
            "STATE start 0", "EXTRACT hdr.h 8", "ACCEPT  0", "ACTION pipe.go 0", "DEPARSE  0");
  }
}
