package dev.p4u.tests.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What p4c says to one of its programs, from the {@code .p4-stderr} file beside it. Only lines of
 * the program itself count, not those of files that it includes.
 *
 * @param errors of which line and kind; kind {@code syntax} where p4c gives none
 * @param warnings of which line and kind
 * @param lines all lines that p4c names, those that explain a message included
 */
record Reference(Set<Pair> errors, Set<Pair> warnings, Set<Integer> lines) {

  /** A line, from 1, and the kind of a diagnostic. */
  record Pair(int line, String kind) {}

  /** {@code FILE(LINE): [--Werror=KIND] error: ...}, {@code FILE(LINE):syntax error...}. */
  private static final Pattern PLACE = Pattern.compile("^([^(\\s]+)\\((\\d+)\\)(:.*|\\s*)$");

  private static final Pattern TAGGED =
      Pattern.compile("^:\\s*\\[--W(?:error|warn)=([^\\]]+)] (error|warning).*");

  /**
   * @param outputs folder of the stderr files
   */
  static Reference of(Path program, Path outputs) {
    Reference reference = new Reference(new HashSet<>(), new HashSet<>(), new HashSet<>());
    String name = program.getFileName().toString();
    Path file = outputs.resolve(name + "-stderr");
    if (Files.isRegularFile(file)) {
      Corpus.read(file).lines().forEach(line -> reference.read(line, name));
    }
    return reference;
  }

  private void read(String text, String program) {
    Matcher place = PLACE.matcher(text);
    if (!place.matches() || !Path.of(place.group(1)).getFileName().toString().equals(program)) {
      return;
    }
    int line = Integer.parseInt(place.group(2));
    lines.add(line);
    Matcher tagged = TAGGED.matcher(place.group(3));
    if (place.group(3).strip().startsWith(":syntax error")) {
      errors.add(new Pair(line, "syntax"));
    } else if (tagged.matches()) {
      Set<Pair> pairs = tagged.group(2).equals("error") ? errors : warnings;
      pairs.add(new Pair(line, tagged.group(1)));
    }
  }
}
