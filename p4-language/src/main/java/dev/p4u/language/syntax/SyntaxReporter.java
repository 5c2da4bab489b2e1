package dev.p4u.language.syntax;

import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Makes diagnostics of the parser's errors. */
final class SyntaxReporter {

  private static final int LONGEST_SHOWN = 40;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");

  private final DiagnosticSink sink;
  private final boolean truncated;

  /**
   * @param truncated whether an unexpected end is not the user's doing
   */
  SyntaxReporter(DiagnosticSink sink, boolean truncated) {
    this.sink = sink;
    this.truncated = truncated;
  }

  boolean isFull() {
    return sink.isFull();
  }

  void tooDeep(P4Token token) {
    if (!truncated) {
      sink.report(
          SyntaxCode.NESTING_TOO_DEEP, token.span(), Integer.toString(TokenPreparer.MAX_NESTING));
    }
  }

  /** When only one token can stand here, it is reported as missing where it should stand. */
  void unexpectedOrMissing(Parser parser, Token found, IntervalSet expected) {
    Token before = parser.getInputStream().LT(-1);
    if (expected.size() == 1 && before instanceof P4Token last) {
      if (!isTruncatedEnd(found)) {
        sink.report(
            SyntaxCode.MISSING_TOKEN,
            endOf(last.span()),
            ExpectedTokens.name(expected.getMinElement()),
            shown(last));
      }
    } else {
      unexpected(found, expected);
    }
  }

  /** A token that must stand behind the one before. */
  void missing(Parser parser, int type) {
    if (parser.getInputStream().LT(-1) instanceof P4Token last) {
      sink.report(
          SyntaxCode.MISSING_TOKEN, endOf(last.span()), ExpectedTokens.name(type), shown(last));
    }
  }

  void unexpected(Token found, IntervalSet expected) {
    if (!isTruncatedEnd(found)) {
      String wanted = ExpectedTokens.describe(expected);
      if (wanted.isEmpty()) {
        sink.report(SyntaxCode.UNEXPECTED_HERE, ((P4Token) found).span(), shown(found));
      } else {
        sink.report(SyntaxCode.UNEXPECTED_TOKEN, ((P4Token) found).span(), shown(found), wanted);
      }
    }
  }

  private boolean isTruncatedEnd(Token found) {
    return truncated && found.getType() == Token.EOF;
  }

  /** The last character of a span, where something is missing after it. */
  static Span endOf(Span span) {
    return new Span(span.file(), Math.max(span.start(), span.end() - 1), span.end());
  }

  static String shown(Token token) {
    if (token.getType() == Token.EOF) {
      return "end of the file";
    }
    if (token.getType() == P4.END_PRAGMA) {
      return "end of the line";
    }
    String text = token.getText();
    String shown =
        text.length() > LONGEST_SHOWN
            ? "'" + text.substring(0, LONGEST_SHOWN - 3) + "...'"
            : "'" + text + "'";
    return shown + macro(token, text);
  }

  /** Whose text it is, where a macro stands in its place: nobody sees that text there. */
  private static String macro(Token token, String text) {
    if (!(token instanceof P4Token of)) {
      return "";
    }
    Matcher name = NAME.matcher(of.span().text());
    // A name that continues in the next line is spelled without the break.
    boolean replaced =
        name.lookingAt()
            && !of.span().text().equals(text)
            && !of.span().text().startsWith("\\", name.end());
    return replaced ? " of macro " + name.group() : "";
  }
}
