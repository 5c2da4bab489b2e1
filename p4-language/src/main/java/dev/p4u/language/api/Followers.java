package dev.p4u.language.api;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.check.CheckCode;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Drops what the checker says only because the text before could not be read: one mistake, one
 * message. After an error of syntax the declaration around it is not to be trusted, and names may
 * be missing everywhere behind it; after an include that was not found they may be everywhere.
 */
final class Followers {

  /** Messages that a declaration which was not read can cause elsewhere. */
  private static final Set<CheckCode> ABOUT_NAMES =
      EnumSet.of(
          CheckCode.NAME_NOT_FOUND,
          CheckCode.USED_BEFORE_DECLARATION,
          CheckCode.MISSING_INCLUDE,
          CheckCode.DUPLICATE_DECLARATION,
          CheckCode.NOT_A_TYPE,
          CheckCode.NO_SUCH_MEMBER,
          CheckCode.NO_START_STATE);

  private final List<Span> unread = new ArrayList<>();
  private final boolean includeMissing;
  private final List<Span> errors;

  Followers(P4Program tree, List<Diagnostic> parsing) {
    errors = parsing.stream().filter(Diagnostic::isError).map(Diagnostic::span).toList();
    includeMissing = parsing.stream().anyMatch(d -> d.code().name().startsWith("INCLUDE_"));
    Decl previous = null;
    for (Decl d : tree.declarations()) {
      for (Span e : errors) {
        // What is wrong at the start of a declaration is often the end of the one before.
        boolean touches =
            e.file() == d.span().file()
                && e.start() <= d.span().end()
                && e.end() >= d.span().start();
        if (touches) {
          unread.add(d.span());
          if (previous != null) {
            unread.add(previous.span());
          }
        }
      }
      previous = d;
    }
  }

  boolean isFollower(Diagnostic d) {
    if (errors.isEmpty() || !(d.code() instanceof CheckCode code)) {
      return false;
    }
    Span at = d.span();
    boolean inUnread =
        unread.stream().anyMatch(u -> u.file() == at.file() && contains(u, at.start()));
    return inUnread || (ABOUT_NAMES.contains(code) && (includeMissing || isBehindAnError(at)));
  }

  private static boolean contains(Span around, int offset) {
    return around.start() <= offset && offset <= around.end();
  }

  private boolean isBehindAnError(Span at) {
    SourceFile file = at.file();
    return errors.stream().anyMatch(e -> e.file() != file || e.start() <= at.start());
  }
}
