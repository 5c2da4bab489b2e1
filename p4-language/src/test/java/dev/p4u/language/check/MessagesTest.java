package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.syntax.SyntaxCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages say besides their code: suggestions, other places, repairs, and no cascades. */
class MessagesTest {

  private static Diagnostic only(String text) {
    CheckedProgram p = P4.check(text);
    assertThat(P4.messages(p)).hasSize(1);
    return p.diagnostics().get(0);
  }

  private static String repaired(String text, Diagnostic d) {
    StringBuilder out = new StringBuilder(text);
    for (Diagnostic.Edit e : d.fixes().get(0).edits()) {
      out.replace(e.span().start(), e.span().end(), e.newText());
    }
    return out.toString();
  }

  @Test
  void anUnknownNameSuggestsOneInScope() {
    String text = "control C(inout bit<8> counter) { apply { counter = conter + 1; } }";
    Diagnostic d = only(text);

    assertThat(d.message()).isEqualTo("`conter` is not declared; did you mean `counter`?");
    assertThat(P4.messages(P4.check(repaired(text, d)))).isEmpty();
  }

  @Test
  void whatAnInstanceLeavesOpenGivesANumberNoWidth() {
    Diagnostic d =
        only(
            """
            extern E<T> { E(); void put(in T value); }
            control C(in bit<8> x) { E<_>() e; apply { e.put(x); e.put(7); } }
            """);

    assertThat(d.code()).isEqualTo(CheckCode.CANNOT_INFER);
    assertThat(d.span().text()).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in bit<8> x, in bool y            | x | is in, but `a` of Filter is out",
        "out bit<8> x                      | C | a parameter for `b` of Filter is missing",
        "out bit<8> x, in bit<4> y         | y | has type bit<4>, but `b` of Filter has type bool",
        "out bit<8> x, in bool y, in bool z | z | Filter has no parameter for this",
      })
  void aControlThatDoesNotFitSaysWhichParameterIsWrong(
      String parameters, String at, String reason) {
    Diagnostic d =
        only(
            """
            control Filter<T>(out T a, in bool b);
            package Switch<T>(Filter<T> f);
            control C(%s) { apply { } }
            Switch<bit<8>>(C()) main;
            """
                .formatted(parameters));

    assertThat(d.code()).isEqualTo(CheckCode.TYPE_MISMATCH);
    assertThat(d.related().get(0).span().text()).isEqualTo(at);
    assertThat(d.related().get(0).message()).isEqualTo(reason);
  }

  @Test
  void anUnknownFieldPointsAtTheStruct() {
    Diagnostic d =
        only("struct S { bit<8> value; } control C(inout S s) { apply { s.valeu = 1; } }");

    assertThat(d.message()).isEqualTo("struct S has no member `valeu`; did you mean `value`?");
    assertThat(d.related().get(0).span().text()).isEqualTo("S");
  }

  @Test
  void anEnumIsCalledAnEnum() {
    assertThat(only("enum E { one } const E e = E.two;").message())
        .isEqualTo("enum E has no member `two`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bool f(in bool a) { return true; } const bool b = f(true, true); | `f` takes 1 argument, but 2 are given
          bool f() { return true; } const bool b = f(true);                | `f` takes 0 arguments, but 1 is given
          struct S<T> { T a; } const S<bool, bool> s = { true };           | `S` takes 1 type argument, but 2 are given
          struct S { bool a; } const S s = { true, true };                 | S needs 1 value, but 2 are given
          struct S { bool a; bool b; } const S s = { true };               | S needs 2 values, but 1 is given
          """)
  void numbersOfThingsAreSpelledOut(String program, String message) {
    assertThat(P4.check(program).diagnostics().get(0).message()).isEqualTo(message);
  }

  @Test
  void aForgottenIncludeIsNamedAndAdded() {
    String text =
        """
        // my program
        control C(inout bit<8> x) {
          table t { actions = { NoAction; } default_action = NoAction; }
          apply { t.apply(); }
        }
        """;
    CheckedProgram p = P4.check(text);
    Diagnostic d = p.diagnostics().get(0);

    assertThat(d.message())
        .isEqualTo("`NoAction` is declared in core.p4: add `#include <core.p4>`");
    assertThat(repaired(text, d)).startsWith("// my program\n#include <core.p4>\ncontrol");
    assertThat(P4.messages(P4.check(repaired(text, d)))).isEmpty();
  }

  @Test
  void anArchitectureIsAddedBehindTheCoreLibrary() {
    String text =
        """
        #include <core.p4>
        control C(inout standard_metadata_t s) { apply { mark_to_drop(s); } }
        V1Switch(C()) main;
        """;
    Diagnostic d = only(text);

    assertThat(d.message())
        .isEqualTo("`standard_metadata_t` is declared in v1model.p4: add `#include <v1model.p4>`");
    assertThat(repaired(text, d)).startsWith("#include <core.p4>\n#include <v1model.p4>\n");
  }

  @Test
  void whereSeveralArchitecturesHaveANameEachIsOffered() {
    Diagnostic d =
        only("#include <core.p4>\ncontrol C() { DirectCounter<bit<8>>(1) c; apply { } }");

    assertThat(d.message())
        .isEqualTo(
            "`DirectCounter` is declared in psa.p4 and pna.p4: include the one you write for");
    assertThat(d.fixes())
        .extracting(Diagnostic.Fix::title)
        .containsExactly("add #include <psa.p4>", "add #include <pna.p4>");
  }

  @Test
  void theArchitectureOfMainIsMeant() {
    CheckedProgram p =
        P4.check(
            """
            #include <core.p4>
            control C() { Register<bit<8>, bit<8>>(1) c; apply { } }
            PSA_Switch(C()) main;
            """);

    assertThat(P4.messages(p))
        .containsExactly(
            "2: [not-found] `Register` is declared in psa.p4: add `#include <psa.p4>`");
  }

  @Test
  void anIncludedArchitectureIsNotJoinedByAnother() {
    String text = "#include <v1model.p4>\ncontrol C() { PSA_Switch() c; apply { } }";

    assertThat(only(text).message()).isEqualTo("`PSA_Switch` is not declared");
  }

  @Test
  void aMissingMatchKindOrErrorNamesItsFileToo() {
    String key =
        "control C(in bit<8> x) { action a() { } table t { key = { x: ternary; } "
            + "actions = { a; } default_action = a; } apply { t.apply(); } }";
    String error = "error { Mine } const error E = error.PacketTooShort;";

    assertThat(only(key).message()).startsWith("`ternary` is declared in core.p4");
    assertThat(only(error).message()).startsWith("`PacketTooShort` is declared in core.p4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contorl C() { apply { } }                               | control
          hedaer H { bit<8> a; }                                  | header
          struct S { bti<8> a; }                                  | bit
          parser P() { stat start { transition accept; } }        | state
          parser P() { state start { transiton accept; } }        | transition
          control C() { aply { } }                                | apply
          cosnt bit<8> X = 1;                                     | const
          bit<8> f(in bit<8> x) { retrun x; }                     | return
          """)
  void aKeywordThatIsTypedWrongIsTheOnlyMistake(String text, String keyword) {
    Diagnostic d = only(text);

    assertThat(d.code()).isEqualTo(SyntaxCode.MISSPELLED_KEYWORD);
    assertThat(d.fixes().get(0).edits().get(0).newText()).isEqualTo(keyword);
    assertThat(P4.messages(P4.check(repaired(text, d)))).isEmpty();
  }

  @Test
  void aNameMayResembleAKeyword() {
    assertThat(
            P4.messages(
                P4.check(
                    "struct contro { bit<8> a; } control C() { contro x; apply { x.a = 1; } }")))
        .isEmpty();
  }

  @Test
  void aWrongWidthOffersACast() {
    String text = "control C(inout bit<8> x, in bit<16> y) { apply { x = y; } }";
    Diagnostic d = only(text);

    assertThat(d.message()).isEqualTo("expected bit<8>, found bit<16>");
    assertThat(d.fixes().get(0).title()).isEqualTo("cast to bit<8>");
    assertThat(P4.messages(P4.check(repaired(text, d)))).isEmpty();
  }

  @Test
  void aBackwardSliceOffersItsBoundsInOrder() {
    String text = "control C(inout bit<8> x) { apply { x = x[0:7]; } }";
    Diagnostic d = only(text);

    assertThat(repaired(text, d)).contains("x = x[7:0];");
  }

  @Test
  void aMethodWithoutItsCallOffersTheCall() {
    String text =
        "extern E { E(); bit<8> get(); } control C(inout bit<8> x) { E() e; apply { x = e.get; } }";
    Diagnostic d = only(text);

    assertThat(repaired(text, d)).contains("x = e.get();");
    assertThat(P4.messages(P4.check(repaired(text, d)))).isEmpty();
  }

  @Test
  void aSecondDeclarationPointsAtTheFirst() {
    Diagnostic d = only("const bit<8> A = 1;\nconst bit<8> A = 2;");

    assertThat(d.span().line()).isEqualTo(2);
    assertThat(d.related().get(0).span().line()).isEqualTo(1);
  }

  @Test
  void oneMistakeGivesOneMessage() {
    String text =
        """
        struct S { Unknown u; }
        control C(inout S s, inout bit<8> x) {
          action a() { s.u.field = x + s.u.other; }
          apply {
            x = f(s.u, 3);
            if (s.u == 5) { a(); }
            S copy = s;
            copy.u = s.u ++ 8w1;
          }
        }
        """;

    assertThat(P4.messages(P4.check(text)))
        .containsExactly(
            "1: [not-found] `Unknown` is not declared", "5: [not-found] `f` is not declared");
  }

  @Test
  void afterASyntaxErrorNamesAreNotBlamed() {
    CheckedProgram p =
        P4.check(
            """
            struct S { bit<8 a; bit<16> b; }
            control C(inout S s) { apply { s.b = 1; s.a = 2; } }
            """);

    assertThat(p.diagnostics()).allMatch(d -> d.code().kind().equals("syntax"));
  }

  @Test
  void whatDependsOnADeclarationThatWasNotReadIsNotBlamed() {
    CheckedProgram p =
        P4.check(
            """
            S { bit<8> a; bit<16> b; }
            control Block<H>(inout H h);
            package Top<H>(Block<H> block);
            control C(inout S s) { apply { S other = { 1, 2 }; s = other; } }
            Top(C()) main;
            """);

    assertThat(P4.messages(p)).hasSize(1);
    assertThat(p.diagnostics().get(0).code().kind()).isEqualTo("syntax");
  }

  @Test
  void afterAMissingIncludeNamesAreNotBlamed() {
    CheckedProgram p =
        P4.check("#include <nowhere.p4>\nconst Mac M = 1;\ncontrol C(in Headers h) { apply { } }");

    assertThat(P4.messages(p)).hasSize(1);
    assertThat(p.diagnostics().get(0).code().name()).isEqualTo("INCLUDE_NOT_FOUND");
  }
}
