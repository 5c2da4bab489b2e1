package dev.p4u.tests.bench;

import dev.p4u.language.format.FormatOptions;
import dev.p4u.language.format.FormatResult;
import dev.p4u.language.format.Formatter;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The formatter: a whole file, as a save does it, and the statement that a semicolon ended. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FormatBenchmark {

  private final Random random = new Random(20261123);
  private String text;

  @Setup
  public void read() {
    text = Subject.text();
  }

  @Benchmark
  public FormatResult format() {
    return Formatter.format(text);
  }

  @Benchmark
  public FormatResult formatTyped() {
    int semicolon = text.indexOf(';', random.nextInt(text.lastIndexOf(';')));
    return Formatter.formatTyped(text, semicolon + 1, FormatOptions.DEFAULT);
  }
}
