package dev.p4u.maven;

import dev.p4u.stf.project.Discovery;
import dev.p4u.stf.project.ProjectException;
import dev.p4u.stf.project.StfTest;
import dev.p4u.stf.report.JUnitXml;
import dev.p4u.stf.report.TextReport;
import dev.p4u.stf.run.StfRunner;
import dev.p4u.stf.run.TestResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles P4 programs to uBPF and runs STF packet tests on them; the build fails when one fails.
 * Results are written as JUnit XML for CI servers.
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, threadSafe = true)
public final class TestMojo extends AbstractMojo {

  /** Folder with the STF files, searched with its sub-folders. */
  @Parameter(property = "p4u.stfDirectory", defaultValue = "${project.basedir}/src/test/stf")
  private File stfDirectory;

  /**
   * Folder with the P4 programs. A test's program is the .p4 file of the same name beside it, else
   * the program of the nearest p4u.json, else the file of the same name here, else the only one
   * here.
   */
  @Parameter(property = "p4u.p4Directory", defaultValue = "${project.basedir}/src/main/p4")
  private File p4Directory;

  /** Where the JUnit XML report goes. */
  @Parameter(defaultValue = "${project.build.directory}/surefire-reports")
  private File reportsDirectory;

  /** Only tests whose name contains this text. */
  @Parameter(property = "p4u.test")
  private String test;

  /** Skips the tests. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Skips the tests. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skip;

  /** Reports failing tests without failing the build. */
  @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
  private boolean testFailureIgnore;

  /** Suite name in the report. */
  @Parameter(defaultValue = "${project.artifactId}")
  private String suiteName;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skipTests || skip) {
      getLog().info("STF tests are skipped.");
      return;
    }
    if (!stfDirectory.isDirectory()) {
      getLog().info("No STF tests: there is no folder " + stfDirectory);
      return;
    }
    List<TestResult> results = run(discover());
    writeReport(results);
    String verdict = verdict(results);
    if (verdict.isEmpty()) {
      return;
    }
    if (!testFailureIgnore) {
      throw new MojoFailureException(verdict);
    }
    getLog().error(verdict);
  }

  /** Why the build has to fail; empty when it does not. */
  private String verdict(List<TestResult> results) {
    List<TestResult> failed = results.stream().filter(r -> !r.passed()).toList();
    if (!failed.isEmpty()) {
      return "%d of %d STF tests failed, the first one is %s"
          .formatted(failed.size(), results.size(), failed.get(0).test().name());
    }
    boolean nothing = results.stream().allMatch(r -> r.packets() + r.checks() == 0);
    return nothing ? "Nothing was tested: no packet and no check in " + stfDirectory : "";
  }

  private List<StfTest> discover() throws MojoExecutionException {
    List<StfTest> found;
    try {
      List<Path> programs = p4Directory.isDirectory() ? List.of(p4Directory.toPath()) : List.of();
      found = Discovery.find(List.of(stfDirectory.toPath()), programs);
    } catch (ProjectException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    if (test == null || test.isBlank()) {
      return found;
    }
    List<StfTest> chosen = found.stream().filter(t -> t.name().contains(test)).toList();
    if (chosen.isEmpty()) {
      throw new MojoExecutionException(
          "No STF test below " + stfDirectory + " has '" + test + "' in its name (p4u.test)");
    }
    return chosen;
  }

  private List<TestResult> run(List<StfTest> tests) {
    StfRunner runner = StfRunner.create();
    long start = System.nanoTime();
    List<TestResult> results = new ArrayList<>();
    for (StfTest stf : tests) {
      TestResult result = runner.run(stf);
      results.add(result);
      if (result.passed()) {
        getLog().info(TextReport.line(result));
      } else {
        getLog()
            .error(TextReport.line(result) + System.lineSeparator() + TextReport.details(result));
      }
    }
    getLog().info("STF tests: " + TextReport.summary(results, System.nanoTime() - start));
    return results;
  }

  private void writeReport(List<TestResult> results) throws MojoExecutionException {
    Path report = reportsDirectory.toPath().resolve("TEST-" + suiteName + ".stf.xml");
    try {
      Files.createDirectories(report.getParent());
      Files.write(report, JUnitXml.write(suiteName + ".stf", results));
    } catch (IOException e) {
      throw new MojoExecutionException("The report cannot be written: " + e.getMessage(), e);
    }
  }
}
