package dev.p4u.tests.bench;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.api.SourceIndex;
import dev.p4u.language.ast.Node;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Questions of an editor about random places of a checked program. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IndexBenchmark {

  private final Random random = new Random(20261123);
  private SourceIndex index;
  private SourceFile file;
  private List<Node> declarations;

  @Setup
  public void read() {
    CheckedProgram program =
        Frontends.create()
            .check(Subject.path(), Subject.text(), P4Frontend.Options.DEFAULT, Frontends.disk());
    index = program.index();
    file = program.files().get(0);
    declarations = List.copyOf(program.tree().declarations());
  }

  @Benchmark
  public Optional<Span> definitionAt() {
    return index.definitionAt(file, random.nextInt(file.text().length()));
  }

  @Benchmark
  public List<Span> references() {
    return index.references(declarations.get(random.nextInt(declarations.size())));
  }

  @Benchmark
  public List<SourceIndex.Symbol> outline() {
    return index.outline(file);
  }
}
