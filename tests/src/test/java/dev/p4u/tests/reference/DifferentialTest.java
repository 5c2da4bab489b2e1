package dev.p4u.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.tests.corpus.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The compiled programs and the reference interpreter agree, packet by packet. {@code
 * -Dp4u.packets=N} sets how many packets a program gets.
 */
class DifferentialTest {

  private static final int FEW = Integer.getInteger("p4u.packets", 500);
  private static final int MANY = Integer.getInteger("p4u.packets", 10_000);

  @TestFactory
  Stream<DynamicTest> ourPrograms() {
    Path home = Corpus.home();
    return Stream.of("examples", "tests/programs")
        .flatMap(folder -> Corpus.programs(home.resolve(folder), true).stream())
        .filter(DifferentialTest::isWhole)
        .map(p -> test(p, FEW));
  }

  @TestFactory
  Stream<DynamicTest> corpus() {
    Optional<Path> samples = Corpus.folder("p4_16_samples");
    if (samples.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest("needs the corpus", () -> Assumptions.abort(Corpus.HOW_TO_GET)));
    }
    List<Path> programs =
        Corpus.programs(samples.get(), false).stream()
            .filter(p -> p.getFileName().toString().contains("ubpf"))
            .filter(DifferentialTest::isWhole)
            .toList();
    assertThat(programs).isNotEmpty();
    return programs.stream().map(p -> test(p, MANY));
  }

  /** With a main, and without functions that only a host knows. */
  private static boolean isWhole(Path program) {
    String text = Corpus.read(program);
    return text.contains(") main;") && !text.contains("\nextern ");
  }

  private static DynamicTest test(Path path, int packets) {
    return DynamicTest.dynamicTest(path.getFileName().toString(), () -> agree(path, packets));
  }

  private static void agree(Path path, int packets) {
    CheckedProgram program = Frontends.checkFile(path, P4Frontend.Options.DEFAULT);
    assertThat(program.hasErrors()).as("errors in " + path).isFalse();
    Differential differential = new Differential(program, 1);
    for (Path stf : tests(path)) {
      differential.packetsOf(Corpus.read(stf));
    }
    assertThat(differential.run(packets)).isEmpty();
    assertThat(differential.paths()).as("ways through the program").isPositive();
  }

  /** The STF files beside a program, or in a folder beside it, that may be about it. */
  private static List<Path> tests(Path program) {
    String name = program.getFileName().toString().replace(".p4", "");
    try (Stream<Path> files = Files.walk(program.getParent(), 2)) {
      return files
          .filter(f -> f.toString().endsWith(".stf"))
          .filter(f -> f.getFileName().toString().startsWith(name) || f.getParent().endsWith("stf"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
