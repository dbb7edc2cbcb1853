package dev.bqt.compiler.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Code points in groups whose members nobody tells apart, so that a table has a column for a group.
 * Surrogates belong to none that is walked.
 */
final class Alphabet {

  /** Where the group changes, ascending, from 0. */
  private final int[] cuts;

  /** The group of the code points from each cut to the next. */
  private final int[] groups;

  /** Of each group the nicest to look at. */
  private final int[] nicest;

  private Alphabet(int[] cuts, IntFunction<Object> signature) {
    this.cuts = cuts;
    this.groups = new int[cuts.length];
    Map<Object, Integer> known = new HashMap<>();
    int[] found = new int[cuts.length];
    for (int i = 0; i < cuts.length; i++) {
      int nice = nicest(cuts[i], i + 1 < cuts.length ? cuts[i + 1] : CodePoints.END);
      Integer group = known.putIfAbsent(signature.apply(cuts[i]), known.size());
      groups[i] = group == null ? known.size() - 1 : group;
      if (group == null || ugliness(nice) < ugliness(found[group])) {
        found[groups[i]] = nice;
      }
    }
    this.nicest = Arrays.copyOf(found, known.size());
  }

  /** The coarsest that tells apart what any of the sets does. */
  static Alphabet of(Collection<CodePoints> sets) {
    List<CodePoints> all = new ArrayList<>(sets);
    int[] cuts = cuts(all.stream().flatMapToInt(set -> Arrays.stream(set.changes())));
    return new Alphabet(
        cuts,
        codePoint -> {
          BitSet in = new BitSet();
          for (int i = 0; i < all.size(); i++) {
            in.set(i, all.get(i).contains(codePoint));
          }
          return in;
        });
  }

  /** The coarsest that tells apart what any of the others does. */
  static Alphabet common(List<Alphabet> others) {
    int[] cuts = cuts(others.stream().flatMapToInt(other -> Arrays.stream(other.cuts)));
    return new Alphabet(
        cuts, codePoint -> others.stream().map(other -> other.group(codePoint)).toList());
  }

  private static int[] cuts(IntStream where) {
    IntStream always = IntStream.of(0, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
    return IntStream.concat(always, where)
        .filter(cut -> cut < CodePoints.END)
        .sorted()
        .distinct()
        .toArray();
  }

  int size() {
    return nicest.length;
  }

  int group(int codePoint) {
    int found = Arrays.binarySearch(cuts, codePoint);
    return groups[found >= 0 ? found : -found - 2];
  }

  /** One of each group that can be in a text, the nicest to look at first. */
  int[] representatives() {
    return IntStream.of(nicest)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .boxed()
        .sorted((a, b) -> Integer.compare(ugliness(a), ugliness(b)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Letters are looked for in the beginning of a range only: ranges may be long. */
  private static int nicest(int from, int to) {
    int best = from;
    for (int c = from; c < Math.min(to, Math.max(from + 64, 128)); c++) {
      if (ugliness(c) < ugliness(best)) {
        best = c;
      }
    }
    return best;
  }

  private static int ugliness(int c) {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      return Integer.MAX_VALUE;
    } else if (c >= 'a' && c <= 'z') {
      return c - 'a';
    } else if (c >= '0' && c <= '9') {
      return 30 + c - '0';
    } else if (c >= 'A' && c <= 'Z') {
      return 50 + c - 'A';
    } else if (c > ' ' && c < 0x7F) {
      return 100 + Math.floorMod("_-.,=+~@:;/!$&()%".indexOf(c), 100);
    }
    return Character.isLetterOrDigit(c) ? 300 : Character.isDefined(c) && c > 0x9F ? 400 : 500;
  }
}
