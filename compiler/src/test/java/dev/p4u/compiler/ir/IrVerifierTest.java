package dev.p4u.compiler.ir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.compiler.CompilerBug;
import org.junit.jupiter.api.Test;

class IrVerifierTest {

  private static void rejects(String ir, String message) {
    assertThatThrownBy(() -> IrVerifier.verify(IrParser.parse(ir)))
        .isInstanceOf(CompilerBug.class)
        .hasMessageContaining(message);
  }

  @Test
  void acceptsALoop() {
    assertThatCode(
            () ->
                IrVerifier.verify(
                    IrParser.parse(
                        """
                        b0 entry:
                          jump b1
                        b1 loop:
                          %0:8 = phi [b0 0:8, b1 %1:8]
                          %1:8 = add %0:8, 1:8
                          %2:1 = eq %1:8, 9:8
                          branch %2:1 b2, b1
                        b2 end:
                          return %1:8
                        """)))
        .doesNotThrowAnyException();
  }

  @Test
  void aUseNeedsADefinitionThatDominates() {
    rejects(
        """
        b0 entry:
          %0:1 = load_packet 0:32 bit 0
          branch %0:1 b1, b2
        b1 one:
          %1:8 = load_packet 0:32 bit 0
          jump b2
        b2 both:
          return %1:8
        """,
        "%1:8 is used in b2 where it need not be defined");
  }

  @Test
  void aUseNeedsADefinitionBefore() {
    rejects(
        """
        b0 entry:
          %1:8 = add %0:8, 1:8
          %0:8 = load_packet 0:32 bit 0
          return %1:8
        """,
        "%0:8 is used in b0");
  }

  @Test
  void aValueHasOneDefinition() {
    rejects(
        """
        b0 entry:
          %0:8 = load_packet 0:32 bit 0
          %0:8 = load_packet 1:32 bit 0
          return %0:8
        """,
        "defined twice");
  }

  @Test
  void targetsExist() {
    rejects(
        """
        b0 entry:
          jump b7
        """,
        "b0 goes to b7");
  }

  @Test
  void phisHaveAnInputForEachPredecessor() {
    rejects(
        """
        b0 entry:
          %0:1 = load_packet 0:32 bit 0
          branch %0:1 b1, b2
        b1 one:
          jump b2
        b2 both:
          %1:8 = phi [b1 1:8]
          return %1:8
        """,
        "has inputs for [1]");
  }

  @Test
  void theEntryHasNoPredecessor() {
    rejects(
        """
        b0 entry:
          jump b0
        """,
        "the entry has a predecessor");
  }

  @Test
  void widthsFit() {
    rejects(
        """
        b0 entry:
          %0:8 = load_packet 0:32 bit 0
          %1:8 = add %0:8, 1:9
          return %1:8
        """,
        "widths do not fit: %1:8 = add %0:8, 1:9");
    rejects(
        """
        b0 entry:
          %0:8 = load_packet 0:32 bit 0
          %1:4 = slice %0:8 from 5
          return %1:4
        """,
        "widths do not fit: %1:4 = slice");
    rejects(
        """
        b0 entry:
          %0:8 = load_packet 0:32 bit 0
          branch %0:8 b1, b1
        b1 end:
          return 1:64
        """,
        "widths do not fit: branch");
    rejects(
        """
        b0 entry:
          %0:8 = load_packet 0:32 bit 0
          switch %0:8 [256 b1] else b1
        b1 end:
          return 1:64
        """,
        "widths do not fit: switch");
  }
}
