package dev.p4u.stf.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.explain.Example;
import dev.p4u.language.explain.Explanation;
import dev.p4u.language.explain.Explanations;
import dev.p4u.stf.parse.StfCode;
import dev.p4u.stf.parse.StfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every code is explained, and its examples give that diagnostic alone and none when repaired. */
class StfCodesTest {

  /** What is too large to read or no text; {@code StfReaderTest} shows it. */
  private static final Set<StfCode> WITHOUT_EXAMPLE =
      EnumSet.of(
          StfCode.STF_TOO_LONG,
          StfCode.STF_TOO_LARGE,
          StfCode.STF_TOO_MANY_ERRORS,
          StfCode.STF_NOT_TEXT,
          StfCode.STF_UNREADABLE);

  private static Stream<Explanation> explanations() {
    return new StfCodes().families().stream().flatMap(f -> f.codes().stream().map(f::explanation));
  }

  @TestFactory
  Stream<DynamicTest> examples() {
    return explanations().map(e -> dynamicTest(e.code().name(), () -> show(e)));
  }

  private static void show(Explanation e) {
    assertThat(e.programs().isEmpty()).isEqualTo(WITHOUT_EXAMPLE.contains(e.code()));
    for (Example file : e.programs()) {
      assertThat(read(file.wrong())).extracting(Diagnostic::code).containsExactly(e.code());
      assertThat(read(file.right())).isEmpty();
    }
  }

  private static List<Diagnostic> read(String text) {
    return StfReader.parse("example.stf", text).diagnostics();
  }

  @Test
  void everyExplanationIsOfACode() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/p4u/stf/explain"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              explanations().map(e -> e.code().name() + ".md").toList());
    }
  }

  @Test
  void theModuleIsFound() {
    assertThat(Explanations.load().codes()).contains(StfCode.values());
  }
}
