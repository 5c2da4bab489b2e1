package dev.p4u.tests.damage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How many messages the mutants of one kind get. */
final class Tally {

  /** A mutant and what was said about it. */
  record Entry(String name, int messages) {}

  private final List<Entry> entries = new ArrayList<>();

  synchronized void add(String name, int messages) {
    entries.add(new Entry(name, messages));
  }

  /** The number that this share of the mutants does not exceed. */
  int percentile(int percent) {
    List<Integer> sorted = entries.stream().map(Entry::messages).sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  List<Entry> worst(int count) {
    return entries.stream()
        .sorted(Comparator.comparingInt(Entry::messages).reversed().thenComparing(Entry::name))
        .limit(count)
        .toList();
  }

  /** Median, mean, 90th percentile, greatest, and the shares of none and one. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d mutants: median %d, mean %.2f, 90%% at most %d, most %d; none %.1f%%, one %.1f%%",
        entries.size(),
        percentile(50),
        entries.stream().mapToInt(Entry::messages).average().orElse(0),
        percentile(90),
        percentile(100),
        share(0),
        share(1));
  }

  private double share(int messages) {
    return 100.0 * entries.stream().filter(e -> e.messages == messages).count() / entries.size();
  }
}
