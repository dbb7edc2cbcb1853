package dev.bqt.compiler.diagnostic;

import java.util.Collection;
import java.util.Locale;

/** Finds the word that was probably meant. */
public final class Suggestion {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 64;

  private Suggestion() {}

  /**
   * The candidate nearest to what was written, case aside; empty if none is near. Of two that are
   * equally near, the first.
   */
  public static String nearest(String written, Collection<String> candidates) {
    if (written.length() < SHORTEST || written.length() > LONGEST) {
      return "";
    }
    String best = "";
    int bestDistance = Math.max(1, Math.min(4, written.length() / 3)) + 1;
    for (String candidate : candidates) {
      int distance = distance(lower(written), lower(candidate));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (swapped(a, b, i, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
