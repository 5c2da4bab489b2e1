package dev.p4u.stf.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The command words, and tokens in words that people use. */
final class StfCommands {

  private static final Map<String, Integer> TYPES =
      Map.ofEntries(
          Map.entry("packet", StfLexer.PACKET),
          Map.entry("expect", StfLexer.EXPECT),
          Map.entry("no_packet", StfLexer.NO_PACKET),
          Map.entry("add", StfLexer.ADD),
          Map.entry("remove", StfLexer.REMOVE),
          Map.entry("setdefault", StfLexer.SET_DEFAULT),
          Map.entry("check_counter", StfLexer.CHECK_COUNTER),
          Map.entry("wait", StfLexer.WAIT),
          Map.entry("check_register", StfLexer.CHECK_REGISTER),
          Map.entry("time", StfLexer.TIME),
          Map.entry("flow", StfLexer.FLOW),
          Map.entry("replace", StfLexer.REPLACE));

  /** Commands that p4c hands to the behavioural model. */
  private static final Set<String> DIRECT =
      Set.of(
          "mirroring_add",
          "mirroring_add_mc",
          "mirroring_delete",
          "mirroring_get",
          "mc_mgrp_create",
          "mc_node_create",
          "mc_node_update",
          "mc_node_associate",
          "counter_read",
          "counter_write",
          "register_read",
          "register_write",
          "register_reset",
          "meter_get_rates",
          "meter_set_rates",
          "meter_array_set_rates");

  private static final Set<Integer> COMMANDS =
      Stream.concat(TYPES.values().stream(), Stream.of(StfLexer.DIRECT))
          .collect(Collectors.toUnmodifiableSet());

  private static final int LONGEST = "meter_array_set_rates".length();

  private StfCommands() {}

  static boolean isCommand(int tokenType) {
    return COMMANDS.contains(tokenType);
  }

  /** Type of the first word of a line: a command, in any case, or a name. */
  static int tokenType(String word) {
    if (word.length() > LONGEST) {
      return StfLexer.ID;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return DIRECT.contains(lower) ? StfLexer.DIRECT : TYPES.getOrDefault(lower, StfLexer.ID);
  }

  /** The command that a word probably means: at most two letters away. */
  static Optional<String> similar(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return TYPES.keySet().stream().sorted().filter(w -> distance(lower, w) <= 2).findFirst();
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
