package dev.p4u.tests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that is measured: {@code -Dp4u.bench.program=FILE}. */
final class Subject {

  static final String PROPERTY = "p4u.bench.program";

  private Subject() {}

  static Path path() {
    String program = System.getProperty(PROPERTY);
    if (program == null || program.isBlank()) {
      throw new IllegalStateException("name a P4 program: -D" + PROPERTY + "=FILE");
    }
    return Path.of(program);
  }

  static String text() {
    try {
      return new String(Files.readAllBytes(path()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
