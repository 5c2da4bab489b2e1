package dev.p4u.tests.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.stf.project.Discovery;
import dev.p4u.stf.project.ProjectException;
import dev.p4u.stf.project.StfTest;
import dev.p4u.stf.report.TextReport;
import dev.p4u.stf.run.StfRunner;
import dev.p4u.stf.run.TestResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs {@code tests/programs}: small programs, each about one rule of the language or of the model,
 * with packets whose bytes follow from the specification.
 */
class ProgramsTest {

  private static final Path PROGRAMS =
      Path.of(System.getProperty("p4u.home"), "tests", "programs").normalize();

  private final StfRunner runner = StfRunner.create();

  @TestFactory
  Stream<DynamicTest> behaveAsTheSpecificationSays() throws ProjectException {
    return tests().stream().map(test -> DynamicTest.dynamicTest(test.name(), () -> passes(test)));
  }

  /** A test whose program was renamed would otherwise run on another program, or none. */
  @Test
  void everyTestHasItsProgramBesideIt() throws ProjectException {
    assertThat(tests())
        .allSatisfy(
            test ->
                assertThat(test.program().getFileName())
                    .hasToString(test.stf().getFileName().toString().replace(".stf", ".p4")));
  }

  private void passes(StfTest test) {
    TestResult result = runner.run(test);
    assertThat(result.passed()).as(TextReport.details(result)).isTrue();
    assertThat(result.checks()).as("checks in " + test.name()).isPositive();
  }

  private static List<StfTest> tests() throws ProjectException {
    return Discovery.find(List.of(PROGRAMS));
  }
}
