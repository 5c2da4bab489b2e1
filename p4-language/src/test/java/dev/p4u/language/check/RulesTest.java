package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that share their code with others: each program breaks one. */
class RulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELF_REFERENCE  | extern E { void f(E e); }",
        "MISPLACED       | bit<8> f(@optional in bit<8> a) { return a; }",
        "MISPLACED       | parser P(); control C()(P p) { apply { } }",
        "TYPE_MISMATCH   | extern R { R(bit<16> x); } control C() { R({#}) r; apply { } }",
        "TYPE_MISMATCH   | extern E { E(list<bit<8>> data = ...); }",
        "MISSING_INCLUDE | struct S { error e; }",
        "CONSTRUCTOR_DIRECTION | package S(in bit<8> x);",
        "CONSTRUCTOR_DIRECTION | extern E { E(in bit<8> x); }",
        "DUPLICATE_DECLARATION | extern E { E(bit<8> x); E(bit<16> x); }",
        "DUPLICATE_DECLARATION | extern E { void f(bool a, bit<8> b); void f(bit<8> b, bool a); }",
        "DUPLICATE_DECLARATION | @info[a=1, a=2] const bit<8> X = 1;",
        "MISPLACED       | void f() { exit; }",
        "MISPLACED       | extern E { E(); void f(); } action a() { E().f(); }",
        "BAD_NO_ACTION   | action NoAction() { ; } action a() { } control C() { table t { actions = { a; } } apply { t.apply(); } }",
        "KEY_NAME_NEEDED | #include <core.p4>\ncontrol C(in bit<8> x) { table t { key = { (bit<4>) x: exact; } actions = { NoAction; } } apply { t.apply(); } }",
        "NAME_NOT_FOUND  | header H { @length(later) varbit<8> v; bit<32> later; }",
        "NAME_NOT_FOUND  | #include <core.p4>\nstruct S { @match(some) bit<8> a; }",
      })
  void theProgramHasThisMistakeAlone(String example) {
    String[] parts = example.split("\\|", 2);

    assertThat(P4.diagnostics(P4.check(parts[1])))
        .extracting(d -> d.code().toString())
        .containsExactly(parts[0].strip());
  }
}
