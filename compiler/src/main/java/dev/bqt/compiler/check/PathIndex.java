package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Rules by prefix, then by suffix read backwards, so that the cost of finding those that have both
 * in common with a rule does not grow with the number of others.
 */
final class PathIndex {

  /**
   * A rule.
   *
   * @param conditions its own, perhaps with a longer prefix and suffix
   * @param order its number among all
   */
  record Entry(Rule rule, PathConditions conditions, int order) {

    /** Whether no path is left out. */
    boolean matchesAll() {
      return conditions.matchAll();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return order;
    }
  }

  private final Map<String, NavigableMap<String, List<Entry>>> byPrefix = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();

  /** Adds a rule; those with a lower number are there already. */
  void add(Entry entry) {
    String prefix = entry.conditions().prefix();
    prefixLengths.add(prefix.length());
    byPrefix
        .computeIfAbsent(prefix, none -> new TreeMap<>())
        .computeIfAbsent(backwards(entry), none -> new ArrayList<>())
        .add(entry);
  }

  /**
   * The first rule that passes the test out of those whose prefix and suffix admit an object that
   * those of {@code entry} admit, too. Of two such rules only the one with the longer prefix finds
   * the other; with equal prefixes, the one with the longer suffix; of equals, the later.
   */
  Optional<Entry> first(Entry entry, Predicate<Entry> test) {
    String prefix = entry.conditions().prefix();
    String suffix = backwards(entry);
    for (int length : prefixLengths.headSet(prefix.length(), true)) {
      var bySuffix = byPrefix.get(prefix.substring(0, length));
      if (bySuffix == null) {
        continue;
      }
      Optional<Entry> found = withShorterSuffix(bySuffix, suffix, test);
      if (found.isEmpty()) {
        found =
            length < prefix.length()
                ? withLongerSuffix(bySuffix, suffix, test)
                : earlier(bySuffix.get(suffix), entry, test);
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Entry> withShorterSuffix(
      NavigableMap<String, List<Entry>> bySuffix, String suffix, Predicate<Entry> test) {
    for (int end = 0; end < suffix.length(); end++) {
      Optional<Entry> found = any(bySuffix.get(suffix.substring(0, end)), test);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A suffix that is equal counts as longer. */
  private static Optional<Entry> withLongerSuffix(
      NavigableMap<String, List<Entry>> bySuffix, String suffix, Predicate<Entry> test) {
    for (var next : bySuffix.tailMap(suffix, true).entrySet()) {
      if (!next.getKey().startsWith(suffix)) {
        break;
      }
      Optional<Entry> found = any(next.getValue(), test);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Entry> earlier(List<Entry> equals, Entry entry, Predicate<Entry> test) {
    for (Entry other : equals) {
      if (other.order() >= entry.order()) {
        break;
      }
      if (test.test(other)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private static Optional<Entry> any(List<Entry> entries, Predicate<Entry> test) {
    return entries == null ? Optional.empty() : entries.stream().filter(test).findFirst();
  }

  private static String backwards(Entry entry) {
    return new StringBuilder(entry.conditions().suffix()).reverse().toString();
  }
}
