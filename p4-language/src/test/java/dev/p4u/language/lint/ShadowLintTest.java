package dev.p4u.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowLintTest {

  @Test
  void theOtherDeclarationIsShown() {
    Diagnostic d =
        Warnings.of(
                """
                const bit<8> x = 1;
                control C(inout bit<8> y) {
                  apply { bit<8> x = 2; y = x; }
                }
                """)
            .stream()
            .filter(w -> w.code() == LintCode.SHADOWS)
            .findFirst()
            .orElseThrow();

    assertThat(d.message()).isEqualTo("`x` hides a constant of the same name");
    assertThat(d.span().line()).isEqualTo(3);
    assertThat(d.related().get(0).span().line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control C() { apply { bit<8> x; { bit<8> x; } } }",
        "control C(inout bit<8> x) { bit<8> x; apply {} }",
        "control C(inout bit<8> x) { action x() {} apply {} }",
        "const bit<8> x = 1; control C(inout bit<8> x) { apply {} }",
        "const bit<8> x = 1; control C() { action a(bit<8> x) {} apply {} }",
        "const bit<8> x = 1; bit<8> f(in bit<8> x) { return x; }",
        "struct x { bit<8> y; } parser P() { state start { bit<8> x; transition accept; } }",
        "parser P() { bit<8> x; state start { bit<8> x; transition accept; } }",
        "extern E<x> { void f<x>(in x y); }",
        "control C() { apply { for (bit<8> x in 1..3) { bit<8> x; } } }",
      })
  void hides(String program) {
    assertThat(Warnings.lines(program, "shadow")).containsExactly("1: SHADOWS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Not declared before it.
        "control C(inout bit<8> x) { apply {} } const bit<8> x = 1;",
        "control C() { apply { { bit<8> x; } bit<8> x; } }",
        // Next to it.
        "control C() { apply { { bit<8> x; } { bit<8> x; } } }",
        "control C(in bit<8> x) { apply {} } control D(in bit<8> x) { apply {} }",
        // Behind a dot.
        "const bit<8> x = 1; struct S { bit<8> x; } enum E { x }",
        // No code can use it.
        "const bit<8> x = 1; extern void f(in bit<8> x); extern E { void g(in bit<8> x); }",
        "const bit<8> x = 1; control C(in bit<8> x); parser P(in bit<8> x);",
        // A constructor has the name of its extern, methods have those of functions.
        "extern E { E(); } extern void f(); extern F { void f(); }",
        // Overloads.
        "bit<8> f(in bit<8> x) { return x; } bit<8> f(in bit<8> x, in bit<8> y) { return y; }",
        // A loop shows its variable next to its uses.
        "control C() { apply { bit<8> x; for (bit<8> x in 1..3) { } } }",
      })
  void doesNotHide(String program) {
    assertThat(Warnings.lines(program, "shadow")).isEmpty();
  }
}
