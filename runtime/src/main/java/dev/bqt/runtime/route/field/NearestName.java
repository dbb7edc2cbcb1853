package dev.bqt.runtime.route.field;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
public final class NearestName {
  private NearestName() {}

  /** The known name with the fewest edits to it, if they are few for its length. */
  public static Optional<String> to(String written, Collection<String> known) {
    String wanted = written.toLowerCase(Locale.ROOT);
    int most = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= most)
        .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
  }

  /** {@code did you mean X?}, or else what to do without a name to offer. */
  public static String advice(String written, Collection<String> known, String otherwise) {
    return to(written, known).map(name -> "did you mean " + name + "?").orElse(otherwise);
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
