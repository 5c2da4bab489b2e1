package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One mistake, one message. */
class CascadesTest {

  @Test
  void anUndeclaredNameIsToldOnceInADeclaration() {
    String text =
        """
        control C(inout bit<8> x) { apply { x = n; x = n + 1; if (n == 2) { x = m; } } }
        control D(inout bit<8> x) { apply { x = n; } }
        """;
    assertThat(P4.messages(P4.check(text)))
        .containsExactly(
            "1: [not-found] `n` is not declared",
            "1: [not-found] `m` is not declared",
            "2: [not-found] `n` is not declared");
  }

  @Test
  void aMissingDirectionIsToldOnce() {
    String text =
        """
        control Block(inout bit<8> x);
        package Switch(Block b);
        control C(bit<8> x) {
            action a() { x = 3; }
            apply { x = 1; x[3:0] = 2; a(); }
        }
        Switch(C()) main;
        """;
    assertThat(P4.messages(P4.check(text)))
        .containsExactly("4: [type-error] this cannot be written: parameter `x` has no direction");
  }

  @Test
  void aMissingDirectionOfWhatIsOnlyReadIsToldWhereItMatters() {
    String text =
        """
        control Block(inout bit<8> x);
        package Switch(Block b);
        control C(bit<8> x) { apply { } }
        Switch(C()) main;
        """;
    assertThat(P4.messages(P4.check(text)))
        .singleElement()
        .asString()
        .startsWith("4: [type-error]");
  }
}
