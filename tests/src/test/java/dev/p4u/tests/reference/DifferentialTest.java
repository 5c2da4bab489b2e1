package dev.p4u.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The compiler and the reference interpreter agree on every program that we have. */
class DifferentialTest {

  private static final Path HOME = Path.of(System.getProperty("p4u.home")).normalize();
  private static final int PACKETS = 500;

  @TestFactory
  Stream<DynamicTest> agree() {
    return Stream.of(HOME.resolve("examples"), HOME.resolve("tests/programs"))
        .flatMap(DifferentialTest::programs)
        .map(p -> DynamicTest.dynamicTest(HOME.relativize(p).toString(), () -> agree(p)));
  }

  private static Stream<Path> programs(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(DifferentialTest::isProgram).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Headers that programs include have no main. */
  private static boolean isProgram(Path p) {
    try {
      return p.toString().endsWith(".p4") && isWhole(Files.readString(p));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a main, and without functions that only a host knows. */
  private static boolean isWhole(String text) {
    return text.contains(") main;") && !text.contains("\nextern ");
  }

  private static void agree(Path path) {
    CheckedProgram program = Frontends.checkFile(path, P4Frontend.Options.DEFAULT);
    assertThat(program.hasErrors()).as("errors in " + path).isFalse();
    Differential differential = new Differential(program, 1);
    assertThat(differential.run(Integer.getInteger("p4u.packets", PACKETS))).isEmpty();
    System.out.println(path + " paths " + differential.paths() + " hits " + differential.hits());
    assertThat(differential.paths()).isPositive();
  }

  static List<Path> all(Path folder) {
    return programs(folder).toList();
  }
}
