package dev.p4u.language.lint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Out parameters that a block does not set. */
class OutParameterTest {

  private static java.util.List<String> control(String parameter, String body) {
    return Warnings.of(
        """
        control Set(inout bool c, %1$s);
        control Under(inout bool c, %1$s) { %2$s }
        package P(Set s);
        P(Under()) main;
        """
            .formatted(parameter, body));
  }

  @Test
  void neverSet() {
    assertThat(control("out bit<8> v", "apply { }"))
        .containsExactly("out bit<8> v: OUT_UNINITIALIZED");
    assertThat(control("out bit<8> v", "apply { v = 1; }")).isEmpty();
    assertThat(control("inout bit<8> v", "apply { }")).isEmpty();
  }

  @Test
  void notSetOnEveryWay() {
    String warning = "out bit<8> v: OUT_MAYBE_UNINITIALIZED";

    assertThat(control("out bit<8> v", "apply { if (c) { v = 1; } }")).containsExactly(warning);
    assertThat(control("out bit<8> v", "apply { if (c) { return; } v = 1; }"))
        .containsExactly(warning);
    assertThat(control("out bit<8> v", "apply { if (c) { exit; } v = 1; }"))
        .containsExactly(warning);
  }

  @Test
  void exitInAnAction() {
    String body =
        """
        action stop() { exit; }
        action go() { }
        table t { actions = { stop; go; } default_action = go(); }
        apply { %s t.apply(); %s }
        """;

    assertThat(control("out bit<8> v", body.formatted("", "v = 1;")))
        .containsExactly("out bit<8> v: OUT_MAYBE_UNINITIALIZED");
    assertThat(control("out bit<8> v", body.formatted("v = 1;", ""))).isEmpty();
  }

  @Test
  void someFieldsOnly() {
    assertThat(control("out Pair v", "apply { v.a = 1; }"))
        .containsExactly("out Pair v: OUT_MAYBE_UNINITIALIZED");
  }

  @Test
  void headersMayStayInvalid() {
    assertThat(control("out Headers v", "apply { }")).isEmpty();
    assertThat(control("out Any v", "apply { }")).isEmpty();
    assertThat(control("out Mark[2] v", "apply { }")).isEmpty();
  }

  @Test
  void parsersActionsAndFunctions() {
    assertThat(
            Warnings.ofParser(
                "parser Sub(packet_in p, out bit<8> v) { state start { transition accept; } }\n",
                "Sub() s; state start { bit<8> a; s.apply(p, a); transition accept; }"))
        .containsExactly("out bit<8> v: OUT_UNINITIALIZED");
    assertThat(Warnings.ofProgram("void f(out bit<8> v) { }\n", "apply { f(x); }"))
        .containsExactly("out bit<8> v: OUT_UNINITIALIZED");
    // The caller of an action gets the value back, which reads it.
    assertThat(Warnings.ofControl("action f(out bit<8> v) { } apply { f(x); }"))
        .containsExactly("out bit<8> v: OUT_UNINITIALIZED", "out bit<8> v: USED_UNINITIALIZED");
  }

  @Test
  void rejectIsAnEndOfAParser() {
    assertThat(
            Warnings.of(
                """
                parser Set(packet_in p, in bit<8> x, out bit<8> v);
                parser Under(packet_in p, in bit<8> x, out bit<8> v) {
                  state start { transition select(x) { 0: reject; default: good; } }
                  state good { v = 1; transition accept; }
                }
                package P(Set s);
                P(Under()) main;
                """))
        .containsExactly("out bit<8> v: OUT_MAYBE_UNINITIALIZED");
  }

  @Test
  void implementationsOfAbstractMethods() {
    assertThat(
            Warnings.ofProgram(
                "extern Reg { Reg(); abstract void get(out bit<8> v); void run(); }\n",
                "Reg() r = { void get(out bit<8> v) { } }; apply { r.run(); }"))
        .containsExactly("out bit<8> v: OUT_UNINITIALIZED");
  }
}
