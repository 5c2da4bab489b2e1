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

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long start = System.nanoTime();
    StfRunner runner = StfRunner.create();
    List<TestResult> results = new ArrayList<>();
    List<StfTest> tests = tests();
    for (StfTest test : tests) {
      TestResult result = runner.run(test);
      results.add(result);
      out.println(TextReport.line(result));
      out.flush();
    }
    long nanos = System.nanoTime() - start;
    results.stream().filter(r -> !r.passed()).forEach(r -> out.print("\n" + TextReport.details(r)));
    out.println(TextReport.summary(results, nanos));
    if (report != null) {
      OutputFile.write(report, JUnitXml.write("stf", results));
    }
    boolean passed = results.stream().allMatch(TestResult::passed);
    if (passed && results.stream().allMatch(r -> r.packets() + r.checks() == 0)) {
      throw new UserError(tests.get(0).stf() + ": nothing was tested: no packet and no check");
    }
    return passed ? ExitCode.OK : ExitCode.USER;
  }

  private List<StfTest> tests() {
    try {
      return Discovery.find(paths.isEmpty() ? List.of(Path.of("")) : paths);
    } catch (ProjectException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
