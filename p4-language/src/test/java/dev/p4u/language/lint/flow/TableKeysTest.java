package dev.p4u.language.lint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and entries of tables that say less than they seem to. */
class TableKeysTest {

  private static List<String> table(String key, String entry) {
    return Warnings.ofControl(
        """
        action set(bit<8> v) { x = v; }
        table t {
          key = { %s x : ternary; }
          actions = { set; NoAction; }
          default_action = NoAction;
          const entries = { %s : set(1); }
        }
        apply { t.apply(); }
        """
            .formatted(key, entry));
  }

  @Test
  void constantKeys() {
    assertThat(table("8w1 : exact @name(\"one\");", "(1, 2)")).containsExactly("8w1: CONSTANT_KEY");
    assertThat(table("h.tag.id : exact;", "(1, 2)")).isEmpty();
  }

  @Test
  void bitsOutsideTheMask() {
    assertThat(table("", "0x11 &&& 0xF0")).containsExactly("0x11: MASKED_OFF");
    assertThat(table("h.tag.id : exact;", "(1, 0x11 &&& 0xF)")).containsExactly("0x11: MASKED_OFF");
    assertThat(table("", "0x10 &&& 0xF0")).isEmpty();
  }
}
