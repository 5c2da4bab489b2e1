package dev.p4u.cli;

import dev.p4u.stf.project.Discovery;
import dev.p4u.stf.project.ProjectException;
import dev.p4u.stf.project.StfTest;
import dev.p4u.stf.report.JUnitXml;
import dev.p4u.stf.report.TextReport;
import dev.p4u.stf.run.StfRunner;
import dev.p4u.stf.run.TestResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u test}: runs STF files. */
@Command(
    name = "test",
    description = "Compiles P4 programs and runs their STF files on p4u's switch.",
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "STF files, or folders that are searched for them; by default this folder.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "FILE.xml",
      description = "Also write the results as JUnit XML.")
  private Path report;

  @Spec private CommandSpec spec;

  private final StfRunner runner = StfRunner.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long start = System.nanoTime();
    List<TestResult> results = new ArrayList<>();
    List<StfTest> tests = tests();
    Optional<RuntimeException> defect = run(tests, runner, out, results);
    long nanos = System.nanoTime() - start;
    results.stream().filter(r -> !r.passed()).forEach(r -> out.print("\n" + TextReport.details(r)));
    out.println(TextReport.summary(results, nanos));
    if (report != null) {
      OutputFile.write(report, JUnitXml.write("stf", results));
    }
    if (defect.isPresent()) {
      throw defect.get();
    }
    boolean passed = results.stream().allMatch(TestResult::passed);
    if (passed && results.stream().allMatch(r -> r.packets() + r.checks() == 0)) {
      throw new UserError(tests.get(0).stf() + ": nothing was tested: no packet and no check");
    }
    return passed ? ExitCode.OK : ExitCode.USER;
  }

  /**
   * Runs the tests one by one. A defect of p4u in one of them does not keep the others from
   * running.
   *
   * @return the first defect, to be thrown when all results are told
   */
  static Optional<RuntimeException> run(
      List<StfTest> tests, StfRunner runner, PrintWriter out, List<TestResult> results) {
    RuntimeException defect = null;
    for (StfTest test : tests) {
      try {
        TestResult result = runner.run(test);
        results.add(result);
        out.println(TextReport.line(result));
      } catch (RuntimeException e) {
        out.println("DEFECT " + test.name() + "  " + e);
        if (defect == null) {
          defect = e;
        } else {
          defect.addSuppressed(e);
        }
      }
      out.flush();
    }
    return Optional.ofNullable(defect);
  }

  private List<StfTest> tests() {
    try {
      return Discovery.find(paths.isEmpty() ? List.of(Path.of("")) : paths);
    } catch (ProjectException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
