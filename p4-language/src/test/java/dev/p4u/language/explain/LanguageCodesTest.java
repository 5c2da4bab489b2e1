package dev.p4u.language.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.p4u.language.api.FileCode;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.preproc.PreprocessorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every code is explained, and its examples give that diagnostic alone and none when repaired. */
class LanguageCodesTest {

  /** What no program shows: {@code FrontendsTest} and the tests of those phases do. */
  private static final Set<DiagnosticCode> WITHOUT_PROGRAM =
      Set.of(
          FileCode.FILE_NOT_FOUND,
          FileCode.FILE_UNREADABLE,
          FileCode.FILE_TOO_DEEP,
          PreprocessorCode.FILE_TOO_LARGE,
          PreprocessorCode.INCLUDE_UNREADABLE,
          PreprocessorCode.NOT_TEXT,
          PreprocessorCode.PROGRAM_TOO_LARGE);

  private static final List<CodeFamily> FAMILIES = new LanguageCodes().families();

  private static Stream<Explanation> explanations() {
    return FAMILIES.stream().flatMap(f -> f.codes().stream().map(f::explanation));
  }

  @TestFactory
  Stream<DynamicTest> examples() {
    return explanations().map(e -> dynamicTest(e.code().name(), () -> show(e)));
  }

  private static void show(Explanation e) {
    assertThat(e.programs().isEmpty()).isEqualTo(WITHOUT_PROGRAM.contains(e.code()));
    for (Example program : e.programs()) {
      List<Diagnostic> found = check(program.wrong(), e);
      assertThat(found).as(program.wrong()).extracting(Diagnostic::code).containsExactly(e.code());
      assertThat(check(program.right(), e)).as(program.right()).isEmpty();
    }
  }

  @Test
  void everyExplanationIsOfACode() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/p4u/language/explain"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              explanations().map(e -> e.code().name() + ".md").toList());
    }
  }

  @Test
  void theModuleIsFound() {
    assertThat(Explanations.load().families()).containsAll(FAMILIES);
  }

  /** Examples are parts of programs: that nothing uses them is only looked at where it is meant. */
  private static List<Diagnostic> check(String text, Explanation e) {
    boolean unused = e.code().kind().equals("unused");
    Map<String, String> files = e.files();
    return Frontends.create()
        .check(
            Path.of("example.p4"),
            text,
            P4Frontend.Options.DEFAULT,
            path -> Optional.ofNullable(files.get(path.getFileName().toString())))
        .diagnostics()
        .stream()
        .filter(d -> unused || !d.code().kind().equals("unused"))
        .toList();
  }
}
