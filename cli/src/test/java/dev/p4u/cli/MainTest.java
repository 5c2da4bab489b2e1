package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void theVersionIsTheBuilds() {
    Result result = Command.run("--version");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .matches("(?s)p4u \\d+\\.\\d+\\.\\d+\\S*\\nP4_16 language version 1\\.2\\.5\\nJava .*");
  }

  @Test
  void withoutAVerbItShowsHowItIsUsed() {
    Result result = Command.run();

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).startsWith("Which verb?").contains("Usage: p4u");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "compile", "test", "run", "disasm", "asm", "vm", "lsp"})
  void everyVerbHasHelp(String verb) {
    Result result = Command.run(verb, "--help");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("Usage: p4u " + verb);
    assertThat(Command.run("help").out()).contains("\n  " + verb);
  }

  @Test
  void anUnknownVerbOrOptionIsWrongUsage() {
    assertThat(Command.run("fly").exit()).isEqualTo(2);
    assertThat(Command.run("check", "--fly", "a.p4").exit()).isEqualTo(2);
    assertThat(Command.run("check").exit()).isEqualTo(2);
  }
}
