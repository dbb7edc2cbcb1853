package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.automaton.Patterns.Step;
import java.util.ArrayList;
import java.util.Comparator;
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
 * in common with a rule does not grow with the number of others; of those with the same ends, by
 * what a FILTER asks for next.
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

  /** So few are looked at one by one. */
  private static final int FEW = 8;

  private final CommonPaths paths;
  private final Map<String, NavigableMap<String, Bucket>> byPrefix = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();

  /** An index of rules, empty at first. */
  PathIndex(CommonPaths paths) {
    this.paths = paths;
  }

  /** Adds a rule; those with a lower number are there already. */
  void add(Entry entry) {
    String prefix = entry.conditions().prefix();
    prefixLengths.add(prefix.length());
    byPrefix
        .computeIfAbsent(prefix, none -> new TreeMap<>())
        .computeIfAbsent(backwards(entry), none -> new Bucket())
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
      Optional<Entry> found = withShorterSuffix(bySuffix, suffix, entry, test);
      if (found.isEmpty()) {
        found =
            length < prefix.length()
                ? withLongerSuffix(bySuffix, suffix, entry, test)
                : earlier(bySuffix.get(suffix), entry, test);
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Entry> withShorterSuffix(
      NavigableMap<String, Bucket> bySuffix, String suffix, Entry entry, Predicate<Entry> test) {
    for (int end = 0; end < suffix.length(); end++) {
      Optional<Entry> found = any(bySuffix.get(suffix.substring(0, end)), entry, test);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A suffix that is equal counts as longer. */
  private Optional<Entry> withLongerSuffix(
      NavigableMap<String, Bucket> bySuffix, String suffix, Entry entry, Predicate<Entry> test) {
    for (var next : bySuffix.tailMap(suffix, true).entrySet()) {
      if (!next.getKey().startsWith(suffix)) {
        break;
      }
      Optional<Entry> found = any(next.getValue(), entry, test);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Entry> earlier(Bucket equals, Entry entry, Predicate<Entry> test) {
    for (Entry other : equals.candidates(entry)) {
      if (other.order() >= entry.order()) {
        break;
      }
      if (test.test(other)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private Optional<Entry> any(Bucket bucket, Entry entry, Predicate<Entry> test) {
    return bucket == null
        ? Optional.empty()
        : bucket.candidates(entry).stream().filter(test).findFirst();
  }

  /** Rules with one prefix and one suffix. */
  private final class Bucket {

    private final List<Entry> all = new ArrayList<>();
    private final StepTree fromStart = new StepTree();
    private final StepTree fromEnd = new StepTree();

    void add(Entry entry) {
      all.add(entry);
      fromStart.add(entry, paths.steps(entry.conditions(), false));
      fromEnd.add(entry, paths.steps(entry.conditions(), true));
    }

    /** Those that may match an object that the rule matches, in their order. */
    List<Entry> candidates(Entry entry) {
      PathConditions conditions = entry.conditions();
      List<Step> start = paths.steps(conditions, false);
      List<Step> end = paths.steps(conditions, true);
      int behindPrefix = start.size() - conditions.prefix().length();
      int beforeSuffix = end.size() - conditions.suffix().length();
      if (all.size() < FEW || start.isEmpty() && end.isEmpty()) {
        return all;
      }
      List<Entry> candidates = new ArrayList<>();
      if (beforeSuffix >= behindPrefix) {
        fromEnd.collect(end, candidates);
      } else {
        fromStart.collect(start, candidates);
      }
      candidates.sort(Comparator.comparingInt(Entry::order));
      return candidates;
    }
  }

  private static String backwards(Entry entry) {
    return new StringBuilder(entry.conditions().suffix()).reverse().toString();
  }
}
