package dev.p4u.tests.bench;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All of the front end after one edit, as the language server calls it: text to diagnostics. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RecheckBenchmark {

  @Param public Edits.Kind edit;

  private final P4Frontend frontend = Frontends.create();
  private Path path;
  private Edits edits;

  @Setup
  public void read() {
    path = Subject.path();
    edits = new Edits(Subject.text(), 20261123);
  }

  @Benchmark
  public List<Diagnostic> recheck() {
    CheckedProgram program =
        frontend.check(path, edits.next(edit), P4Frontend.Options.DEFAULT, Frontends.disk());
    return program.diagnostics();
  }
}
