package dev.p4u.runtime.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds a thing by the names that people use for it: its P4 name, its flattened C name, or the end
 * of its P4 name behind a dot if only one thing ends so.
 */
final class NameResolver<T> {

  private static final int LISTED = 12;

  private record Named<T>(String name, String cName, T thing) {}

  private final String kind;
  private final List<Named<T>> known = new ArrayList<>();

  /**
   * @param kind what the things are called in messages, for example "table"
   */
  NameResolver(String kind) {
    this.kind = kind;
  }

  void add(String name, String cName, T thing) {
    known.add(new Named<>(name, cName, thing));
  }

  /**
   * @throws ControlException when nothing, or more than one thing, has this name
   */
  T resolve(String text) {
    for (Named<T> candidate : known) {
      if (candidate.name().equals(text)) {
        return candidate.thing();
      }
    }
    List<Named<T>> found = known.stream().filter(named -> text.equals(named.cName())).toList();
    if (found.isEmpty()) {
      found = known.stream().filter(named -> named.name().endsWith("." + text)).toList();
    }
    if (found.size() == 1) {
      return found.get(0).thing();
    }
    if (found.isEmpty()) {
      throw new ControlException("unknown %s '%s'; %s".formatted(kind, text, suggestion(text)));
    }
    throw new ControlException("%s '%s' is ambiguous: %s".formatted(kind, text, list(found)));
  }

  boolean knows(String text) {
    return known.stream()
        .anyMatch(
            named ->
                named.name().equals(text)
                    || text.equals(named.cName())
                    || named.name().endsWith("." + text));
  }

  private String suggestion(String text) {
    if (known.isEmpty()) {
      return "there is none";
    }
    List<Named<T>> byDistance = new ArrayList<>(known);
    byDistance.sort(Comparator.comparingInt(named -> distanceToAnyForm(text, named.name())));
    String nearest = byDistance.get(0).name();
    boolean close = distanceToAnyForm(text, nearest) <= Math.max(1, text.length() / 3);
    return (close ? "did you mean '%s'? ".formatted(nearest) : "") + "known: " + list(known);
  }

  private static int distanceToAnyForm(String text, String name) {
    int last = distance(text, name.substring(name.lastIndexOf('.') + 1));
    return Math.min(last, distance(text, name));
  }

  private String list(List<Named<T>> named) {
    String names = String.join(", ", named.stream().limit(LISTED).map(Named::name).toList());
    return named.size() > LISTED ? names + ", and %d more".formatted(named.size() - LISTED) : names;
  }

  /** Levenshtein's edit distance, not minding case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
