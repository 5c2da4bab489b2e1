package dev.p4u.tests.bench;

import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the front end and prints their medians beside the bounds. */
public final class Benchmarks {

  /** Median in milliseconds that a benchmark must stay below. */
  private static final Map<String, Double> BOUNDS = Map.of("RecheckBenchmark.recheck", 60.0);

  private Benchmarks() {}

  /**
   * @param arguments a regular expression of benchmark names, all by default
   */
  public static void main(String[] arguments) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(arguments.length > 0 ? arguments[0] : "dev\\.p4u\\.tests\\.bench\\..*")
            .jvmArgsAppend("-D" + Subject.PROPERTY + "=" + Subject.path())
            .forks(Integer.getInteger("p4u.bench.forks", 2))
            .warmupIterations(5)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    System.out.printf("%-46s %10s %10s %8s%n", "benchmark (ms)", "median", "95 %", "bound");
    boolean kept = true;
    for (RunResult result : results) {
      kept &= print(result);
    }
    System.exit(kept ? 0 : 1);
  }

  private static boolean print(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    String name = result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
    Double bound = BOUNDS.get(name);
    double median = primary.getStatistics().getPercentile(50);
    StringBuilder shown = new StringBuilder(name);
    for (String parameter : result.getParams().getParamsKeys()) {
      shown.append(' ').append(result.getParams().getParam(parameter));
    }
    boolean kept = bound == null || median < bound;
    System.out.printf(
        "%-46s %10.3f %10.3f %8s%s%n",
        shown,
        median,
        primary.getStatistics().getPercentile(95),
        bound == null ? "" : "< " + Math.round(bound),
        kept ? "" : "  MISSED");
    return kept;
  }
}
