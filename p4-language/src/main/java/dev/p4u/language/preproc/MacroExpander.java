package dev.p4u.language.preproc;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.preproc.PreprocessorInfo.MacroUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The macro table and the expansion of macros (C11 section 6.10.3). The number of tokens that
 * expansion may produce is bounded, and so is the nesting of arguments.
 */
final class MacroExpander {

  /** Tokens that the macros of one program may produce. */
  static final int MAX_TOKENS = 1_000_000;

  /** Nesting of macro calls in arguments of macro calls. */
  static final int MAX_DEPTH = 100;

  private static final Set<String> PREDEFINED = Set.of("__FILE__", "__LINE__");

  private final Map<String, Macro> macros = new HashMap<>();
  private final Set<String> disabled = new HashSet<>();
  private final DiagnosticSink sink;
  private final List<MacroUse> uses;
  private int produced;
  private boolean exhausted;

  MacroExpander(DiagnosticSink sink, List<MacroUse> uses) {
    this.sink = sink;
    this.uses = uses;
  }

  /** Whether expansion was given up; streams end early then. */
  boolean isExhausted() {
    return exhausted;
  }

  boolean isDefined(PpToken name) {
    noteUse(name);
    return macros.containsKey(name.text()) || PREDEFINED.contains(name.text());
  }

  void define(Macro macro) {
    Macro before = macros.put(macro.name(), macro);
    if (before != null && !before.sameAs(macro) && macro.definition().isPresent()) {
      List<Diagnostic.Related> related = new ArrayList<>();
      before
          .definition()
          .ifPresent(d -> related.add(new Diagnostic.Related(d.span(), "defined here before")));
      sink.add(
          new Diagnostic(
              PreprocessorCode.MACRO_REDEFINED,
              PreprocessorCode.MACRO_REDEFINED.severity(),
              macro.definition().get().span(),
              List.of(macro.name()),
              related,
              List.of()));
    }
  }

  void undefine(PpToken name) {
    noteUse(name);
    macros.remove(name.text());
  }

  /** Tokens of a list after expansion. */
  List<PpToken> expandAll(List<PpToken> tokens) {
    return expandAll(tokens, 0);
  }

  private List<PpToken> expandAll(List<PpToken> tokens, int depth) {
    List<PpToken> out = new ArrayList<>();
    if (tokens.isEmpty()) {
      return out;
    }
    PpToken last = tokens.get(tokens.size() - 1);
    PpToken end =
        new PpToken(PpKind.END, "", last.file(), last.end(), last.end(), true, true, false);
    Stream stream = new Stream(() -> end, depth);
    stream.push(tokens, null);
    for (PpToken t = stream.next(); !t.isEnd(); t = stream.next()) {
      out.add(t);
    }
    return out;
  }

  /** A stream of expanded tokens over a source of raw ones. */
  Stream stream(Supplier<PpToken> source) {
    return new Stream(source, 0);
  }

  private void noteUse(PpToken name) {
    Macro macro = macros.get(name.text());
    if (macro != null) {
      uses.add(new MacroUse(name.span(), macro.name(), macro.definition()));
    }
  }

  private void giveUp(PreprocessorCode code, int limit, PpToken where) {
    if (!exhausted) {
      exhausted = true;
      sink.report(code, where.span(), Integer.toString(limit));
    }
  }

  private static final class Context {
    private final List<PpToken> tokens;
    private final String macro;
    private int position;

    Context(List<PpToken> tokens, String macro) {
      this.tokens = tokens;
      this.macro = macro;
    }
  }

  /** Expands while it is read. */
  final class Stream {
    private final Deque<Context> contexts = new ArrayDeque<>();
    private final Supplier<PpToken> source;
    private final int depth;
    private boolean pendingNewline;

    private Stream(Supplier<PpToken> source, int depth) {
      this.source = source;
      this.depth = depth;
    }

    PpToken next() {
      while (true) {
        PpToken token = pull();
        if (exhausted) {
          return new PpToken(
              PpKind.END, "", token.file(), token.start(), token.end(), true, true, false);
        }
        if (token.kind() != PpKind.IDENTIFIER || token.painted() || !expand(token)) {
          return finish(token);
        }
      }
    }

    private PpToken finish(PpToken token) {
      PpToken out =
          token.kind() == PpKind.IDENTIFIER && disabled.contains(token.text())
              ? token.paint()
              : token;
      if (pendingNewline && !out.newlineBefore()) {
        out =
            new PpToken(
                out.kind(),
                out.text(),
                out.file(),
                out.start(),
                out.end(),
                true,
                true,
                out.painted());
      }
      pendingNewline = false;
      return out;
    }

    private PpToken pull() {
      while (!contexts.isEmpty()) {
        Context top = contexts.peek();
        if (top.position < top.tokens.size()) {
          return top.tokens.get(top.position++);
        }
        contexts.pop();
        if (top.macro != null) {
          disabled.remove(top.macro);
        }
      }
      return source.get();
    }

    private void push(List<PpToken> tokens, String macro) {
      contexts.push(new Context(tokens, macro));
      if (macro != null) {
        disabled.add(macro);
      }
    }

    /** Replaces a macro's name (and arguments) by its replacement; false when it is none. */
    private boolean expand(PpToken name) {
      if (PREDEFINED.contains(name.text())) {
        push(List.of(predefined(name)), null);
        return true;
      }
      Macro macro = macros.get(name.text());
      if (macro == null || disabled.contains(macro.name())) {
        return false;
      }
      List<PpToken> replacement;
      if (macro.parameters().isPresent()) {
        PpToken open = pull();
        if (!open.is("(")) {
          push(List.of(open), null);
          return false;
        }
        Optional<List<List<PpToken>>> arguments = arguments(macro, name);
        if (arguments.isEmpty()) {
          return true;
        }
        noteUse(name);
        if (depth >= MAX_DEPTH) {
          giveUp(PreprocessorCode.MACRO_EXPANSION_TOO_DEEP, MAX_DEPTH, name);
          return true;
        }
        replacement =
            new MacroSubstitution(macro, arguments.get(), name)
                .run(argument -> expandAll(argument, depth + 1));
      } else {
        noteUse(name);
        replacement = new MacroSubstitution(macro, List.of(), name).run(a -> a);
      }
      produced += replacement.size() + 1;
      if (produced > MAX_TOKENS) {
        giveUp(PreprocessorCode.MACRO_EXPANSION_TOO_LARGE, MAX_TOKENS, name);
        return true;
      }
      if (replacement.isEmpty()) {
        pendingNewline |= name.newlineBefore();
      } else {
        replacement.set(0, replacement.get(0).spacedLike(name));
      }
      push(replacement, macro.name());
      return true;
    }

    private PpToken predefined(PpToken name) {
      boolean isFile = name.text().equals("__FILE__");
      String text =
          isFile
              ? '"' + name.file().path().replace("\\", "\\\\").replace("\"", "\\\"") + '"'
              : Integer.toString(name.file().line(name.start()));
      return new PpToken(
          isFile ? PpKind.STRING : PpKind.NUMBER,
          text,
          name.file(),
          name.start(),
          name.end(),
          name.newlineBefore(),
          name.spaceBefore(),
          false);
    }

    /** Reads arguments up to the closing parenthesis; empty after an error. */
    private Optional<List<List<PpToken>>> arguments(Macro macro, PpToken name) {
      List<List<PpToken>> arguments = new ArrayList<>();
      List<PpToken> current = new ArrayList<>();
      int parameters = macro.parameters().orElseThrow().size();
      int nesting = 1;
      int read = 0;
      while (true) {
        PpToken token = pull();
        if (token.isEnd()) {
          sink.report(PreprocessorCode.UNTERMINATED_ARGUMENTS, name.span(), macro.name());
          push(List.of(token), null);
          return Optional.empty();
        }
        if (++read > MAX_TOKENS) {
          giveUp(PreprocessorCode.MACRO_EXPANSION_TOO_LARGE, MAX_TOKENS, name);
          return Optional.empty();
        }
        if (token.is("(")) {
          nesting++;
        } else if (token.is(")") && --nesting == 0) {
          break;
        } else if (token.is(",") && nesting == 1) {
          boolean rest = macro.variadic() && arguments.size() == parameters - 1;
          if (!rest) {
            arguments.add(current);
            current = new ArrayList<>();
            continue;
          }
        }
        current.add(token);
      }
      boolean none = parameters == 0 && arguments.isEmpty() && current.isEmpty();
      if (!none) {
        arguments.add(current);
      }
      if (macro.variadic() && arguments.size() == parameters - 1) {
        arguments.add(new ArrayList<>());
      }
      if (arguments.size() != parameters) {
        int least = macro.variadic() ? parameters - 1 : parameters;
        sink.report(
            PreprocessorCode.MACRO_ARGUMENT_COUNT,
            name.span(),
            macro.name(),
            (macro.variadic() ? "at least " : "") + count(least, "argument"),
            arguments.size() == 1 ? "1 is" : arguments.size() + " are");
        return Optional.empty();
      }
      return Optional.of(arguments);
    }

    private static String count(int n, String noun) {
      return n + " " + noun + (n == 1 ? "" : "s");
    }
  }
}
