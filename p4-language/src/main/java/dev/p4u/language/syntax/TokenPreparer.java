package dev.p4u.language.syntax;

import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.preproc.PpKind;
import dev.p4u.language.preproc.PpToken;
import dev.p4u.language.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Makes the parser's tokens of the preprocessor's: gives them types, marks what belongs to
 * annotations, ends {@code @pragma} at the line's end, tells type arguments from comparisons,
 * bounds the nesting of brackets.
 */
final class TokenPreparer {

  /** Nesting of brackets, and of everything else in {@link P4ParserBase}. */
  static final int MAX_NESTING = 500;

  private final List<PpToken> source;
  private final DiagnosticSink sink;
  private List<P4Token> tokens = new ArrayList<>();
  private final int[] closings;
  private boolean truncated;

  private TokenPreparer(List<PpToken> source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
    this.closings = closings(source);
  }

  /**
   * @param truncated whether the end of the tokens is not the end of the user's text
   */
  record Prepared(List<P4Token> tokens, Brackets brackets, boolean truncated) {}

  /**
   * @param source ends with a token of kind END
   */
  static Prepared prepare(List<PpToken> source, DiagnosticSink sink) {
    return new TokenPreparer(source, sink).run();
  }

  private Prepared run() {
    int i = 0;
    while (source.get(i).kind() != PpKind.END) {
      PpToken token = source.get(i);
      PpToken next = source.get(i + 1);
      if (isPunctuation(token, "@") && next.text().equals("pragma")) {
        i = pragma(i);
      } else if (isPunctuation(token, "@")) {
        i = annotation(i);
      } else {
        plain(token);
        i++;
      }
    }
    tokens.add(new P4Token(P4.EOF, source.get(i)));
    new KeywordSpelling(tokens, sink).run();
    new TypeArgumentClassifier(tokens).run();
    joinShifts();
    boundNesting();
    return new Prepared(tokens, Brackets.of(tokens), truncated);
  }

  private static boolean isPunctuation(PpToken token, String text) {
    return token.kind() == PpKind.PUNCTUATION && token.text().equals(text);
  }

  private void plain(PpToken token) {
    int type = TokenTypes.of(token);
    if (type == P4.UNKNOWN) {
      sink.report(SyntaxCode.UNEXPECTED_CHARACTER, token.span(), shown(token.text()));
    } else if (type == P4.SHR) {
      Span span = token.span();
      boolean whole = span.end() - span.start() == 2;
      int middle = whole ? span.start() + 1 : span.end();
      Span first = new Span(span.file(), span.start(), middle);
      Span second = new Span(span.file(), whole ? middle : span.start(), span.end());
      tokens.add(new P4Token(P4.GT, ">", first, token));
      PpToken tight =
          new PpToken(
              PpKind.PUNCTUATION,
              ">",
              span.file(),
              second.start(),
              second.end(),
              false,
              false,
              false);
      P4Token half = new P4Token(P4.GT, ">", second, tight);
      half.makeSecondHalf();
      tokens.add(half);
    } else {
      tokens.add(new P4Token(type, token));
    }
  }

  private void joinShifts() {
    List<P4Token> joined = new ArrayList<>(tokens.size());
    for (P4Token token : tokens) {
      P4Token before = joined.isEmpty() ? token : joined.get(joined.size() - 1);
      if (token.isSecondHalf() && before.getType() == P4.GT && token.getType() == P4.GT) {
        joined.set(joined.size() - 1, shift(before, token));
      } else {
        joined.add(token);
      }
    }
    tokens = joined;
  }

  private static P4Token shift(P4Token first, P4Token second) {
    Span span = first.span().to(second.span());
    PpToken like =
        new PpToken(
            PpKind.PUNCTUATION,
            ">>",
            span.file(),
            span.start(),
            span.end(),
            first.newlineBefore(),
            first.spaceBefore(),
            false);
    return new P4Token(P4.SHR, ">>", span, like);
  }

  private static String shown(String text) {
    int code = text.codePointAt(0);
    boolean printable =
        !Character.isISOControl(code)
            && Character.isDefined(code)
            && !Character.isSurrogate((char) Math.min(code, 0xFFFF));
    return printable ? Character.toString(code) : String.format("U+%04X", code);
  }

  private int pragma(int at) {
    PpToken word = source.get(at + 1);
    Span span = source.get(at).span().to(word.span());
    tokens.add(new P4Token(P4.PRAGMA, "@pragma", span, source.get(at)));
    int i = at + 2;
    while (source.get(i).kind() != PpKind.END && !source.get(i).newlineBefore()) {
      opaque(source.get(i++));
    }
    PpToken last = source.get(i - 1);
    Span end = new Span(last.file(), last.end(), last.end());
    P4Token endToken = new P4Token(P4.END_PRAGMA, "end of line", end, last);
    endToken.makeOpaque();
    tokens.add(endToken);
    return i;
  }

  private void opaque(PpToken token) {
    int type = TokenTypes.of(token);
    P4Token made = new P4Token(type, token);
    made.makeOpaque();
    tokens.add(made);
  }

  /** {@code @name (body)}: the body's tokens are only text. */
  private int annotation(int at) {
    tokens.add(new P4Token(P4.AT, source.get(at)));
    int i = at + 1;
    if (source.get(i).kind() != PpKind.IDENTIFIER) {
      return i;
    }
    plain(source.get(i++));
    if (!isPunctuation(source.get(i), "(")) {
      return i;
    }
    int close = closings[i];
    if (close >= 0) {
      while (i <= close) {
        opaque(source.get(i++));
      }
      return i;
    }
    return unclosedBody(i);
  }

  /** A body without its parenthesis ends with its line. */
  private int unclosedBody(int open) {
    opaque(source.get(open));
    int i = open + 1;
    while (source.get(i).kind() != PpKind.END && !source.get(i).newlineBefore()) {
      opaque(source.get(i++));
    }
    PpToken last = source.get(i - 1);
    sink.report(
        SyntaxCode.MISSING_TOKEN,
        SyntaxReporter.endOf(last.span()),
        "')'",
        SyntaxReporter.shown(tokens.get(tokens.size() - 1)));
    Span end = new Span(last.file(), last.end(), last.end());
    P4Token close = new P4Token(P4.RPAREN, ")", end, last);
    close.makeOpaque();
    tokens.add(close);
    return i;
  }

  /**
   * For each parenthesis the index of the one that closes it; -1 when the block that it stands in
   * ends before.
   */
  private static int[] closings(List<PpToken> source) {
    int[] closing = new int[source.size()];
    Arrays.fill(closing, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < closing.length; i++) {
      PpToken token = source.get(i);
      if (isPunctuation(token, "(") || isPunctuation(token, "{")) {
        open.push(i);
      } else if (isPunctuation(token, ")")) {
        if (!open.isEmpty() && isPunctuation(source.get(open.peek()), "(")) {
          closing[open.pop()] = i;
        }
      } else if (isPunctuation(token, "}")) {
        while (!open.isEmpty() && isPunctuation(source.get(open.pop()), "(")) {
          // Not closed within its block.
        }
      }
    }
    return closing;
  }

  private void boundNesting() {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.get(i).getType();
      if (TokenTypes.isOpen(type) && ++depth > MAX_NESTING) {
        P4Token token = tokens.get(i);
        sink.report(SyntaxCode.NESTING_TOO_DEEP, token.span(), Integer.toString(MAX_NESTING));
        P4Token end = tokens.get(tokens.size() - 1);
        tokens = new ArrayList<>(tokens.subList(0, i));
        tokens.add(end);
        truncated = true;
        return;
      }
      if (TokenTypes.isClose(type) && depth > 0) {
        depth--;
      }
    }
  }
}
