package dev.p4u.stf.run;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.stf.model.StfFile;
import dev.p4u.stf.parse.StfReader;
import dev.p4u.stf.project.StfTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs STF files: compiles the program, loads it into a switch of its own with a virtual clock, and
 * carries out the statements in file order. A file whose checks do not all hold is run a second
 * time with the program watched, so that each failure can show the packet's way.
 */
public final class StfRunner {

  private final ProgramSource programs;

  public StfRunner(ProgramSource programs) {
    this.programs = programs;
  }

  /** A runner that compiles programs from disk, each once. */
  public static StfRunner create() {
    return new StfRunner(new CompiledPrograms());
  }

  /** Runs one file. */
  public TestResult run(StfTest test) {
    return run(test, StfReader.read(test.stf()));
  }

  /** Runs a file whose text has been read already, for example from an editor. */
  public TestResult run(StfTest test, StfFile file) {
    long start = System.nanoTime();
    BuiltProgram built = programs.build(test.program(), test.project());
    List<Diagnostic> diagnostics = new ArrayList<>(built.diagnostics());
    diagnostics.addAll(file.diagnostics());
    if (built.object().isEmpty() || file.hasErrors()) {
      return new TestResult(
          test, TestResult.Outcome.ERROR, 0, 0, System.nanoTime() - start, List.of(), diagnostics);
    }
    BpfObject object = built.object().get();
    Execution execution = execute(test, file, object, Set.of());
    if (!execution.failures().isEmpty()) {
      execution = execute(test, file, object, explaining(execution.failures()));
    }
    return new TestResult(
        test,
        execution.failures().isEmpty() ? TestResult.Outcome.PASSED : TestResult.Outcome.FAILED,
        execution.packets(),
        execution.checks(),
        System.nanoTime() - start,
        execution.failures(),
        diagnostics);
  }

  /** The packets whose ways the first failures show. */
  private static Set<Integer> explaining(List<Failure> failures) {
    return failures.stream()
        .limit(Execution.MAX_DETAILED)
        .flatMap(failure -> failure.paths().stream())
        .map(Failure.PacketPath::number)
        .collect(Collectors.toSet());
  }

  private Execution execute(StfTest test, StfFile file, BpfObject object, Set<Integer> watched) {
    Execution execution = new Execution(test, object, programs, watched);
    execution.run(file.statements());
    return execution;
  }
}
