package dev.p4u.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusedLintTest {

  private static List<String> unused(String text) {
    return Warnings.messages(text, "unused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant `X`       | const bit<8> X = 1;",
        "typedef `T`        | typedef bit<8> T;",
        "type `T`           | type bit<8> T;",
        "control `X`        | control X() { apply {} }",
        "parser `X`         | parser X() { state start { transition accept; } }",
        "control type `X`   | control X();",
        "parser type `X`    | parser X();",
        "package `X`        | package X();",
        "action `X`         | action X() {}",
        "function `X`       | bit<8> X() { return 1; }",
        "type parameter `T` | struct S<T> { bit<8> x; }",
        "type parameter `T` | extern E<T> { E(); }",
        "type parameter `T` | extern void f<T>(in bit<8> x);",
      })
  void onlyTheUnusedDeclarationIsReported(String example) {
    String[] parts = example.split("\\|", 2);

    assertThat(Warnings.of(parts[1]))
        .extracting(Diagnostic::message)
        .containsExactly(parts[0].strip() + " is never used");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "variable `x`       | bit<8> x = 1; | ",
        "constant `X`       | const bit<8> X = 1; | ",
        "action `f`         | action f() {} | ",
        "instance `e`       | E() e; | ",
        "parameter `x`      | action f(bit<8> x) {} | f(1);",
        "variable `x`       | | bit<8> x; x = y;",
        "variable `i`       | | for (bit<8> i = 0; y < 3; y = y + 1) { y = y + 1; }",
      })
  void localDeclarations(String example) {
    String[] parts = example.split("\\|");
    String program =
        """
        extern E { E(); }
        control C(inout bit<8> y, in bit<8> z) {
          %s
          apply { %s }
        }
        control Block(inout bit<8> y, in bit<8> z);
        package Switch(Block block);
        Switch(C()) main;
        """
            .formatted(parts[1], parts[2]);

    // A variable that is only written is used: whether its value is read is another question.
    boolean written = parts[2].contains("x = y");
    assertThat(unused(program).stream().map(m -> m.replaceFirst("\\S+ ", "")).toList())
        .isEqualTo(written ? List.of() : List.of(parts[0].strip() + " is never used"));
  }

  @Test
  void valueSetsAndTables() {
    String program =
        """
        parser P(in bit<8> x) {
          value_set<bit<8>>(4) set;
          state start { transition accept; }
        }
        control C(inout bit<8> y) {
          action a() { y = 1; }
          table t { actions = { a; } default_action = a; }
          apply {}
        }
        """;

    assertThat(unused(program))
        .contains("2:24 value_set `set` is never used", "7:9 table `t` is never applied")
        .noneMatch(m -> m.contains("`a`"));
  }

  @Test
  void whatDescribesTheOutsideIsNeverReported() {
    assertThat(
            unused(
                """
                enum E { A, B }
                enum bit<8> F { C = 1 }
                error { Odd }
                match_kind { fuzzy }
                header H { bit<8> x; }
                struct S { bit<8> x; }
                header_union U { H h; }
                extern X { X(); void f<T>(in bit<8> x); }
                extern void g(in bit<8> x);
                """))
        .isEmpty();
  }

  @Test
  void parametersThatOthersDemandAreNotReported() {
    assertThat(
            unused(
                """
                @noWarn("unused") bit<8> f(in bit<8> x) { return 1; }
                @noWarn("unused") control C(inout bit<8> x)(bit<8> y) { apply {} }
                parser P(in bit<8> x) { state start { transition accept; } }
                parser Q(in bit<8> x);
                package Switch(Q q);
                Switch(P()) main;
                """))
        .isEmpty();
  }

  @Test
  void usesCountWhereverTheyStand() {
    assertThat(
            unused(
                """
                #include <core.p4>
                const bit<8> SIZE = 8;
                typedef bit<SIZE> T;
                const bit<8> NAMED = 1;
                const bit<8> ENTRY = 2;
                const bit<8> CASE = 3;
                struct S { @mine(NAMED) T x; }
                action set(inout S s, bit<8> y) { s.x = y; }
                control C(inout S s) {
                  action drop() { s.x = 0; }
                  table t {
                    key = { s.x: exact; }
                    actions = { drop; NoAction; }
                    entries = { ENTRY: drop(); }
                  }
                  apply { t.apply(); set(s, 1); }
                }
                parser P(inout S s) {
                  state start { transition select(s.x) { CASE: accept; default: reject; } }
                }
                parser Q(inout S s);
                control D(inout S s);
                package Switch(Q q, D d);
                Switch(P(), C()) main;
                """))
        .isEmpty();
  }

  @Test
  void aNamedArgumentDoesNotUseItsParameter() {
    String program =
        """
        action set(inout bit<8> y, bit<8> x) { y = 1; }
        @noWarn("unused") control C(inout bit<8> z) { apply { set(y = z, x = 1); } }
        """;

    assertThat(unused(program)).containsExactly("1:35 parameter `x` is never used");
  }

  @Test
  void theOverloadThatIsCalledIsTheOneThatIsUsed() {
    String program =
        """
        bit<8> f(in bit<8> x) { return x; }
        bit<8> f(in bit<8> x, in bit<8> y) { return x + y; }
        @noWarn("unused") control C(inout bit<8> z) { apply { z = f(z, 1); } }
        """;

    assertThat(unused(program)).containsExactly("1:8 function `f` is never used");
  }

  @Test
  void assertionsAndInternalNamesAreThereForOthers() {
    assertThat(
            unused(
                """
                #include <core.p4>
                const bool OK = static_assert(1 < 2, "numbers");
                const bit<32> __version = 1;
                """))
        .isEmpty();
  }

  @Test
  void theVariableOfALoopOverARangeMayCountOnly() {
    assertThat(
            unused(
                """
                @noWarn("unused") control C(inout bit<8> y) {
                  apply { for (bit<8> i in 1..3) { y = y + 1; } }
                }
                """))
        .isEmpty();
  }

  @Test
  void anIncludedFileServesOtherProgramsToo() {
    String part =
        """
        const bit<8> X = 1;
        typedef bit<8> T;
        action f(inout bit<8> y) { bit<8> z; y = 1; }
        """;

    assertThat(Warnings.of("#include \"part.p4\"\nstruct S { T x; }\n", Map.of("part.p4", part)))
        .extracting(d -> d.span() + " " + d.message())
        .containsExactly("part.p4:3:35 variable `z` is never used");
  }

  @Test
  void thereAreNoWarningsWhereThereAreErrors() {
    CheckedProgram program =
        Frontends.create()
            .check(
                Path.of("test.p4"),
                "const bit<8> X = 1;\nconst bit<8> Y = Z;\n",
                P4Frontend.Options.DEFAULT,
                p -> Optional.empty());

    assertThat(program.diagnostics()).extracting(d -> d.code().kind()).containsExactly("not-found");
  }

  @Test
  void theFixTakesTheWholeLines() {
    assertThat(
            Warnings.fixed(
                """
                header H { bit<8> x; }
                @mine
                const bit<8> X =
                    1;
                struct S { H h; }
                """,
                "unused"))
        .isEqualTo("header H { bit<8> x; }\nstruct S { H h; }\n");
    assertThat(Warnings.fixed("typedef bit<8> T; struct S { bit<8> x; }", "unused"))
        .isEqualTo(" struct S { bit<8> x; }");
  }

  @Test
  void whatMayHaveAnEffectIsNotRemovedByAFix() {
    String program =
        """
        extern E { E(); bit<8> next(); }
        @noWarn("unused") control C() {
          @noWarn("unused") E() e;
          apply { bit<8> x = e.next(); }
        }
        extern bit<8> f();
        control D() { E() e; apply { bit<8> x = f(); } }
        @noWarn("unused") control Both() { D() d; apply { d.apply(); } }
        """;

    assertThat(Warnings.of(program))
        .filteredOn(d -> d.code() == LintCode.UNUSED)
        .extracting(Diagnostic::message)
        .contains("instance `e` is never used", "variable `x` is never used");
    assertThat(Warnings.of(program)).allMatch(d -> d.fixes().isEmpty());
  }
}
