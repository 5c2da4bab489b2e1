package dev.p4u.language.preproc;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.preproc.PreprocessorInfo.Inclusion;
import dev.p4u.language.preproc.PreprocessorInfo.MacroDefinition;
import dev.p4u.language.preproc.PreprocessorInfo.MacroUse;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.SourceReader;
import dev.p4u.language.source.Span;
import dev.p4u.language.source.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns the text of a program into one list of tokens, each with its place in an original file:
 * includes files, expands macros, leaves out what conditions exclude.
 *
 * <p>Invariant: whatever the input, it ends, within {@link #MAX_TOKENS} tokens and {@link
 * #MAX_CHARACTERS} characters read.
 */
public final class Preprocessor {

  /** Nesting of includes; the C preprocessor's usual limit. */
  static final int MAX_INCLUDE_DEPTH = 200;

  /** Tokens of a whole program. */
  static final int MAX_TOKENS = 1_000_000;

  /** Characters of a whole program, files counted each time they are included. */
  static final int MAX_CHARACTERS = 32 * 1024 * 1024;

  private final DiagnosticSink sink;
  private final IncludeResolver resolver;
  private final MacroExpander macros;
  private final List<Inclusion> inclusions = new ArrayList<>();
  private final List<MacroDefinition> definitions = new ArrayList<>();
  private final List<MacroUse> uses = new ArrayList<>();
  private final List<Span> inactive = new ArrayList<>();
  private final List<Span> comments = new ArrayList<>();
  private final Set<SourceFile> entered = new HashSet<>();

  /** Files with {@code #pragma once}. */
  private final Set<SourceFile> once = new HashSet<>();

  private final Deque<FileFrame> frames = new ArrayDeque<>();
  private final Spellings spellings = new Spellings();
  private PpToken endOfMain;
  private int charactersRead;
  private boolean truncated;

  private Preprocessor(
      P4Frontend.Options options, P4Frontend.FileLoader loader, DiagnosticSink sink) {
    this.sink = sink;
    this.resolver = new IncludeResolver(options, loader);
    this.macros = new MacroExpander(sink, uses);
    for (Map.Entry<String, String> define : new TreeMap<>(options.defines()).entrySet()) {
      commandLineMacro(define.getKey(), define.getValue());
    }
  }

  /** Preprocesses a program. Never throws for what is in the text. */
  public static PreprocessorResult run(
      Path path,
      String text,
      P4Frontend.Options options,
      P4Frontend.FileLoader loader,
      DiagnosticSink sink) {
    return new Preprocessor(options, loader, sink).run(path, text);
  }

  private PreprocessorResult run(Path path, String text) {
    List<PpToken> tokens = new ArrayList<>();
    boolean tooLarge = text.length() > SourceReader.MAX_BYTES;
    IncludeResolver.Found main = resolver.main(path, tooLarge ? "" : text);
    if (tooLarge) {
      sink.report(
          PreprocessorCode.FILE_TOO_LARGE,
          new Span(main.file(), 0, 0),
          Integer.toString(SourceReader.MAX_BYTES / (1024 * 1024)));
      truncated = true;
    }
    enter(main, new Span(main.file(), 0, 0));
    MacroExpander.Stream stream = macros.stream(this::nextRaw);
    PpToken token = stream.next();
    while (!token.isEnd()) {
      if (tokens.size() == MAX_TOKENS) {
        sink.report(PreprocessorCode.PROGRAM_TOO_LARGE, token.span(), MAX_TOKENS + " tokens");
        truncated = true;
        break;
      }
      tokens.add(token);
      token = stream.next();
    }
    int end = main.file().text().length();
    tokens.add(new PpToken(PpKind.END, "", main.file(), end, end, true, true, false));
    PreprocessorInfo info = new PreprocessorInfo(inclusions, definitions, uses, inactive, comments);
    return new PreprocessorResult(
        tokens, List.copyOf(resolver.files()), info, truncated || macros.isExhausted());
  }

  private void commandLineMacro(String name, String value) {
    PpLexer lexer = new PpLexer(new SourceFile("<command line>", value), sink);
    List<PpToken> body = new ArrayList<>();
    for (PpToken t = lexer.next(); !t.isEnd(); t = lexer.next()) {
      body.add(t);
    }
    macros.define(new Macro(name, Optional.empty(), false, body, Optional.empty()));
  }

  private void enter(IncludeResolver.Found found, Span from) {
    if (found.file().text().indexOf('\0') >= 0) {
      sink.report(PreprocessorCode.NOT_TEXT, from, found.file().path());
      truncated = true;
      if (!frames.isEmpty()) {
        return;
      }
      found = new IncludeResolver.Found(new SourceFile(found.file().path(), ""), found.folder());
    }
    charactersRead += found.file().text().length();
    // A file that is included again has told its comments already.
    List<Span> newComments = entered.add(found.file()) ? comments : new ArrayList<>();
    PpLexer lexer = new PpLexer(found.file(), sink, newComments, spellings);
    frames.push(new FileFrame(found, from, lexer));
  }

  /** The next token outside of directives and inactive regions, before macro expansion. */
  private PpToken nextRaw() {
    while (!frames.isEmpty()) {
      FileFrame frame = frames.peek();
      PpToken token = frame.lexer.next();
      if (token.isEnd()) {
        frame.finish(token, sink, inactive);
        frames.pop();
        endOfMain = token;
      } else if (token.newlineBefore() && token.is("#")) {
        directive(frame, token);
      } else if (frame.isActive()) {
        return token;
      }
    }
    return endOfMain;
  }

  private void directive(FileFrame frame, PpToken hash) {
    PpToken name = frame.peekOnLine();
    if (name == null) {
      return;
    }
    frame.lexer.next();
    boolean active = frame.isActive();
    switch (name.text()) {
      case "if" -> conditional(frame, name, active && condition(frame, name));
      case "ifdef" -> conditional(frame, name, active && defined(frame, name));
      case "ifndef" -> {
        conditional(frame, name, active && !defined(frame, name));
      }
      case "elif", "else", "endif" -> branch(frame, hash, name);
      case "include" -> {
        if (active) {
          include(frame, hash);
        }
      }
      case "define" -> {
        if (active) {
          define(frame);
        }
      }
      case "undef" -> {
        if (active) {
          macroName(frame, name).ifPresent(macros::undefine);
          noMore(frame, name);
        }
      }
      case "error" -> message(frame, hash, active, PreprocessorCode.USER_ERROR);
      case "warning" -> message(frame, hash, active, PreprocessorCode.USER_WARNING);
      case "pragma" -> pragma(frame, active);
      case "line", "ident" -> frame.lexer.restOfLine();
      default -> unknown(frame, name, active);
    }
  }

  private void pragma(FileFrame frame, boolean active) {
    PpToken what = frame.peekOnLine();
    if (active && what != null && what.text().equals("once")) {
      once.add(frame.file);
    }
    frame.lexer.restOfLine();
  }

  private void unknown(FileFrame frame, PpToken name, boolean active) {
    // "# 12 "file"" is how a preprocessor marks lines in its output.
    if (active && name.kind() != PpKind.NUMBER) {
      sink.report(PreprocessorCode.UNKNOWN_DIRECTIVE, name.span(), name.text());
    }
    frame.lexer.restOfLine();
  }

  private void message(FileFrame frame, PpToken hash, boolean active, PreprocessorCode code) {
    String text = frame.lexer.restOfLine();
    if (active) {
      Span span = new Span(frame.file, hash.start(), frame.lexer.position());
      Optional<Span> user = userInclude();
      List<Related> related =
          user.isPresent() ? List.of(new Related(span, "said here")) : List.of();
      sink.add(
          new Diagnostic(
              code, code.severity(), user.orElse(span), List.of(text), related, List.of()));
    }
  }

  /** The user's include of a bundled file: its text is not the user's to mend. */
  private Optional<Span> userInclude() {
    Optional<Span> include = Optional.empty();
    for (FileFrame f : frames) {
      if (f.folder.isPresent()) {
        return include;
      }
      include = Optional.of(f.from);
    }
    return include;
  }

  private void conditional(FileFrame frame, PpToken name, boolean holds) {
    frame.lexer.setQuiet(true);
    frame.lexer.restOfLine();
    frame.open(name, holds, inactive);
  }

  private void branch(FileFrame frame, PpToken hash, PpToken name) {
    FileFrame.Conditional open = frame.conditionals.peek();
    if (open == null) {
      sink.report(PreprocessorCode.UNMATCHED_DIRECTIVE, name.span(), name.text());
      frame.lexer.restOfLine();
      return;
    }
    boolean isEndif = name.text().equals("endif");
    if (open.sawElse && !isEndif) {
      sink.report(PreprocessorCode.ELSE_AFTER_ELSE, name.span(), name.text());
    }
    boolean holds = false;
    if (name.text().equals("elif")) {
      holds = open.outerActive && !open.taken && !open.sawElse && condition(frame, name);
      frame.lexer.restOfLine();
    } else {
      holds = open.outerActive && !open.taken && !open.sawElse;
      if (open.outerActive) {
        noMore(frame, name);
      } else {
        frame.lexer.restOfLine();
      }
    }
    if (isEndif) {
      frame.close(hash.start(), inactive);
    } else {
      open.sawElse |= name.text().equals("else");
      frame.turn(hash.start(), holds, inactive);
    }
  }

  private boolean defined(FileFrame frame, PpToken directive) {
    Optional<PpToken> name = macroName(frame, directive);
    boolean result = name.isPresent() && macros.isDefined(name.get());
    noMore(frame, directive);
    return result;
  }

  private boolean condition(FileFrame frame, PpToken directive) {
    List<PpToken> line = frame.restOfLine();
    if (line.isEmpty()) {
      sink.report(PreprocessorCode.CONDITION_EMPTY, directive.span(), directive.text());
      return false;
    }
    Span span = line.get(0).span().to(line.get(line.size() - 1).span());
    try {
      return ConditionEvaluator.isTrue(macros.expandAll(resolveDefined(line)));
    } catch (ConditionEvaluator.ConditionException e) {
      sink.report(PreprocessorCode.CONDITION_SYNTAX, span, e.getMessage(), directive.text());
      return false;
    }
  }

  private List<PpToken> resolveDefined(List<PpToken> line)
      throws ConditionEvaluator.ConditionException {
    List<PpToken> out = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      PpToken token = line.get(i);
      if (token.kind() != PpKind.IDENTIFIER || !token.text().equals("defined")) {
        out.add(token);
        continue;
      }
      boolean parenthesised = i + 1 < line.size() && line.get(i + 1).is("(");
      int at = parenthesised ? i + 2 : i + 1;
      if (at >= line.size()
          || line.get(at).kind() != PpKind.IDENTIFIER
          || (parenthesised && (at + 1 >= line.size() || !line.get(at + 1).is(")")))) {
        throw new ConditionEvaluator.ConditionException("defined without a macro name");
      }
      String value = macros.isDefined(line.get(at)) ? "1" : "0";
      out.add(
          new PpToken(
              PpKind.NUMBER, value, token.file(), token.start(), token.end(), false, true, false));
      i = parenthesised ? at + 1 : at;
    }
    return out;
  }

  private Optional<PpToken> macroName(FileFrame frame, PpToken directive) {
    PpToken name = frame.peekOnLine();
    if (name == null || name.kind() != PpKind.IDENTIFIER) {
      PpToken where = name == null ? directive : name;
      sink.report(PreprocessorCode.MACRO_NAME_MISSING, where.span(), directive.text());
      frame.lexer.restOfLine();
      return Optional.empty();
    }
    frame.lexer.next();
    return Optional.of(name);
  }

  private void noMore(FileFrame frame, PpToken directive) {
    PpToken extra = frame.peekOnLine();
    if (extra != null) {
      sink.report(PreprocessorCode.EXTRA_TOKENS, extra.span(), directive.text());
      frame.lexer.restOfLine();
    }
  }

  private void define(FileFrame frame) {
    new DefineDirective(frame, sink)
        .parse()
        .ifPresent(
            macro -> {
              macro.definition().ifPresent(definitions::add);
              macros.define(macro);
            });
  }

  private void include(FileFrame frame, PpToken hash) {
    PpToken name = frame.lexer.headerName();
    if (name == null) {
      name = includeFromMacro(frame);
    } else {
      frame.lexer.restOfLine();
    }
    if (name == null || name.text().length() <= 2) {
      sink.report(PreprocessorCode.INCLUDE_SYNTAX, hash.span());
      return;
    }
    String written = name.text().substring(1, name.text().length() - 1);
    boolean quoted = name.text().charAt(0) == '"';
    Span directive = hash.span().to(name.span());
    if (frames.size() > MAX_INCLUDE_DEPTH) {
      sink.report(
          PreprocessorCode.INCLUDE_TOO_DEEP, name.span(), Integer.toString(MAX_INCLUDE_DEPTH));
      stop();
      return;
    }
    Optional<IncludeResolver.Found> found = Optional.empty();
    try {
      found = resolver.find(written, quoted, frame.folder);
      if (found.isEmpty()) {
        sink.report(PreprocessorCode.INCLUDE_NOT_FOUND, name.span(), written);
      }
    } catch (UnreadableFileException e) {
      sink.report(PreprocessorCode.INCLUDE_UNREADABLE, name.span(), written, e.getMessage());
    }
    inclusions.add(
        new Inclusion(directive, name.span(), written, found.map(IncludeResolver.Found::file)));
    if (found.isEmpty() || once.contains(found.get().file())) {
      return;
    }
    // The constant bounds the number of includes of empty files.
    charactersRead += 64;
    if (charactersRead + found.get().file().text().length() > MAX_CHARACTERS) {
      sink.report(
          PreprocessorCode.PROGRAM_TOO_LARGE,
          name.span(),
          MAX_CHARACTERS / (1024 * 1024) + " MB with its includes");
      stop();
      return;
    }
    enter(found.get(), name.span());
  }

  private PpToken includeFromMacro(FileFrame frame) {
    List<PpToken> line = macros.expandAll(frame.restOfLine());
    if (line.isEmpty()) {
      return null;
    }
    PpToken first = line.get(0);
    if (first.kind() == PpKind.STRING) {
      return first;
    }
    if (!first.is("<")) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (PpToken token : line) {
      text.append(text.length() > 0 && token.spaceBefore() ? " " : "").append(token.text());
    }
    return text.charAt(text.length() - 1) != '>'
        ? null
        : new PpToken(
            PpKind.STRING,
            text.toString(),
            first.file(),
            first.start(),
            first.end(),
            false,
            false,
            false);
  }

  /** Gives up reading: what was read so far is the program. */
  private void stop() {
    truncated = true;
    while (!frames.isEmpty()) {
      FileFrame frame = frames.pop();
      int end = frame.lexer.position();
      endOfMain = new PpToken(PpKind.END, "", frame.file, end, end, true, true, false);
    }
  }
}
