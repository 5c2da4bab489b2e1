package dev.p4u.lsp.features;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.Span;
import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.lsp.workspace.WorkspaceCode;
import dev.p4u.stf.model.StfFile;
import dev.p4u.stf.parse.StfReader;
import dev.p4u.stf.report.TextReport;
import dev.p4u.stf.run.Failure;
import dev.p4u.stf.run.StfRunner;
import dev.p4u.stf.run.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs STF files on the switch, with the texts of the open documents. */
public final class RunStfFeature {

  private final Programs programs;
  private final Compilations compilations;

  public RunStfFeature(Programs programs, Compilations compilations) {
    this.programs = programs;
    this.compilations = compilations;
  }

  /** Hears how far a run is. May throw to end it. */
  public interface Listener {
    /**
     * @param done tests that are over
     * @param next what runs now
     */
    void running(int done, int total, String next);
  }

  /**
   * A test that was run.
   *
   * @param line of the STF file, from 0, where it failed; 0 when it passed
   * @param message why it failed; empty when it passed
   * @param text of the STF file
   * @param diagnostics to show in the STF file
   */
  public record Test(
      String name,
      Path stf,
      int line,
      boolean ok,
      String message,
      String text,
      List<Diagnostic> diagnostics) {}

  /**
   * What a run gave.
   *
   * @param message one sentence for the user
   * @param report for people, of several lines
   * @param compiled what the compiler said about the programs
   */
  public record Result(
      boolean ok,
      String message,
      String report,
      List<Test> tests,
      Map<CheckedProgram, List<Diagnostic>> compiled) {

    public int passed() {
      return (int) tests.stream().filter(Test::ok).count();
    }

    public int failed() {
      return tests.size() - passed();
    }
  }

  /** Runs what a file or folder stands for: see {@link StfTests#find}. */
  public Result run(Snapshot snapshot, Path path, Listener listener) {
    List<StfTests.Found> found = new StfTests(programs).find(snapshot, path);
    if (found.isEmpty()) {
      String message = "There is no STF file for " + path.getFileName() + ".";
      return new Result(false, message, message + "\n", List.of(), Map.of());
    }
    long start = System.nanoTime();
    SnapshotPrograms source = new SnapshotPrograms(programs, compilations, snapshot);
    StfRunner runner = new StfRunner(source);
    List<Test> tests = new ArrayList<>();
    List<TestResult> results = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    StringBuilder details = new StringBuilder();
    for (StfTests.Found one : found) {
      listener.running(tests.size(), found.size(), one.name());
      if (one.test().isEmpty()) {
        tests.add(withoutProgram(snapshot, one));
        lines.append("ERROR ").append(one.name()).append('\n');
        details.append('\n').append(one.problem()).append('\n');
        continue;
      }
      StfFile file = read(snapshot, one.stf());
      TestResult result = runner.run(one.test().get(), file);
      results.add(result);
      tests.add(test(one, file, result));
      lines.append(TextReport.line(result)).append('\n');
      if (!result.passed()) {
        details.append('\n').append(TextReport.details(result));
      }
    }
    String message = TextReport.summary(results, System.nanoTime() - start);
    if (results.size() < tests.size()) {
      message += "; " + (tests.size() - results.size()) + " without a program";
    }
    boolean ok = tests.stream().allMatch(Test::ok);
    String report = lines.append(details).append(message).append('\n').toString();
    return new Result(ok, message, report, List.copyOf(tests), source.compiled());
  }

  private static StfFile read(Snapshot snapshot, Path stf) {
    Optional<Document> open = snapshot.document(stf).filter(d -> !d.tooLong());
    return open.isPresent()
        ? StfReader.parse(stf.toString(), open.get().text())
        : StfReader.read(stf);
  }

  private static Test withoutProgram(Snapshot snapshot, StfTests.Found found) {
    StfFile file = read(snapshot, found.stf());
    Span start = new Span(file.source(), 0, 0);
    List<Diagnostic> told = List.of(WorkspaceCode.STF_NOT_RUN.at(start, found.problem()));
    String text = file.source().text();
    return new Test(found.name(), found.stf(), 0, false, found.problem(), text, told);
  }

  private static Test test(StfTests.Found found, StfFile file, TestResult result) {
    List<Diagnostic> told = new ArrayList<>();
    switch (result.outcome()) {
      case PASSED -> {}
      case FAILED -> result.failures().forEach(f -> told.add(diagnostic(f)));
      case ERROR -> {
        told.addAll(file.diagnostics());
        if (!file.hasErrors()) {
          List<Diagnostic> errors =
              result.diagnostics().stream().filter(d -> !file.diagnostics().contains(d)).toList();
          Span start = new Span(file.source(), 0, 0);
          told.add(WorkspaceCode.STF_NOT_RUN.at(start, Counted.errors(errors)));
        }
      }
    }
    int line = told.isEmpty() ? 0 : told.get(0).span().line() - 1;
    String message = result.passed() ? "" : TextReport.details(result).strip();
    String text = file.source().text();
    return new Test(found.name(), found.stf(), line, result.passed(), message, text, told);
  }

  private static Diagnostic diagnostic(Failure failure) {
    WorkspaceCode code = WorkspaceCode.STF_CHECK_FAILED;
    List<Diagnostic.Related> packets =
        failure.paths().stream()
            .map(
                p ->
                    new Diagnostic.Related(
                        p.sent(), "packet " + p.number() + " went " + p.outcome()))
            .toList();
    return new Diagnostic(
        code, code.severity(), failure.span(), List.of(failure.headline()), packets, List.of());
  }
}
