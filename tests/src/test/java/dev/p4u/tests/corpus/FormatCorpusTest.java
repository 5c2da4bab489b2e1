package dev.p4u.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.format.FormatOptions;
import dev.p4u.language.format.FormatResult;
import dev.p4u.language.format.Formatter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The formatter on p4c's programs, those that p4c rejects included. That only white space changes
 * is what it checks itself: it throws otherwise.
 */
class FormatCorpusTest {

  private static final int WIDTH = FormatOptions.DEFAULT.width();

  /** Damaged copies of each program. */
  private static final int MUTANTS = 6;

  @TestFactory
  Stream<DynamicTest> samples() {
    return tests("p4_16_samples", FormatCorpusTest::checkProgram);
  }

  @TestFactory
  Stream<DynamicTest> errors() {
    return tests("p4_16_errors", FormatCorpusTest::checkProgram);
  }

  @TestFactory
  Stream<DynamicTest> mutants() {
    return tests("p4_16_samples", FormatCorpusTest::checkMutants);
  }

  private interface Check {
    void run(Path program);
  }

  private static Stream<DynamicTest> tests(String folder, Check check) {
    Optional<Path> found = Corpus.folder(folder);
    if (found.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest("needs the corpus", () -> Assumptions.abort(Corpus.HOW_TO_GET)));
    }
    List<Path> programs = Corpus.programs(found.get(), true);
    assertThat(programs).isNotEmpty();
    return programs.stream()
        .map(
            p -> DynamicTest.dynamicTest(found.get().relativize(p).toString(), () -> check.run(p)));
  }

  private static void checkProgram(Path program) {
    String before = Corpus.read(program);
    FormatResult result = Formatter.format(before);

    assertThat(Formatter.format(result.text()).text()).isEqualTo(result.text());
    assertThat(result.text().lines().filter(FormatCorpusTest::couldBeBroken)).isEmpty();
    assertThat(diagnostics(program, result.text())).isEqualTo(diagnostics(program, before));
  }

  /** Whether a line is too long and has a list or operators that could stand on more lines. */
  private static boolean couldBeBroken(String line) {
    String code =
        line.replaceAll("//.*|/\\*.*|.*\\*/|^ +\\*.*|^#.*|^@pragma.*|\"[^\"]*\"", "").strip();
    return line.length() > WIDTH && code.length() > WIDTH / 2 && code.contains(", ");
  }

  private static List<String> diagnostics(Path program, String text) {
    CheckedProgram checked =
        Frontends.create().check(program, text, P4Frontend.Options.DEFAULT, Frontends.disk());
    return checked.diagnostics().stream()
        .map(d -> d.severity() + " " + d.code().name())
        .sorted()
        .toList();
  }

  /** One character deleted, doubled or replaced, or the end cut off: never a defect. */
  private static void checkMutants(Path program) {
    String text = Corpus.read(program);
    Random random = new Random(program.getFileName().toString().hashCode());
    for (int i = 0; i < MUTANTS && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      String noise = "{}()<>;\"/*\\#@".charAt(random.nextInt(13)) + "";
      String mutant =
          switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            default -> text.substring(0, at) + noise + text.substring(at + 1);
          };
      // It throws when more than white space would change.
      String once = Formatter.format(mutant).text();
      assertThat(Formatter.format(once).text().isBlank()).isEqualTo(mutant.isBlank());
    }
  }
}
