package dev.p4u.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tables ({@link TableLint}, {@link KeySetLint}) and switch statements ({@link SwitchLint}). */
class TableLintTest {

  private static String table(String key, String entries) {
    return """
    #include <core.p4>
    match_kind { range }
    const bit<8> ONE = 1;
    control C(inout bit<8> x, in bit<8> y) {
      action a() { x = 0; }
      table t {
        key = { %s }
        actions = { a; NoAction; }
        %s
      }
      apply { t.apply(); x = x + ONE; }
    }
    control Block(inout bit<8> x, in bit<8> y);
    package Switch(Block block);
    Switch(C()) main;
    """
        .formatted(key, entries);
  }

  @Test
  void rangesOfEntries() {
    String program = table("x: range;", "entries = { 3 .. 1: a(); 1 .. 3: a(); }");

    assertThat(Warnings.messages(program, "invalid"))
        .containsExactly("9:17 this range is empty: 3 is more than 1");
  }

  @Test
  void prioritiesAreNoAnnotations() {
    String program = table("x: ternary;", "entries = { 1 &&& 1: a() @priority(3); }");

    assertThat(Warnings.messages(program, "deprecated"))
        .singleElement()
        .asString()
        .endsWith("`@priority` has no effect: write `priority = 3:` before the entry");
  }

  @Test
  void theLastLabelOfASwitchHasABlock() {
    String program =
        """
        control C(inout bit<8> x) {
          apply {
            switch (x) { 1: 2: { x = 3; } }
            switch (x) { 1: { x = 3; } 2: 3: }
          }
        }
        """;

    assertThat(Warnings.messages(program, "missing"))
        .containsExactly("4:35 the last case has no block to fall through to");
    assertThat(Warnings.fixed(program, "missing")).contains("2: 3: {} }");
  }
}
