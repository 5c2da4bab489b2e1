package dev.p4u.language.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of cases: a line {@code == name}, the text, a line {@code --}, the text formatted. With the
 * system property {@code p4u.rewrite} they are written anew from what came out; look at the
 * difference before you commit it.
 */
final class GoldenCases {

  private static final Path FOLDER = Path.of("src/test/resources/format");

  private GoldenCases() {}

  record Case(String name, String before, String after) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Case> read(Path file) {
    List<Case> cases = new ArrayList<>();
    try {
      for (String part : Files.readString(file).split("(?m)^== ", -1)) {
        if (!part.isEmpty()) {
          int line = part.indexOf('\n');
          String[] halves = part.substring(line + 1).split("(?m)^--\n", 2);
          cases.add(
              new Case(part.substring(0, line), halves[0], halves.length > 1 ? halves[1] : ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  static void write(Path file, List<Case> cases) {
    StringBuilder out = new StringBuilder();
    for (Case c : cases) {
      out.append("== %s\n%s--\n%s".formatted(c.name(), c.before(), c.after()));
    }
    try {
      Files.writeString(file, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
