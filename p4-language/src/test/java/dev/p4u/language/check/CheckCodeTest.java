package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has an example that produces it and nothing else, and a repair that is clean. */
class CheckCodeTest {

  private final CheckCodeExamples examples = new CheckCodeExamples();

  @Test
  void everyCodeHasAnExample() {
    assertThat(examples.all()).containsOnlyKeys(CheckCode.values());
  }

  @ParameterizedTest
  @EnumSource(CheckCode.class)
  void theExampleProducesItsCodeAlone(CheckCode code) {
    CheckedProgram program = P4.check(CheckCodeExamples.wrong(examples.all().get(code)));

    assertThat(P4.messages(program)).hasSize(1);
    assertThat(program.diagnostics().get(0).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(CheckCode.class)
  void theRepairIsClean(CheckCode code) {
    assertThat(P4.messages(P4.check(CheckCodeExamples.right(examples.all().get(code))))).isEmpty();
  }
}
