package dev.p4u.language.lint;

import dev.p4u.language.arch.BundledIncludes;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what the lints say about the user's own files, each thing once. */
final class LintReport {

  private record Key(LintCode code, Span span) {}

  private final SourceFile main;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();

  LintReport(P4Program tree) {
    main = tree.span().file();
  }

  /** Whether it is the file that is checked, not an included one. */
  boolean isMain(SourceFile file) {
    return file == main;
  }

  /** Whether the user can do something about a file: bundled ones are not theirs. */
  boolean isOwn(SourceFile file) {
    return isMain(file) || !BundledIncludes.isBundled(file);
  }

  void add(LintCode code, Span at, Object... arguments) {
    add(code, at, List.of(), List.of(), arguments);
  }

  void add(LintCode code, Span at, List<Related> related, List<Fix> fixes, Object... arguments) {
    if (isOwn(at.file()) && seen.add(new Key(code, at))) {
      List<String> texts = new ArrayList<>();
      for (Object argument : arguments) {
        texts.add(String.valueOf(argument));
      }
      diagnostics.add(new Diagnostic(code, code.severity(), at, texts, related, fixes));
    }
  }

  List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }
}
