package dev.p4u.tests.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small damage to a program, as typing, merging and broken files make it. */
enum Mutation {
  DELETE_TOKEN {
    @Override
    String apply(String text, Random random) {
      Span token = any(tokens(text), random);
      return text.substring(0, token.start) + text.substring(token.end);
    }
  },
  DOUBLE_TOKEN {
    @Override
    String apply(String text, Random random) {
      Span token = any(tokens(text), random);
      return text.substring(0, token.end) + " " + text.substring(token.start);
    }
  },
  SWAP_TOKENS {
    @Override
    String apply(String text, Random random) {
      List<Span> tokens = tokens(text);
      int at = random.nextInt(Math.max(1, tokens.size() - 1));
      Span first = tokens.get(at);
      Span second = tokens.get(Math.min(at + 1, tokens.size() - 1));
      return text.substring(0, first.start)
          + text.substring(second.start, second.end)
          + " "
          + text.substring(first.start, first.end)
          + text.substring(second.end);
    }
  },
  CUT {
    @Override
    String apply(String text, Random random) {
      return text.substring(0, random.nextInt(text.length()));
    }
  },
  INSERT_NOISE {
    @Override
    String apply(String text, Random random) {
      int at = random.nextInt(text.length() + 1);
      return text.substring(0, at) + noise(random) + text.substring(at);
    }
  };

  /** Words, strings, and single characters; white space, comments and directives are skipped. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>\\s+|//[^\\n]*|/\\*(?:[^*]|\\*(?!/))*+\\*/|(?m:^[ \\t]*#[^\\n]*))"
              + "|\\w+|\"[^\"\\n]*\"|[-+|&<>=!.]{2}|.");

  private static final String[] NOISE = {
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    ";",
    ",",
    ":",
    "=",
    "@",
    "...",
    "&&&",
    "..",
    "_",
    "++",
    "control C(",
    "parser p {",
    "table t {",
    "apply {",
    "transition",
    "select(",
    "struct S { bit<",
    "header",
    "action a(",
    "state",
    "if (",
    "else",
    "switch (",
    "return",
    "const",
    "entries = {",
    "\n#if 1\n",
    "\n#else\n",
    "\n#endif\n",
    "\n#define bit int\n",
    "\n#include <core.p4>\n",
    "\n#include \"none.p4\"\n",
    "\n#error stop\n",
    "\n#define X(a) a X(a)\nX(",
    "\n#undef",
    "/*",
    "*/",
    "//",
    "\"",
    "'",
    "\\",
    "\0",
    "\u00e9",
    "\ud83d\ude00",
    "\ud83d",
    "\u2028",
    "\t",
    "\r",
    "99999999999999999999",
    "8w",
    "0x",
    "1w1",
    "2048w1",
    "bit<0>",
    "bit<99999999>",
    "varbit<1>"
  };

  /**
   * A damaged copy.
   *
   * @param text a program with at least one token
   */
  abstract String apply(String text, Random random);

  /** Whether there is enough to damage: some files have nothing but comments and includes. */
  static boolean applies(String text) {
    return tokens(text).size() > 10;
  }

  private record Span(int start, int end) {}

  private static List<Span> tokens(String text) {
    List<Span> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("skip") == null) {
        tokens.add(new Span(matcher.start(), matcher.end()));
      }
    }
    return tokens;
  }

  private static Span any(List<Span> tokens, Random random) {
    return tokens.get(random.nextInt(tokens.size()));
  }

  /** A few pieces of programs, or a few characters. */
  private static String noise(Random random) {
    StringBuilder out = new StringBuilder(" ");
    int pieces = 1 + random.nextInt(4);
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(4) == 0) {
        out.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
      } else {
        out.append(NOISE[random.nextInt(NOISE.length)]).append(random.nextBoolean() ? " " : "");
      }
    }
    return out.toString();
  }
}
