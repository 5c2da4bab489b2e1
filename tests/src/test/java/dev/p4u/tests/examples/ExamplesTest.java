package dev.p4u.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.stf.project.Discovery;
import dev.p4u.stf.project.ProjectException;
import dev.p4u.stf.project.StfTest;
import dev.p4u.stf.report.TextReport;
import dev.p4u.stf.run.StfRunner;
import dev.p4u.stf.run.TestResult;
import dev.p4u.tests.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every STF file of every example passes, and every program has some. */
class ExamplesTest {

  private static List<StfTest> tests() throws ProjectException {
    return Discovery.find(List.of(Home.resolve("examples")));
  }

  @TestFactory
  Stream<DynamicTest> everyStfFilePasses() throws Exception {
    StfRunner runner = StfRunner.create();
    return tests().stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.name(),
                    test.stf().toUri(),
                    () -> {
                      TestResult result = runner.run(test);
                      assertThat(TextReport.details(result)).isEmpty();
                      assertThat(result.passed()).isTrue();
                      assertThat(result.packets()).isPositive();
                      assertThat(result.checks()).isPositive();
                    }));
  }

  @Test
  void everyProgramIsTested() throws Exception {
    Set<Path> tested = tests().stream().map(StfTest::program).collect(Collectors.toSet());

    assertThat(programs()).isNotEmpty().isSubsetOf(tested);
  }

  /** What has a main package; other .p4 files are included by these. */
  private static List<Path> programs() throws IOException {
    try (Stream<Path> files = Files.walk(Home.resolve("examples"))) {
      return files
          .filter(f -> f.toString().endsWith(".p4"))
          .filter(f -> !f.getParent().endsWith("include"))
          .toList();
    }
  }
}
