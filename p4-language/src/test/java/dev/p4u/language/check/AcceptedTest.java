package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that a strict reading of the rules would refuse, and that are fine. */
class AcceptedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type bit<10> Vrf; const Vrf DEFAULT = 0;",
        "type bit<10> Vrf; type Vrf Inner; struct S { Inner v; } const S s = { 3 };",
        "type bit<10> Vrf; control C(inout Vrf v) { apply { v = 7; } }",
        "match_kind { fuzzy, exact } const bool same = exact == fuzzy;",
        "const bit<32> x = 2; control C(inout int<32> x) { apply { x = x + (int<32>).x; } }",
        "error { A } const bool x = error.A == error.B; error { B }",
        "action a() { } control C(in bit<8> x) { table t { key = { x: late; } actions = { a; } default_action = a; } apply { t.apply(); } } match_kind { late }",
        "type int<8> T; void f(in T t) { } void g() { f(-1); }",
        "action a() { } control C()(bit<32> n) { table t { actions = { a; } default_action = a; size = n + 1; } apply { t.apply(); } }",
        "action a() { } control C() { table t { actions = { a; } default_action = a; size = 0; } apply { t.apply(); } }",
        """
        action a() { }
        control C()(bool big) {
          @name("routes") table few { actions = { a; } default_action = a; size = 16; }
          @name("routes") table many { actions = { a; } default_action = a; size = 4096; }
          apply { if (big) { many.apply(); } else { few.apply(); } }
        }
        """,
      })
  void theProgramIsFine(String program) {
    assertThat(P4.messages(P4.check(program))).isEmpty();
  }

  @Test
  void aNumberIsNoEnum() {
    assertThat(P4.messages(P4.check("enum bit<8> E { a = 1 } const E e = 1;")))
        .containsExactly("1: [type-error] expected E, found int");
  }

  @Test
  void aNumberIsComparedWithANewTypeByACast() {
    assertThat(
            P4.messages(
                P4.check("type bit<9> Port; bool f(in Port p) { return p == 1 || p == (Port)1; }")))
        .containsExactly("1: [type-error] Port and int cannot be compared");
  }
}
