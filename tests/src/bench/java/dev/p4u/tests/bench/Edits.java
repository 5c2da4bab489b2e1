package dev.p4u.tests.bench;

import java.util.Random;
import java.util.function.IntPredicate;

/** The texts that one edit at a random place makes of a program; the seed decides the places. */
public final class Edits {

  /** What somebody typed. */
  public enum Kind {
    /** A letter into an identifier: what it named is not found any more. */
    IDENTIFIER,
    /** A declaration behind a statement, so that every later span moves. */
    STATEMENT,
    /** A bracket, semicolon or comma taken away: an error of syntax. */
    SYNTAX_ERROR
  }

  private final String text;
  private final Random random;
  private int count;

  Edits(String text, long seed) {
    this.text = text;
    this.random = new Random(seed);
  }

  /** The original text with one edit. */
  String next(Kind kind) {
    count++;
    return switch (kind) {
      case IDENTIFIER -> {
        int at = find(Character::isLetter);
        yield text.substring(0, at) + 'q' + text.substring(at);
      }
      case STATEMENT -> {
        int at = find(c -> c == ';') + 1;
        yield text.substring(0, at) + " bit<8> fresh" + count + " = 1;" + text.substring(at);
      }
      case SYNTAX_ERROR -> {
        int at = find(c -> "(){};,".indexOf(c) >= 0);
        yield text.substring(0, at) + text.substring(at + 1);
      }
    };
  }

  /** The first such character behind a random place, from the start again if there is none. */
  private int find(IntPredicate wanted) {
    int start = random.nextInt(text.length());
    for (int i = 0; i < text.length(); i++) {
      int at = (start + i) % text.length();
      if (wanted.test(text.charAt(at))) {
        return at;
      }
    }
    throw new IllegalArgumentException("a program without such a character");
  }
}
