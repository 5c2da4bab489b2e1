package dev.p4u.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.Diagnostic.Edit;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Warnings about small programs, and the texts that their fixes make. */
final class Warnings {

  private Warnings() {}

  static List<Diagnostic> of(String text) {
    return of(text, Map.of());
  }

  static List<Diagnostic> of(String text, Map<String, String> files) {
    CheckedProgram program =
        Frontends.create()
            .check(
                Path.of("test.p4"),
                text,
                P4Frontend.Options.DEFAULT,
                path -> Optional.ofNullable(files.get(path.getFileName().toString())));
    assertThat(program.hasErrors()).as(text + program.diagnostics()).isFalse();
    return program.diagnostics();
  }

  /** {@code LINE: CODE} of each warning of some kinds. */
  static List<String> lines(String text, String... kinds) {
    return of(text).stream()
        .filter(d -> List.of(kinds).contains(d.code().kind()))
        .map(d -> d.span().line() + ": " + d.code().name())
        .toList();
  }

  /** What a warning says, with its place as {@code LINE:COLUMN}. */
  static List<String> messages(String text, String kind) {
    return of(text).stream()
        .filter(d -> d.code().kind().equals(kind))
        .map(d -> d.span().line() + ":" + d.span().column() + " " + d.message())
        .toList();
  }

  /** The text after the first fix of the first warning of a kind. */
  static String fixed(String text, String kind) {
    Diagnostic first =
        of(text).stream().filter(d -> d.code().kind().equals(kind)).findFirst().orElseThrow();
    List<Edit> edits =
        first.fixes().get(0).edits().stream()
            .sorted(Comparator.comparingInt((Edit e) -> e.span().start()).reversed())
            .toList();
    StringBuilder out = new StringBuilder(text);
    edits.forEach(e -> out.replace(e.span().start(), e.span().end(), e.newText()));
    return out.toString();
  }
}
