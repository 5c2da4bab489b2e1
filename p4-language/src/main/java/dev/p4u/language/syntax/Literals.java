package dev.p4u.language.syntax;

import dev.p4u.language.ast.Expr;
import dev.p4u.language.source.Span;
import java.math.BigInteger;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Values of literals (specification, "Literal constants"). */
final class Literals {

  /** Digits of a number: enough for any header field, and quick to convert. */
  private static final int MAX_DIGITS = 4096;

  /** Decimal digits that fit into a long, as most numbers do. */
  private static final int PLAIN_DIGITS = 18;

  private static final Pattern NUMBER =
      Pattern.compile("(?:([0-9]+)([ws]))?(?:(0[xXbBoOdD])_*|_+)?([0-9a-fA-F][0-9a-fA-F_]*)");

  private final AstBuilder ast;

  Literals(AstBuilder ast) {
    this.ast = ast;
  }

  Expr number(Token token) {
    Span span = AstBuilder.span(token);
    String text = token.getText();
    if (text.length() <= PLAIN_DIGITS && isDecimal(text)) {
      BigInteger value = BigInteger.valueOf(Long.parseLong(text));
      return new Expr.IntLiteral(ast.id(), span, value, OptionalInt.empty(), false);
    }
    Matcher parts = NUMBER.matcher(text);
    if (text.length() > MAX_DIGITS) {
      return malformed(
          span, text.substring(0, 20) + "...", "it has more than " + MAX_DIGITS + " digits");
    }
    if (!parts.matches()) {
      return malformed(span, text, "write 10, 0x1F, 0b101, 8w255 or 8s0x7F");
    }
    int radix = radix(parts.group(3));
    String digits = parts.group(4).replace("_", "");
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), radix) < 0) {
        return malformed(span, text, "'" + digits.charAt(i) + "' is not a digit in base " + radix);
      }
    }
    OptionalInt width = OptionalInt.empty();
    if (parts.group(1) != null) {
      if (parts.group(1).length() > 9) {
        return malformed(span, text, "its width is too large");
      }
      width = OptionalInt.of(Integer.parseInt(parts.group(1)));
    }
    boolean signed = "s".equals(parts.group(2));
    return new Expr.IntLiteral(ast.id(), span, new BigInteger(digits, radix), width, signed);
  }

  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private Expr malformed(Span span, String text, String why) {
    ast.report(SyntaxCode.NUMBER_MALFORMED, span, text, why);
    return new Expr.Error(ast.id(), span);
  }

  private static int radix(String prefix) {
    if (prefix == null) {
      return 10;
    }
    return switch (prefix.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      case 'o', 'O' -> 8;
      default -> 10;
    };
  }

  Expr string(Token token) {
    return new Expr.StringLiteral(ast.id(), AstBuilder.span(token), unescape(token.getText()));
  }

  /** The text between the quotes with {@code \"}, {@code \\} and {@code \n} resolved. */
  static String unescape(String quoted) {
    StringBuilder value = new StringBuilder();
    int end = quoted.length() - 1;
    for (int i = 1; i < end; i++) {
      char c = quoted.charAt(i);
      if (c != '\\' || i + 1 == end) {
        value.append(c);
        continue;
      }
      char escaped = quoted.charAt(++i);
      switch (escaped) {
        case 'n' -> value.append('\n');
        case '"', '\\' -> value.append(escaped);
        case '\n' -> {}
        default -> value.append(c).append(escaped);
      }
    }
    return value.toString();
  }
}
