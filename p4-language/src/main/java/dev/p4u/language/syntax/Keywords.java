package dev.p4u.language.syntax;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The words of the language. */
public final class Keywords {

  private static final List<String> RESERVED =
      IntStream.rangeClosed(1, P4.VOCABULARY.getMaxTokenType())
          .filter(type -> TokenTypes.isKeyword(type) && !TokenTypes.isName(type))
          .mapToObj(type -> P4.VOCABULARY.getLiteralName(type).replace("'", ""))
          .toList();

  private Keywords() {}

  /** Whether a word is reserved everywhere, so that it can never be a name. */
  public static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  static Collection<String> reserved() {
    return RESERVED;
  }
}
