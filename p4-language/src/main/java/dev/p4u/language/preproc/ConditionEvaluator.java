package dev.p4u.language.preproc;

import java.util.List;
import java.util.Map;

/**
 * Value of the integer expression of an {@code #if} (C11 section 6.10.1), in 64 bits. Names that
 * are left after expansion are 0.
 */
final class ConditionEvaluator {

  private static final int MAX_DEPTH = 200;

  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("|", 3),
          Map.entry("^", 4),
          Map.entry("&", 5),
          Map.entry("==", 6),
          Map.entry("!=", 6),
          Map.entry("<", 7),
          Map.entry(">", 7),
          Map.entry("<=", 7),
          Map.entry(">=", 7),
          Map.entry("<<", 8),
          Map.entry(">>", 8),
          Map.entry("+", 9),
          Map.entry("-", 9),
          Map.entry("*", 10),
          Map.entry("/", 10),
          Map.entry("%", 10));

  private final List<PpToken> tokens;
  private int position;
  private int depth;

  private ConditionEvaluator(List<PpToken> tokens) {
    this.tokens = tokens;
  }

  /** What is wrong with an expression, in words that complete "... in the expression of #if". */
  static final class ConditionException extends Exception {
    private static final long serialVersionUID = 1L;

    ConditionException(String message) {
      super(message);
    }
  }

  static boolean isTrue(List<PpToken> tokens) throws ConditionException {
    ConditionEvaluator evaluator = new ConditionEvaluator(tokens);
    long value = evaluator.conditional(true);
    if (evaluator.position < tokens.size()) {
      throw new ConditionException("unexpected " + quoted(tokens.get(evaluator.position)));
    }
    return value != 0;
  }

  /**
   * @param live whether the value counts; what is short-circuited may divide by zero
   */
  private long conditional(boolean live) throws ConditionException {
    enter();
    long condition = binary(1, live);
    if (accept("?")) {
      long whenTrue = conditional(live && condition != 0);
      if (!accept(":")) {
        throw new ConditionException("? without :");
      }
      long whenFalse = conditional(live && condition == 0);
      condition = condition != 0 ? whenTrue : whenFalse;
    }
    depth--;
    return condition;
  }

  private long binary(int least, boolean live) throws ConditionException {
    enter();
    long left = unary(live);
    while (position < tokens.size()) {
      String op = tokens.get(position).text();
      int precedence =
          tokens.get(position).kind() == PpKind.PUNCTUATION ? PRECEDENCE.getOrDefault(op, 0) : 0;
      if (precedence < least) {
        break;
      }
      position++;
      boolean needed = !(op.equals("&&") && left == 0) && !(op.equals("||") && left != 0);
      long right = binary(precedence + 1, live && needed);
      left = apply(op, left, right, live);
    }
    depth--;
    return left;
  }

  private static long apply(String op, long a, long b, boolean live) throws ConditionException {
    if ((op.equals("/") || op.equals("%")) && b == 0) {
      if (live) {
        throw new ConditionException("division by zero");
      }
      return 0;
    }
    return switch (op) {
      case "||" -> truth(a != 0 || b != 0);
      case "&&" -> truth(a != 0 && b != 0);
      case "|" -> a | b;
      case "^" -> a ^ b;
      case "&" -> a & b;
      case "==" -> truth(a == b);
      case "!=" -> truth(a != b);
      case "<" -> truth(a < b);
      case ">" -> truth(a > b);
      case "<=" -> truth(a <= b);
      case ">=" -> truth(a >= b);
      case "<<" -> b < 0 || b > 63 ? 0 : a << b;
      case ">>" -> a >> Math.max(0, Math.min(b, 63));
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "%" -> a % b;
      default -> throw new IllegalStateException("operator without meaning: " + op);
    };
  }

  private long unary(boolean live) throws ConditionException {
    enter();
    long value;
    if (accept("!")) {
      value = truth(unary(live) == 0);
    } else if (accept("~")) {
      value = ~unary(live);
    } else if (accept("-")) {
      value = -unary(live);
    } else if (accept("+")) {
      value = unary(live);
    } else if (accept("(")) {
      value = conditional(live);
      if (!accept(")")) {
        throw new ConditionException("missing )");
      }
    } else {
      value = primary();
    }
    depth--;
    return value;
  }

  private long primary() throws ConditionException {
    if (position >= tokens.size()) {
      throw new ConditionException("missing operand");
    }
    PpToken token = tokens.get(position++);
    if (token.kind() == PpKind.IDENTIFIER) {
      return token.text().equals("true") ? 1 : 0;
    }
    if (token.kind() == PpKind.NUMBER) {
      return number(token);
    }
    if (token.text().equals("'") && position + 1 < tokens.size()) {
      return character(token);
    }
    throw new ConditionException("unexpected " + quoted(token));
  }

  /** {@code 'a'}: the character's number. */
  private long character(PpToken quote) throws ConditionException {
    PpToken content = tokens.get(position++);
    boolean closed = position < tokens.size() && tokens.get(position++).text().equals("'");
    if (!closed || content.text().length() != 1) {
      throw new ConditionException("unexpected " + quoted(quote));
    }
    return content.text().charAt(0);
  }

  private static long number(PpToken token) throws ConditionException {
    String digits = token.text().replaceAll("[uUlL]+$", "").replace("_", "");
    try {
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        return Long.parseUnsignedLong(digits.substring(2), 16);
      }
      if (digits.startsWith("0b") || digits.startsWith("0B")) {
        return Long.parseUnsignedLong(digits.substring(2), 2);
      }
      return Long.parseUnsignedLong(digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException e) {
      throw new ConditionException(quoted(token) + " is not a 64-bit number");
    }
  }

  private boolean accept(String punctuation) {
    if (position < tokens.size() && tokens.get(position).is(punctuation)) {
      position++;
      return true;
    }
    return false;
  }

  private void enter() throws ConditionException {
    if (++depth > MAX_DEPTH * 3) {
      throw new ConditionException("more than " + MAX_DEPTH + " nested operators");
    }
  }

  private static long truth(boolean value) {
    return value ? 1 : 0;
  }

  private static String quoted(PpToken token) {
    return "'" + token.text() + "'";
  }
}
