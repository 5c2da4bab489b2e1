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
import java.util.stream.Stream;

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
          CheckCode.MISSING_ARCHITECTURE,
          CheckCode.DUPLICATE_DECLARATION,
          CheckCode.NOT_A_TYPE,
          CheckCode.NO_SUCH_MEMBER,
          CheckCode.NO_START_STATE);

  /** Messages about the shape of a declaration that may be what was not read. */
  private static final Set<CheckCode> ABOUT_SHAPES =
      EnumSet.of(
          CheckCode.TYPE_ARGUMENT_COUNT,
          CheckCode.CANNOT_INFER,
          CheckCode.CANNOT_INSTANTIATE,
          CheckCode.ELEMENT_COUNT,
          CheckCode.MISSING_FIELD,
          CheckCode.MISSING_ARGUMENT,
          CheckCode.TOO_MANY_ARGUMENTS,
          CheckCode.UNKNOWN_PARAMETER,
          CheckCode.NO_OVERLOAD,
          CheckCode.AMBIGUOUS_CALL,
          CheckCode.KEY_SET_SIZE,
          CheckCode.NOT_CALLABLE,
          CheckCode.NOT_A_VALUE,
          CheckCode.ABSTRACT_METHOD_MISSING,
          CheckCode.NO_ABSTRACT_METHOD,
          CheckCode.MISPLACED);

  /** Messages about two types, which are wrong when one of them was not read. */
  private static final Set<CheckCode> ABOUT_TYPES =
      EnumSet.of(CheckCode.TYPE_MISMATCH, CheckCode.NOT_COMPARABLE, CheckCode.BAD_OPERANDS);

  private final List<String> unreadNames = new ArrayList<>();
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
          add(d);
          if (previous != null) {
            add(previous);
          }
        }
      }
      previous = d;
    }
  }

  private void add(Decl d) {
    unread.add(d.span());
    if (!d.name().text().isEmpty()) {
      unreadNames.add(d.name().text());
    }
  }

  boolean isFollower(Diagnostic d) {
    if (errors.isEmpty() || !(d.code() instanceof CheckCode code)) {
      return false;
    }
    Span at = d.span();
    boolean inUnread =
        unread.stream().anyMatch(u -> u.file() == at.file() && contains(u, at.start()));
    boolean doubtful =
        ABOUT_NAMES.contains(code)
            || ABOUT_SHAPES.contains(code)
            || (ABOUT_TYPES.contains(code) && namesUnread(d));
    return inUnread || (doubtful && (includeMissing || isBehindAnError(at)));
  }

  private static boolean contains(Span around, int offset) {
    return around.start() <= offset && offset <= around.end();
  }

  private boolean namesUnread(Diagnostic d) {
    return d.arguments().stream()
        .flatMap(argument -> Stream.of(argument.split("\\W+")))
        .anyMatch(word -> word.equals("unknown") || unreadNames.contains(word));
  }

  /** Behind it, or before it in the same line: an error shows late what is missing. */
  private boolean isBehindAnError(Span at) {
    SourceFile file = at.file();
    return errors.stream().anyMatch(e -> e.file() != file || e.line() <= at.line());
  }
}
