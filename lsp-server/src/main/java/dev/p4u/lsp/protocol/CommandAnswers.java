package dev.p4u.lsp.protocol;

import dev.p4u.lsp.features.CompileFeature;
import dev.p4u.lsp.features.RunStfFeature;
import java.util.List;

/** What the commands answer, as JSON. */
public final class CommandAnswers {

  private CommandAnswers() {}

  /**
   * Answer of {@code p4u.server.compile}.
   *
   * @param message one sentence
   * @param objectFile URI of what was written; null (absent) when nothing was
   * @param listing the instructions; empty when there are none
   */
  public record Compiled(boolean ok, String message, String objectFile, String listing) {}

  /**
   * Answer of {@code p4u.server.runStf}.
   *
   * @param report for people, of several lines
   */
  public record Tests(
      boolean ok, String message, int passed, int failed, String report, List<Test> tests) {
    public Tests {
      tests = List.copyOf(tests);
    }
  }

  /**
   * An STF file that was run.
   *
   * @param line from 0
   */
  public record Test(String name, String uri, int line, boolean ok, String message) {}

  public static Compiled compiled(CompileFeature.Result result, Locations locations) {
    return new Compiled(
        result.ok(),
        result.message(),
        result.objectFile().map(locations::uri).orElse(null),
        result.listing());
  }

  public static Tests tests(RunStfFeature.Result result, Locations locations) {
    return new Tests(
        result.ok(),
        result.message(),
        result.passed(),
        result.failed(),
        result.report(),
        result.tests().stream()
            .map(t -> new Test(t.name(), locations.uri(t.stf()), t.line(), t.ok(), t.message()))
            .toList());
  }
}
