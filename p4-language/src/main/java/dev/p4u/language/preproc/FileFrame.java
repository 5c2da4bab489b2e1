package dev.p4u.language.preproc;

import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A file that is being read, with its open conditionals. */
final class FileFrame {

  final SourceFile file;
  final Optional<Path> folder;
  final PpLexer lexer;
  final Deque<Conditional> conditionals = new ArrayDeque<>();

  /** Where it is included. */
  final Span from;

  FileFrame(IncludeResolver.Found found, Span from, PpLexer lexer) {
    this.file = found.file();
    this.folder = found.folder();
    this.from = from;
    this.lexer = lexer;
  }

  /** An {@code #if} without its {@code #endif} yet. */
  static final class Conditional {
    final PpToken directive;
    final boolean outerActive;
    boolean active;
    boolean taken;
    boolean sawElse;
    int inactiveFrom = -1;

    Conditional(PpToken directive, boolean outerActive) {
      this.directive = directive;
      this.outerActive = outerActive;
    }
  }

  boolean isActive() {
    return conditionals.isEmpty() || conditionals.peek().active;
  }

  void open(PpToken directive, boolean holds, List<Span> inactive) {
    Conditional opened = new Conditional(directive, isActive());
    conditionals.push(opened);
    turn(-1, holds, inactive);
  }

  /** Starts the next branch of the innermost conditional; the last one ended at an offset. */
  void turn(int endOfLast, boolean holds, List<Span> inactive) {
    Conditional open = conditionals.peek();
    endInactive(open, endOfLast, inactive);
    open.active = open.outerActive && holds;
    open.taken |= open.active;
    // Only the outermost inactive region is noted: it covers those within.
    if (open.outerActive && !open.active) {
      open.inactiveFrom = lexer.position();
    }
    lexer.setQuiet(!open.active);
  }

  void close(int endOfLast, List<Span> inactive) {
    endInactive(conditionals.pop(), endOfLast, inactive);
    lexer.setQuiet(!isActive());
  }

  private void endInactive(Conditional open, int end, List<Span> inactive) {
    if (open.inactiveFrom >= 0) {
      inactive.add(new Span(file, open.inactiveFrom, end));
      open.inactiveFrom = -1;
    }
  }

  /** At the end of the file: reports what is still open. */
  void finish(PpToken end, DiagnosticSink sink, List<Span> inactive) {
    while (!conditionals.isEmpty()) {
      Conditional open = conditionals.peek();
      sink.report(
          PreprocessorCode.UNTERMINATED_CONDITIONAL, open.directive.span(), open.directive.text());
      close(end.start(), inactive);
    }
  }

  /** The next token when it is on the same line, without taking it; null otherwise. */
  PpToken peekOnLine() {
    int before = lexer.position();
    lexer.setSingleLine(true);
    PpToken token = lexer.next();
    lexer.setSingleLine(false);
    lexer.seek(before);
    return token.newlineBefore() || token.isEnd() ? null : token;
  }

  /** Takes the tokens that are left on the line. */
  List<PpToken> restOfLine() {
    List<PpToken> tokens = new ArrayList<>();
    lexer.setSingleLine(true);
    while (true) {
      int before = lexer.position();
      PpToken token = lexer.next();
      if (token.newlineBefore() || token.isEnd()) {
        lexer.seek(before);
        lexer.setSingleLine(false);
        return tokens;
      }
      tokens.add(token);
    }
  }
}
