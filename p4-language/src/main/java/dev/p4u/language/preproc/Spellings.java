package dev.p4u.language.preproc;

/**
 * One string for each word of a program, however often it stands there: fewer strings, each hashed
 * once. Lives as long as one run of the preprocessor.
 */
final class Spellings {

  private static final int FIRST_CAPACITY = 64;

  /** Words that nobody chose by their hashes lie closer; others are not kept. */
  private static final int MOST_PROBES = 32;

  /**
   * A hash table with open addressing; its length is a power of two, at most half of it is used.
   */
  private String[] table = new String[FIRST_CAPACITY];

  private int count;

  /** The part of a text from {@code start} (inclusive) to {@code end} (exclusive). */
  String of(String text, int start, int end) {
    int slot = find(text, start, end);
    if (slot < 0) {
      return text.substring(start, end);
    }
    if (table[slot] == null) {
      String word = text.substring(start, end);
      table[slot] = word;
      if (++count > table.length / 2) {
        grow();
      }
      return word;
    }
    return table[slot];
  }

  /** The slot of a word, or the free one where it belongs; -1 when there is none nearby. */
  private int find(String text, int start, int end) {
    int mask = table.length - 1;
    int slot = slot(hash(text, start, end), mask);
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      if (table[slot] == null || matches(table[slot], text, start, end)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private static boolean matches(String word, String text, int start, int end) {
    return word.length() == end - start && text.startsWith(word, start);
  }

  private static int hash(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }

  private static int slot(int hash, int mask) {
    return (hash ^ (hash >>> 15)) & mask;
  }

  private void grow() {
    String[] words = table;
    table = new String[words.length * 2];
    for (String word : words) {
      int slot = word == null ? -1 : find(word, 0, word.length());
      if (slot >= 0) {
        table[slot] = word;
      }
    }
  }
}
