package dev.p4u.tests.bench;

import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.check.Checker;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.lint.Lints;
import dev.p4u.language.preproc.Preprocessor;
import dev.p4u.language.preproc.PreprocessorResult;
import dev.p4u.language.syntax.P4Parser;
import dev.p4u.language.syntax.ParseResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The phases of the front end one by one, the program unchanged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PhaseBenchmark {

  private Path path;
  private String text;
  private P4Program tree;
  private CheckResult checked;

  @Setup
  public void read() {
    path = Subject.path();
    text = Subject.text();
    tree = parse().tree();
    checked = Checker.check(tree);
  }

  @Benchmark
  public PreprocessorResult preprocess() {
    return Preprocessor.run(
        path, text, P4Frontend.Options.DEFAULT, Frontends.disk(), new DiagnosticSink());
  }

  @Benchmark
  public ParseResult preprocessAndParse() {
    return parse();
  }

  @Benchmark
  public CheckResult check() {
    return Checker.check(tree);
  }

  @Benchmark
  public List<Diagnostic> lint() {
    return Lints.run(tree, checked);
  }

  private ParseResult parse() {
    return P4Parser.parse(path, text, P4Frontend.Options.DEFAULT, Frontends.disk());
  }
}
