package dev.p4u.stf.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The command words, and tokens in words that people use. */
final class StfCommands {

  private static final Set<Integer> COMMANDS =
      Set.of(
          StfLexer.PACKET,
          StfLexer.EXPECT,
          StfLexer.NO_PACKET,
          StfLexer.ADD,
          StfLexer.REMOVE,
          StfLexer.SET_DEFAULT,
          StfLexer.CHECK_COUNTER,
          StfLexer.WAIT,
          StfLexer.CHECK_REGISTER,
          StfLexer.TIME,
          StfLexer.FLOW,
          StfLexer.REPLACE,
          StfLexer.DIRECT);

  private static final List<String> WORDS =
      List.of(
          "packet",
          "expect",
          "no_packet",
          "add",
          "remove",
          "setdefault",
          "check_counter",
          "wait",
          "check_register",
          "time",
          "flow",
          "replace");

  private StfCommands() {}

  static boolean isCommand(int tokenType) {
    return COMMANDS.contains(tokenType);
  }

  /** The command that a word probably means: at most two letters away. */
  static Optional<String> similar(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return WORDS.stream().filter(w -> distance(lower, w) <= 2).findFirst();
  }

  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return 3;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  /** What could have stood somewhere: "a key or an action". */
  static String expected(Parser parser, IntervalSet tokens) {
    List<String> words = new ArrayList<>();
    for (int token : tokens.toList()) {
      String word = describe(parser, token);
      if (!words.contains(word)) {
        words.add(word);
      }
    }
    int last = words.size() - 1;
    return words.size() <= 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String describe(Parser parser, int token) {
    return switch (token) {
      case Token.EOF -> "the end of the statement";
      case StfLexer.ID, StfLexer.STRING -> "a name";
      case StfLexer.HEX, StfLexer.BIN, StfLexer.DEC -> "a number";
      case StfLexer.DATA -> "hexadecimal digits";
      case StfLexer.DURATION -> "a duration such as 5ms";
      default -> {
        String literal = parser.getVocabulary().getLiteralName(token);
        yield literal == null ? parser.getVocabulary().getDisplayName(token) : literal;
      }
    };
  }
}
