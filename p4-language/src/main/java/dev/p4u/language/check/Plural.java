package dev.p4u.language.check;

/** Numbers of things in messages. */
final class Plural {

  private Plural() {}

  /** "1 argument", "2 arguments". */
  static String of(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  /** "1 is", "2 are". */
  static String are(int count) {
    return count == 1 ? "1 is" : count + " are";
  }
}
