package dev.p4u.tests.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random expressions over the variables in scope, of a wanted type and depth. */
final class RandomExpressions {

  /** Widths that are one, one less or one more than what machines like, and wide ones. */
  static final int[] WIDTHS = {
    1, 2, 3, 4, 7, 8, 9, 12, 16, 17, 24, 31, 32, 33, 48, 56, 63, 64, 65, 72, 96, 128, 130
  };

  private static final int MAX_ARITHMETIC = 64;

  record Variable(String name, int width, boolean signed) {}

  /** What can be read and written here. */
  final List<Variable> variables = new ArrayList<>();

  /** Headers whose validity can be asked for; none in a function. */
  final List<String> headers = new ArrayList<>();

  private final Random random;

  RandomExpressions(Random random) {
    this.random = random;
  }

  int pick(int... of) {
    return of[random.nextInt(of.length)];
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  String literal(int width) {
    return "%dw%s".formatted(width, new BigInteger(Math.min(width, pick(2, 8, 140)), random));
  }

  String literal(Variable v) {
    return "%ds%s".formatted(v.width(), new BigInteger(Math.max(1, v.width() - 1), random));
  }

  String expression(Variable v, int depth) {
    return v.signed() ? signed(v, depth) : bits(v.width(), depth);
  }

  /** An expression of type bit&lt;width>. */
  String bits(int width, int depth) {
    if (depth == 0 || chance(5)) {
      List<Variable> same =
          variables.stream().filter(v -> v.width() == width && !v.signed()).toList();
      return same.isEmpty() || chance(3) ? fromOther(width) : pick(same).name();
    }
    String a = bits(width, depth - 1);
    boolean narrow = width <= MAX_ARITHMETIC;
    return switch (random.nextInt(narrow ? 16 : 12)) {
      case 0 -> "(%s + %s)".formatted(a, bits(width, depth - 1));
      case 1 -> "(%s - %s)".formatted(a, bits(width, depth - 1));
      case 2 -> "(%s & %s)".formatted(a, bits(width, depth - 1));
      case 3 -> "(%s | %s)".formatted(a, bits(width, depth - 1));
      case 4 -> "(%s ^ %s)".formatted(a, bits(width, depth - 1));
      case 5 -> "(~%s)".formatted(a);
      case 6 -> "(%s |+| %s)".formatted(a, bits(width, depth - 1));
      case 7 -> "(%s |-| %s)".formatted(a, bits(width, depth - 1));
      case 8 -> "(%s %s %d)".formatted(a, chance(2) ? "<<" : ">>", random.nextInt(width + 2));
      case 9 -> "(%s ? %s : %s)".formatted(bool(depth - 1), a, bits(width, depth - 1));
      case 10 -> "(-%s)".formatted(a);
      case 11 -> {
        if (width == 1) {
          yield a;
        }
        int left = 1 + random.nextInt(width - 1);
        yield "(%s ++ %s)".formatted(bits(left, depth - 1), bits(width - left, depth - 1));
      }
      case 12 -> "(%s * %s)".formatted(a, bits(width, depth - 1));
      case 13 -> "(%s / (%s | %dw1))".formatted(a, bits(width, depth - 1), width);
      case 14 -> "(%s %% (%s | %dw1))".formatted(a, bits(width, depth - 1), width);
      default -> "(%s %s %s)".formatted(a, chance(2) ? "<<" : ">>", bits(8, 1));
    };
  }

  private String fromOther(int width) {
    if (chance(2) || variables.isEmpty()) {
      return literal(width);
    }
    Variable v = pick(variables);
    String bits = v.signed() ? "(bit<%d>)%s".formatted(v.width(), v.name()) : v.name();
    if (v.width() >= width && chance(2) && !v.signed()) {
      int low = random.nextInt(v.width() - width + 1);
      return "%s[%d:%d]".formatted(v.name(), low + width - 1, low);
    }
    return "(bit<%d>)(%s)".formatted(width, bits);
  }

  private String signed(Variable like, int depth) {
    if (depth == 0 || chance(4)) {
      if (chance(2)) {
        return literal(like);
      }
      return "(int<%d>)%s".formatted(like.width(), bits(like.width(), Math.max(0, depth - 1)));
    }
    String a = signed(like, depth - 1);
    String b = signed(like, depth - 1);
    return switch (random.nextInt(like.width() <= MAX_ARITHMETIC ? 7 : 6)) {
      case 0 -> "(%s + %s)".formatted(a, b);
      case 1 -> "(%s - %s)".formatted(a, b);
      case 2 -> "(%s |+| %s)".formatted(a, b);
      case 3 -> "(%s |-| %s)".formatted(a, b);
      case 4 -> "(%s >> %d)".formatted(a, random.nextInt(like.width() + 1));
      case 5 -> "(%s ? %s : %s)".formatted(bool(depth - 1), a, b);
      default -> "(%s * %s)".formatted(a, b);
    };
  }

  String bool(int depth) {
    if (depth <= 0) {
      return headers.isEmpty() || chance(2) ? (chance(2) ? "true" : "false") : valid();
    }
    int width = pick(WIDTHS);
    String op = List.of("==", "!=", "<", "<=", ">", ">=").get(random.nextInt(6));
    return switch (random.nextInt(6)) {
      case 0 -> "(%s && %s)".formatted(bool(depth - 1), bool(depth - 1));
      case 1 -> "(%s || %s)".formatted(bool(depth - 1), bool(depth - 1));
      case 2 -> "(!%s)".formatted(bool(depth - 1));
      case 3 -> {
        Variable like = new Variable("", Math.max(2, width), true);
        yield "(%s %s %s)".formatted(signed(like, depth - 1), op, signed(like, depth - 1));
      }
      default -> "(%s %s %s)".formatted(bits(width, depth - 1), op, bits(width, depth - 1));
    };
  }

  private String valid() {
    return "hdr.%s.isValid()".formatted(pick(headers));
  }
}
