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
      })
  void theProgramHasThisMistakeAlone(String example) {
    String[] parts = example.split("\\|", 2);

    assertThat(P4.check(parts[1]).diagnostics())
        .extracting(d -> d.code().toString())
        .containsExactly(parts[0].strip());
  }
}
