package dev.p4u.language.syntax;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Parses texts in tests. */
final class Parsing {

  private Parsing() {}

  static ParseResult parse(String text) {
    return P4Parser.parse(
        Path.of("test.p4"), text, P4Frontend.Options.DEFAULT, path -> Optional.empty());
  }

  /** The errors as {@code line:column message}. */
  static List<String> errors(String text) {
    return parse(text).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.span().line() + ":" + d.span().column() + " " + d.message())
        .toList();
  }

  /** The sample that uses every construct. */
  static String everything() {
    try {
      return Files.readString(Path.of("src/test/resources/syntax/everything.p4"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
