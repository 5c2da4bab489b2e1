package dev.p4u.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.tests.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** P4 files that cannot be used. */
class P4InputTest {

  @TempDir Path folder;

  private static byte[] good() throws Exception {
    return Files.readAllBytes(Home.resolve("examples/hello/hello.p4"));
  }

  @ParameterizedTest
  @EnumSource
  void checkRefuses(Damage damage) throws Exception {
    Path file = damage.make(folder.resolve("a.p4"), good());

    String error = Refusal.of(folder, "check", file);

    assertThat(error).contains("a.p4");
  }

  @ParameterizedTest
  @EnumSource
  void compileRefuses(Damage damage) throws Exception {
    Path file = damage.make(folder.resolve("a.p4"), good());

    assertThat(Refusal.of(folder, "compile", file)).containsPattern("a\\.p4:\\d+:\\d+: error\\[");
    Refusal.of(folder, "compile", file, "-o", folder.resolve("x.o"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MISSING", "FOLDER"})
  void testRefuses(Damage damage) throws Exception {
    damage.make(folder.resolve("a.p4"), good());
    Path stf = Files.writeString(folder.resolve("a.stf"), "packet 1 00\nexpect 2 00\n");

    assertThat(Refusal.of(folder, "test", stf)).containsPattern("a\\.p4:\\d+:\\d+: error\\[");
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSING", "BINARY", "CUT", "HUGE_SPARSE", "HUGE_TEXT", "FOLDER"})
  void anIncludedFileIsRefusedToo(Damage damage) throws Exception {
    damage.make(folder.resolve("inc.p4"), good());
    Path file = Files.writeString(folder.resolve("a.p4"), "\n#include \"inc.p4\"\n");

    assertThat(Refusal.of(folder, "check", file)).containsPattern("(a|inc)\\.p4:\\d+:\\d+: error");
  }

  @Test
  void aFileMayBeCutAnywhere() throws Exception {
    byte[] good = good();
    Path file = folder.resolve("a.p4");
    for (int length = 1; length < good.length - 40; length += 23) {
      Files.write(file, Arrays.copyOf(good, length));
      String error = Refusal.first(folder, "compile", file);
      assertThat(error).containsPattern("\\.p4:\\d+:\\d+: error\\[");
    }
  }

  /** Nesting and repetition far beyond what anybody writes. */
  @ParameterizedTest
  @CsvSource({
    "'const bit<8> x = ', (, 1",
    "'const bit<8> x = ', ~, 1",
    "'const bit<8> x = 1', + 1, ;",
    "'control c() { apply ', {, ''",
    "'control c() { apply { ', 'if (true) ', ';}}'",
    "'typedef ', tuple<, bit",
    "'const bit<8> x = a', '[0]', ''",
    "'#if ', (, 1",
    "'', '@a(', ''",
    "'', '#if 1\n', ''",
    "'', '\"', ''",
    "'', '/*', ''",
    "'const bit<', 9, '> x = 1;'"
  })
  void deepNestingIsAnError(String start, String part, String end) throws Exception {
    Path file = folder.resolve("a.p4");
    Files.writeString(file, start + part.repeat(200_000) + end, StandardCharsets.UTF_8);

    assertThat(Refusal.first(folder, "check", file)).contains("a.p4:", " error[");
  }
}
