package dev.p4u.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.tests.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** STF files that cannot be used. */
class StfInputTest {

  private static final String GOOD =
      """
      packet 1 020000000002
      expect 2 020000000002$
      packet 1 0200000000020200000000010800c0ffee
      """;

  @TempDir Path folder;

  @BeforeEach
  void program() throws Exception {
    Files.copy(Home.resolve("examples/hello/hello.p4"), folder.resolve("a.p4"));
  }

  @ParameterizedTest
  @EnumSource
  void testRefuses(Damage damage) throws Exception {
    Path file = damage.make(folder.resolve("a.stf"), GOOD.getBytes(StandardCharsets.US_ASCII));

    String error = Refusal.of(folder, "test", file);

    assertThat(error).contains("a.stf");
    if (damage == Damage.CUT) {
      assertThat(error).contains("a.stf:3:").contains(": error[stf]: ");
    }
  }

  @Test
  void aReportIsWrittenAllTheSame() throws Exception {
    Path file = Files.writeString(folder.resolve("a.stf"), "oops");
    Path report = Files.createFile(folder.resolve("junit.xml"));

    Refusal.of(folder, "test", file, "--report", report);

    assertThat(report).content().contains("errors=\"1\"", "unknown command");
  }

  /** What is left may be a test of its own: an expectation cut short is a shorter prefix. */
  @Test
  void aFileMayBeCutAnywhere() throws Exception {
    byte[] good = GOOD.getBytes(StandardCharsets.US_ASCII);
    Path file = folder.resolve("a.stf");
    for (int length = 1; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      Refusal.orSuccess("test", file);
    }
  }
}
