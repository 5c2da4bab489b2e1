package dev.p4u.language.lint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import org.junit.jupiter.api.Test;

/** Fields of headers that are not valid. */
class InvalidHeaderTest {

  @Test
  void aLocalHeaderIsInvalidAtFirst() {
    assertThat(Warnings.ofBlock("Mark m; m.id = 1;")).containsExactly("m: INVALID_HEADER");
    assertThat(Warnings.ofBlock("Mark m; m.setValid(); m.id = 1;")).isEmpty();
    assertThat(Warnings.ofBlock("Mark m = {1}; m.id = 1;")).isEmpty();
    assertThat(Warnings.ofBlock("Mark m = h.mark; m.id = 1;")).isEmpty();
  }

  @Test
  void parametersAreValidUnlessTheyAreOut() {
    assertThat(Warnings.ofBlock("h.tag.id = 1;")).isEmpty();
    assertThat(Warnings.ofParser("", "state start { x = h.tag.id; transition accept; }"))
        .containsExactly("h.tag: INVALID_HEADER", "h.tag.id: USED_UNINITIALIZED");
  }

  @Test
  void setInvalidAndInvalidHeaders() {
    assertThat(Warnings.ofBlock("h.tag.setInvalid(); h.tag.id = 1;"))
        .containsExactly("h.tag: INVALID_HEADER");
    assertThat(Warnings.ofBlock("h.tag = {#}; h.tag.id = 1;"))
        .containsExactly("h.tag: INVALID_HEADER");
    assertThat(Warnings.ofBlock("h = {tag = {1, 2}, mark = {#}}; x = h.tag.id + h.mark.id;"))
        .containsExactly("h.mark: INVALID_HEADER");
  }

  @Test
  void aHeaderThatAMacroStandsForIsNamed() {
    String program =
        """
        #define TAG h.tag
        control Under(inout Headers h, inout bit<8> x, inout bool c) {
          apply { h.tag.setInvalid(); x = TAG.id; }
        }
        package P(Pipe p);
        P(Under()) main;
        """;
    assertThat(Warnings.diagnostics(program))
        .singleElement()
        .extracting(Diagnostic::message)
        .asString()
        .contains("`h.tag`");
  }

  @Test
  void extractMakesValid() {
    assertThat(
            Warnings.ofParser(
                "", "state start { p.extract(h.tag); x = h.tag.id; transition accept; }"))
        .isEmpty();
  }

  @Test
  void oneOfTwoStatesExtracts() {
    assertThat(
            Warnings.ofParser(
                "",
                """
                state start { transition select(x) { 0: get; default: last; } }
                state get { p.extract(h.tag); transition last; }
                state last { h.tag.id = 1; transition accept; }
                """))
        .containsExactly("h.tag: MAYBE_INVALID_HEADER");
  }

  @Test
  void setInOneBranch() {
    assertThat(Warnings.ofBlock("Mark m; if (c) { m.setValid(); } m.id = 1;"))
        .containsExactly("m: MAYBE_INVALID_HEADER");
  }

  @Test
  void askingIsEnough() {
    assertThat(Warnings.ofBlock("Mark m; if (c) { m.setValid(); } if (m.isValid()) { m.id = 1; }"))
        .isEmpty();
    assertThat(Warnings.ofBlock("Mark m; if (c) { m = h.mark; } c = m.isValid() && m.id == 1;"))
        .isEmpty();
  }

  @Test
  void anAnswerHoldsInItsBlockOnly() {
    assertThat(
            Warnings.ofBlock(
                "Mark m; if (c) { m.setValid(); } if (m.isValid()) { x = 1; } m.id = 1;"))
        .containsExactly("m: MAYBE_INVALID_HEADER");
  }

  @Test
  void afterAnEarlyReturnTheHeaderIsValid() {
    assertThat(
            Warnings.ofBlock(
                "Mark m; if (c) { m.setValid(); } if (!m.isValid()) { return; } m.id = 1;"))
        .isEmpty();
  }

  @Test
  void anotherMemberMakesTheFirstOfAUnionInvalid() {
    assertThat(Warnings.ofBlock("Any u; u.tag.setValid(); u.mark.setValid(); u.tag.id = 1;"))
        .containsExactly("u.tag: INVALID_HEADER");
    assertThat(Warnings.ofBlock("Any u; u.tag.setValid(); u.tag.id = 1;")).isEmpty();
    assertThat(Warnings.ofBlock("Any u; u.tag.setValid(); u.mark = h.mark; u.tag.id = 1;"))
        .containsExactly("u.tag: INVALID_HEADER");
  }

  @Test
  void elementsOfAStack() {
    assertThat(Warnings.ofBlock("Mark[2] s; s[0].setValid(); s[0].id = 1; s[1].id = 1;"))
        .containsExactly("s[1]: INVALID_HEADER");
    // One that is valid may be the one that is meant.
    assertThat(Warnings.ofBlock("Mark[2] s; s[0].setValid(); s[x].id = 1;")).isEmpty();
    assertThat(Warnings.ofBlock("Mark[2] s; s[x].id = 1;")).containsExactly("s[x]: INVALID_HEADER");
    assertThat(Warnings.ofBlock("Mark[2] s; s.push_front(1); s[0].id = 1;")).isEmpty();
  }

  @Test
  void copiesKeepTheValidityOfTheirParts() {
    assertThat(Warnings.ofBlock("Headers k; k.tag = h.tag; h = k; h.tag.id = h.mark.id;"))
        .contains("h.mark: INVALID_HEADER")
        .doesNotContain("h.tag: INVALID_HEADER");
  }

  @Test
  void externsAndBlocksWriteValidHeaders() {
    assertThat(
            Warnings.ofProgram(
                "extern void make(out Mark m);\n", "apply { Mark m; make(m); m.id = 1; }"))
        .isEmpty();
    assertThat(
            Warnings.ofProgram(
                "control Make(out Mark m) { apply { m = {1}; } }\n",
                "Make() make; apply { Mark m; make.apply(m); m.id = 1; }"))
        .isEmpty();
  }

  @Test
  void aBlockMayLeaveItsOutHeaderInvalid() {
    assertThat(
            Warnings.ofProgram(
                "control Make(in bool c, out Mark m) { apply { if (c) { m = {1}; } } }\n",
                "Make() make; apply { Mark m; make.apply(c, m); m.id = 1; }"))
        .containsExactly("m: MAYBE_INVALID_HEADER");
  }

  @Test
  void actionsPassHeadersInAndOut() {
    String control =
        """
        action mark(inout Mark m) { m.id = 1; %s }
        apply { mark(h.mark); h.mark.id = 2; }
        """;

    assertThat(Warnings.ofControl(control.formatted(""))).isEmpty();
    assertThat(Warnings.ofControl(control.formatted("m.setInvalid();")))
        .containsExactly("h.mark: INVALID_HEADER");
    assertThat(Warnings.ofControl("action set(out Mark m) { m.id = 1; } apply { set(h.mark); }"))
        .contains("m: INVALID_HEADER");
  }

  @Test
  void oneActionOfATableIsNoReasonToDoubt() {
    String control =
        """
        action pop() { h.tag.setInvalid(); }
        action keep() { }
        table t { key = { x : exact; } actions = { %s } default_action = pop(); }
        apply { t.apply(); h.tag.id = 1; }
        """;

    assertThat(Warnings.ofControl(control.formatted("pop; keep;"))).isEmpty();
    assertThat(Warnings.ofControl(control.formatted("pop;")))
        .containsExactly("h.tag: INVALID_HEADER");
  }
}
