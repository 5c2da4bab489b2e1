package dev.p4u.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of p4c, in a folder named by {@code -Dp4u.corpus=DIR}: DIR holds {@code
 * p4c/testdata}, or is a checkout of p4c itself.
 */
public final class Corpus {

  public static final String HOW_TO_GET =
      "the corpus is not named: set -Dp4u.corpus=DIR, where DIR is a checkout of"
          + " https://github.com/p4lang/p4c or holds one as DIR/p4c";

  private Corpus() {}

  /** A folder below testdata; empty when no corpus is named. */
  public static Optional<Path> folder(String name) {
    String corpus = System.getProperty("p4u.corpus");
    if (corpus == null || corpus.isBlank()) {
      // The console shows no reasons of skipped tests by itself.
      System.out.println("Skipped: " + HOW_TO_GET);
      return Optional.empty();
    }
    Path inside = Path.of(corpus, "p4c", "testdata", name);
    Path folder = Files.isDirectory(inside) ? inside : Path.of(corpus, "testdata", name);
    assertThat(Files.isDirectory(folder)).as("folder " + folder).isTrue();
    return Optional.of(folder);
  }

  /** The P4 files of a folder and, if deep, of those below it. */
  public static List<Path> programs(Path folder, boolean deep) {
    try (Stream<Path> files = Files.walk(folder, deep ? Integer.MAX_VALUE : 1)) {
      return files.filter(f -> f.toString().endsWith(".p4")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root of this repository. */
  public static Path home() {
    String home = System.getProperty("p4u.home");
    return home == null ? Path.of("..").toAbsolutePath().normalize() : Path.of(home).normalize();
  }
}
