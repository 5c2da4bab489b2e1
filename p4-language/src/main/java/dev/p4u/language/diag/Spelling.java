package dev.p4u.language.diag;

import java.util.Collection;
import java.util.Optional;

/** Which word somebody may have meant. */
public final class Spelling {

  private static final int MAX_CANDIDATES = 5000;

  private Spelling() {}

  /** The candidate that differs least from what was written, if it is close enough. */
  public static Optional<String> closest(String written, Collection<String> candidates) {
    if (written.length() < 2 || written.length() > 64 || candidates.size() > MAX_CANDIDATES) {
      return Optional.empty();
    }
    int limit = Math.max(1, written.length() / 3);
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - written.length()) < bestDistance
          && !candidate.equals(written)) {
        int d = candidate.equalsIgnoreCase(written) ? 0 : distance(written, candidate);
        if (d < bestDistance
            || (d == bestDistance && best != null && candidate.compareTo(best) < 0)) {
          best = candidate;
          bestDistance = d;
        }
      }
    }
    return bestDistance <= limit ? Optional.ofNullable(best) : Optional.empty();
  }

  /** Edits (insert, delete, replace, swap neighbours) between two words. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + replace);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
