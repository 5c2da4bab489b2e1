package dev.p4u.tests.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.p4u.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command on input that it has to refuse. */
final class Refusal {

  /** Against hanging; nothing here takes a second. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Refusal() {}

  /**
   * Runs a command in a folder and asserts that it ends soon with exit code 1, says one error and
   * leaves no file behind.
   *
   * @return the line with the error
   */
  static String of(Path folder, Object... args) throws IOException {
    List<String> errors = errors(folder, args);
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  /** As {@link #of}, but there may be more errors than the one that is returned. */
  static String first(Path folder, Object... args) throws IOException {
    return errors(folder, args).get(0);
  }

  /** Runs a command on input that may be good by chance: it ends with exit code 0 or 1. */
  static void orSuccess(Object... args) {
    StringWriter text = new StringWriter();
    int exit = run(text, args);
    assertThat(exit).as(text.toString()).isIn(0, 1);
    assertThat(text.toString()).doesNotContain("\tat ");
  }

  private static int run(StringWriter text, Object... args) {
    PrintWriter both = new PrintWriter(text);
    String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    return assertTimeoutPreemptively(LIMIT, () -> Main.run(both, both, words));
  }

  private static List<String> errors(Path folder, Object... args) throws IOException {
    List<Path> before = files(folder);
    StringWriter text = new StringWriter();
    int exit = run(text, args);
    String output = text.toString();
    assertThat(exit).as(output).isEqualTo(1);
    assertThat(output).doesNotContain("\tat ", "Exception", "defect");
    assertThat(output).hasSizeLessThan(50_000);
    assertThat(files(folder)).isEqualTo(before);
    List<String> errors =
        output.lines().filter(l -> l.contains(" error[") || l.startsWith("p4u: ")).toList();
    assertThat(errors).as(output).isNotEmpty();
    return errors;
  }

  /** All files and folders below a folder. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.sorted().toList();
    }
  }
}
