package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rules by prefix, then by suffix read backwards, so that the cost of finding an overlap does not
 * grow with the number of rules.
 */
final class PathIndex {

  private final Map<String, NavigableMap<String, List<Rule>>> byPrefix = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();

  void add(Rule rule) {
    String prefix = prefix(rule.when());
    prefixLengths.add(prefix.length());
    byPrefix
        .computeIfAbsent(prefix, none -> new TreeMap<>())
        .computeIfAbsent(backwards(rule.when()), none -> new ArrayList<>())
        .add(rule);
  }

  /**
   * A rule that shares an object with {@code rule}. Of the two only the one with the longer prefix
   * finds the other; with equal prefixes, the one with the longer suffix; of equals, the later.
   */
  Optional<Rule> overlapping(Rule rule) {
    String prefix = prefix(rule.when());
    String suffix = backwards(rule.when());
    for (int length : prefixLengths.headSet(prefix.length(), true)) {
      var bySuffix = byPrefix.get(prefix.substring(0, length));
      if (bySuffix == null) {
        continue;
      }
      Rule other = withShorterSuffix(bySuffix, suffix);
      if (other == null) {
        boolean same = length == prefix.length();
        other = same ? firstOf(bySuffix.get(suffix)) : withLongerSuffix(bySuffix, suffix);
      }
      if (other != null && other != rule) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** A rule that matches all that the prefix and suffix of {@code rule} admit. */
  Optional<Rule> containing(Rule rule) {
    String prefix = prefix(rule.when());
    String suffix = backwards(rule.when());
    for (int length : prefixLengths.headSet(prefix.length(), true)) {
      var bySuffix = byPrefix.get(prefix.substring(0, length));
      Rule wider = bySuffix == null ? null : withShorterSuffix(bySuffix, suffix);
      if (wider == null && bySuffix != null) {
        wider = firstOf(bySuffix.get(suffix));
      }
      if (wider != null) {
        return Optional.of(wider);
      }
    }
    return Optional.empty();
  }

  private static Rule withShorterSuffix(NavigableMap<String, List<Rule>> bySuffix, String suffix) {
    for (int end = 0; end < suffix.length(); end++) {
      Rule found = firstOf(bySuffix.get(suffix.substring(0, end)));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static Rule withLongerSuffix(NavigableMap<String, List<Rule>> bySuffix, String suffix) {
    var next = bySuffix.ceilingEntry(suffix);
    return next != null && next.getKey().startsWith(suffix) ? firstOf(next.getValue()) : null;
  }

  private static Rule firstOf(List<Rule> rules) {
    return rules == null ? null : rules.get(0);
  }

  /** A path that both match: the longer prefix and the longer suffix. */
  static String example(When one, When other) {
    String prefix = longer(prefix(one), prefix(other));
    String suffix =
        longer(one.valueOf(Condition.Kind.SUFFIX), other.valueOf(Condition.Kind.SUFFIX));
    boolean folder = prefix.isEmpty() || prefix.endsWith("/");
    String start = prefix.isEmpty() ? "/" : prefix;
    return start + (folder && !suffix.startsWith("/") ? "file" : "") + suffix;
  }

  private static String longer(String a, String b) {
    return a.length() >= b.length() ? a : b;
  }

  private static String prefix(When when) {
    return when.valueOf(Condition.Kind.PREFIX);
  }

  private static String backwards(When when) {
    return new StringBuilder(when.valueOf(Condition.Kind.SUFFIX)).reverse().toString();
  }
}
