package dev.p4u.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @noWarn} and uses of what is deprecated. */
class SuppressionsTest {

  private static List<String> kinds(String program) {
    return Warnings.of(program).stream().map(d -> d.code().kind()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@noWarn(\"unused\") const bit<8> X = 1;",
        "@noWarn(\"unused\") control C() { bit<8> x; action a(bit<8> y) {} apply {} }",
        "@noWarn(\"overflow\") @noWarn(\"unused\") const bit<8> X = 256;",
        "@noWarn[\"unused\"] const bit<8> X = 1;",
        "@noWarn(\"unused\") action a(bit<8> x) {}",
        "@noWarn(\"unused\") parser P() {" + " @noWarn(\"parser-transition\") state start { } }",
        "@noWarn(\"unused\") control C() { apply { @noWarn(\"mismatch\") { bit<8> x = -1; } } }",
      })
  void silencesItsKindInside(String program) {
    assertThat(kinds(program)).isEmpty();
  }

  @Test
  void silencesNoOtherKindAndNothingOutside() {
    assertThat(kinds("@noWarn(\"unused\") const bit<8> X = 256; const bit<8> Y = 256;"))
        .containsExactlyInAnyOrder("overflow", "overflow", "unused");
    assertThat(
            Warnings.messages(
                "action a(@noWarn(\"unused\") bit<8> x, bit<8> y) {}\n"
                    + "@noWarn(\"unused\") control C() { apply { a(1, 2); } }",
                "unused"))
        .containsExactly("1:45 parameter `y` is never used");
  }

  @Test
  void unknownKindsAreReported() {
    assertThat(Warnings.messages("@noWarn(\"unsued\") struct S { bit<8> x; }", "unknown"))
        .containsExactly("1:1 there are no warnings of kind `unsued`; did you mean `unused`?");
    assertThat(Warnings.messages("@noWarn(\"something else\") struct S { bit<8> x; }", "unknown"))
        .containsExactly("1:1 there are no warnings of kind `something else`");
  }

  @Test
  void deprecatedThings() {
    String program =
        """
        @deprecated("use New") extern Old { Old(); }
        @deprecated("write " ++ "your own") action f(inout bit<8> x) { x = 1; }
        @noWarn("unused") control C(inout bit<8> x) {
          @noWarn("unused") Old() old;
          apply { f(x); }
        }
        """;

    assertThat(Warnings.messages(program, "deprecated"))
        .containsExactly(
            "4:21 `Old` is deprecated: use New", "5:11 `f` is deprecated: write your own");
    assertThat(Warnings.of(program))
        .extracting(Diagnostic::related)
        .allSatisfy(r -> assertThat(r).hasSize(1));
  }

  @Test
  void bundledFilesAreNotTheUsers() {
    assertThat(Warnings.of("#include <v1model.p4>\n")).isEmpty();
    assertThat(Warnings.of("#include <psa.p4>\n")).isEmpty();
    assertThat(Warnings.of("#include <pna.p4>\n")).isEmpty();
  }
}
