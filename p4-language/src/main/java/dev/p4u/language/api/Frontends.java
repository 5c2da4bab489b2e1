package dev.p4u.language.api;

import dev.p4u.language.check.CheckResult;
import dev.p4u.language.check.Checker;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.lint.Lints;
import dev.p4u.language.lint.Suppressions;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.SourceReader;
import dev.p4u.language.source.Span;
import dev.p4u.language.source.UnreadableFileException;
import dev.p4u.language.syntax.P4Parser;
import dev.p4u.language.syntax.ParseResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes front ends. They have no state: one may serve many threads. */
public final class Frontends {

  private Frontends() {}

  /** The front end. */
  public static P4Frontend create() {
    return Frontends::check;
  }

  /** Reads files from the disk; what is there but cannot be read becomes a diagnostic. */
  public static P4Frontend.FileLoader disk() {
    return SourceReader::read;
  }

  /** Checks a file of the disk. A file that cannot be read gives an empty program that says so. */
  public static CheckedProgram checkFile(Path path, P4Frontend.Options options) {
    try {
      Optional<String> text = disk().load(path);
      return text.isPresent()
          ? check(path, text.get(), options, disk())
          : unreadable(path, FileCode.FILE_NOT_FOUND, path.toString());
    } catch (UnreadableFileException e) {
      return unreadable(path, FileCode.FILE_UNREADABLE, path.toString(), e.getMessage());
    }
  }

  private static CheckedProgram check(
      Path path, String text, P4Frontend.Options options, P4Frontend.FileLoader loader) {
    return DeepStack.call(() -> checked(P4Parser.parse(path, text, options, loader), List.of()))
        .orElseGet(() -> unreadable(path, FileCode.FILE_TOO_DEEP));
  }

  private static CheckedProgram checked(ParseResult parsed, List<Diagnostic> more) {
    CheckResult result = Checker.check(parsed.tree());
    List<Diagnostic> all = new ArrayList<>(more);
    all.addAll(parsed.diagnostics());
    Followers followers = new Followers(parsed.tree(), parsed.diagnostics());
    result.diagnostics().stream().filter(d -> !followers.isFollower(d)).forEach(all::add);
    if (all.stream().noneMatch(Diagnostic::isError)) {
      // What is wrong would be taken for what is not meant.
      all.addAll(Lints.run(parsed.tree(), result));
    }
    all.removeIf(Suppressions.of(parsed.tree())::suppresses);
    return new CheckedProgramView(parsed, result, all);
  }

  private static CheckedProgram unreadable(Path path, FileCode code, String... arguments) {
    P4Frontend.FileLoader nothing = p -> Optional.empty();
    ParseResult parsed = P4Parser.parse(path, "", P4Frontend.Options.DEFAULT, nothing);
    SourceFile file = parsed.files().get(0);
    Diagnostic diagnostic =
        new Diagnostic(
            code, code.severity(), new Span(file, 0, 0), List.of(arguments), List.of(), List.of());
    return checked(parsed, List.of(diagnostic));
  }
}
