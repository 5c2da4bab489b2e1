package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "diagnostics.md");

  @Test
  void aCodeHasAnExampleWhatP4uSaysToItAndItsRepair() {
    Result result = Command.run("explain", "name_not_found");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .startsWith("NAME_NOT_FOUND: error[not-found]: `...` is not declared")
        .contains("        low = wde[7:0];\n")
        .contains("example.p4:3:11: error[not-found]: `wde` is not declared; did you mean `wide`?")
        .contains("    -    low = wde[7:0];\n    +    low = wide[7:0];\n");
  }

  @Test
  void aKindHasCodes() {
    assertThat(Command.run("explain", "not-found").out().lines())
        .anyMatch(line -> line.matches("NAME_NOT_FOUND +error\\[not-found]: .*"))
        .anyMatch(line -> line.matches("INCLUDE_NOT_FOUND +error\\[not-found]: .*"))
        .allMatch(line -> line.contains("[not-found]"));
  }

  @Test
  void severalCodesAreExplainedOneAfterTheOther() {
    assertThat(Command.run("explain", "BAD_PREFIX", "STF_PORT", "ASSEMBLY").out())
        .contains("an lpm entry needs a prefix mask")
        .contains("example.stf:1:8: error[stf]: '65536' is not a port number")
        .contains("example.s:1:9: error[asm]: ");
  }

  @Test
  void allCodesAreListedByPhase() {
    assertThat(Command.run("explain", "--list").out().lines())
        .containsSubsequence("Files", "Preprocessor", "Syntax", "Compiler", "STF files", "Editors")
        .anyMatch(line -> line.startsWith("  UNEXPECTED_TOKEN "));
  }

  @Test
  void anUnknownWordSuggestsAKnownOne() {
    assertThat(Command.run("explain", "name_not_fund"))
        .isEqualTo(
            new Result(
                1,
                "",
                "p4u: there is no code or kind 'name_not_fund'; did you mean NAME_NOT_FOUND?\n"));
    assertThat(Command.run("explain", "overlimt").err()).endsWith("did you mean overlimit?\n");
    assertThat(Command.run("explain").exit()).isEqualTo(2);
  }

  /**
   * {@code -Dp4u.update=true} writes the document anew; look at the difference before committing.
   */
  @Test
  void theDocumentIsUpToDate() throws Exception {
    String document = Command.run("explain", "--markdown").out();
    if (Boolean.getBoolean("p4u.update")) {
      Files.writeString(DOCUMENT, document);
    }

    assertThat(DOCUMENT).hasContent(document);
  }
}
