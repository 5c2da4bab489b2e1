package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Texts that are made to exhaust the stack, the memory or the patience. */
class RobustnessTest {

  private static CheckedProgram quickly(String text) {
    return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> P4.check(text));
  }

  @Test
  void deepExpressions() {
    String deep = "(".repeat(20_000) + "x" + ")".repeat(20_000);
    assertThat(quickly("control C(inout bit<8> x) { apply { x = " + deep + "; } }").diagnostics())
        .isNotEmpty();
    String sum = "x" + " + 1".repeat(20_000);
    quickly("control C(inout bit<8> x) { apply { x = " + sum + "; } }");
  }

  @Test
  void constantsThatDouble() {
    StringBuilder text = new StringBuilder("const int C0 = 3;\n");
    for (int i = 1; i < 60; i++) {
      text.append("const int C%d = C%d * C%d;%n".formatted(i, i - 1, i - 1));
    }
    quickly(text.toString());
  }

  @Test
  void structsThatDouble() {
    StringBuilder text = new StringBuilder("struct S0<T> { T a; T b; }\n");
    for (int i = 1; i < 90; i++) {
      text.append("struct S%d<T> { S%d<T> a; S%d<T> b; }%n".formatted(i, i - 1, i - 1));
    }
    text.append(
        "control C(in S89<bit<8>> s, out bit<8> x) { apply { int n; x = 1; bool e = s == s;");
    text.append(" bit<32> y = (bit<32>)(bit<64>)s.minSizeInBits(); } }");
    quickly(text.toString());
  }

  @Test
  void structsThatNest() {
    StringBuilder text = new StringBuilder("struct S0 { bit<8> a; }\n");
    for (int i = 1; i < 3000; i++) {
      text.append("struct S%d { S%d a; }%n".formatted(i, i - 1));
    }
    assertThat(quickly(text.toString()).diagnostics())
        .anyMatch(d -> d.code() == CheckCode.TYPE_TOO_LARGE);
  }

  @Test
  void hugeShiftsAndWidths() {
    assertThat(quickly("const int A = 1 << 1000000000000;").hasErrors()).isTrue();
    assertThat(quickly("const bit<1000000000> A = 1;").hasErrors()).isTrue();
    quickly(
        "control C(inout bit<8> x) { apply { x = x << 1000000000000; x = x >> 99999999999; } }");
  }

  @Test
  void namesThatReferToThemselves() {
    quickly("struct S { S s; } typedef T T; const int N = N; control C() { C() c; apply { } }");
    quickly("extern E { E(E e); } parser P() { P() p; state start { transition start; } }");
  }
}
