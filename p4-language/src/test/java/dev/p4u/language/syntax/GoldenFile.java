package dev.p4u.language.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of cases: a line {@code == kind}, the text, a line {@code --}, what is expected. With the
 * system property {@code p4u.rewrite} it is written anew from what came out; look at the difference
 * before you commit it.
 */
final class GoldenFile {

  private final Path path;

  /** A case; {@code name} is its kind and first line. */
  record Case(String kind, String text, String expected) {
    @Override
    public String toString() {
      return kind + ": " + text.lines().findFirst().orElse("");
    }
  }

  GoldenFile(String resource) {
    this.path = Path.of("src/test/resources/syntax", resource);
  }

  List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String part : read().split("(?m)^== ", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int line = part.indexOf('\n');
      String[] halves = part.substring(line + 1).split("(?m)^--\n", 2);
      String expected = halves.length > 1 ? halves[1].strip() : "";
      cases.add(new Case(part.substring(0, line).strip(), halves[0].stripTrailing(), expected));
    }
    return cases;
  }

  static boolean rewriting() {
    return Boolean.getBoolean("p4u.rewrite");
  }

  void write(List<Case> cases) {
    StringBuilder out = new StringBuilder();
    for (Case c : cases) {
      out.append("== ").append(c.kind()).append('\n').append(c.text()).append("\n--\n");
      out.append(c.expected()).append("\n\n");
    }
    try {
      Files.writeString(path, out.toString().stripTrailing() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
