package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOOP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.MOVE_COMES_BACK;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rules may feed each other, but not in a circle: what one writes, the next takes and writes to
 * where the first one takes it. Of a circle the rule that was written first is told.
 */
final class RulesInCircle implements Check {

  /** A longer circle is nobody's mistake. */
  private static final int LONGEST = 8;

  /** A rule that takes what is written. */
  private record Feed(Output output, Rule taker) {}

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    List<Rule> all =
        rules.aboutObjects().stream()
            .filter(rule -> rule.whole() && !rule.header().disabled())
            .toList();
    Map<Rule, List<Feed>> feeds = feeds(all);
    Set<Rule> told = identity();
    for (Rule rule : all) {
      List<Feed> circle = circle(rule, rule, feeds, new ArrayList<>(), identity());
      if (circle != null && circle.stream().noneMatch(feed -> told.contains(feed.taker()))) {
        circle.forEach(feed -> told.add(feed.taker()));
        found.add(circle(circle));
      }
    }
  }

  private static Set<Rule> identity() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static Map<Rule, List<Feed>> feeds(List<Rule> rules) {
    NavigableMap<String, List<Rule>> byPrefix = new TreeMap<>();
    rules.forEach(
        rule ->
            byPrefix
                .computeIfAbsent(PathConditions.of(rule).prefix(), key -> new ArrayList<>())
                .add(rule));
    CommonPaths common = new CommonPaths();
    Map<Rule, List<Feed>> feeds = new IdentityHashMap<>();
    for (Rule rule : rules) {
      for (Output output : Output.of(rule)) {
        for (Rule other : near(output.paths().prefix(), byPrefix)) {
          boolean taken = other != rule && output.isTakenBy(PathConditions.of(other), common);
          if (taken) {
            feeds.computeIfAbsent(rule, key -> new ArrayList<>()).add(new Feed(output, other));
          }
        }
      }
    }
    return feeds;
  }

  /** Rules whose prefix begins with another, or the other way round. */
  private static List<Rule> near(String prefix, NavigableMap<String, List<Rule>> byPrefix) {
    List<Rule> near = new ArrayList<>();
    for (int length = 0; length < prefix.length(); length++) {
      near.addAll(byPrefix.getOrDefault(prefix.substring(0, length), List.of()));
    }
    for (Map.Entry<String, List<Rule>> next : byPrefix.tailMap(prefix, true).entrySet()) {
      if (!next.getKey().startsWith(prefix)) {
        break;
      }
      near.addAll(next.getValue());
    }
    return near;
  }

  /** The first circle that leads back; null if there is none. */
  private static List<Feed> circle(
      Rule at, Rule start, Map<Rule, List<Feed>> feeds, List<Feed> way, Set<Rule> seen) {
    for (Feed feed : feeds.getOrDefault(at, List.of())) {
      List<Feed> longer = new ArrayList<>(way);
      longer.add(feed);
      if (feed.taker() == start) {
        return longer;
      }
      if (longer.size() < LONGEST && seen.add(feed.taker())) {
        List<Feed> found = circle(feed.taker(), start, feeds, longer, seen);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static Diagnostic circle(List<Feed> circle) {
    boolean loop = circle.stream().allMatch(feed -> feed.output().inWatchedBucket());
    Feed first = circle.get(0);
    Diagnostic diagnostic =
        Diagnostic.of(
            loop ? LOOP : MOVE_COMES_BACK,
            first.output().target().span(),
            "What this rule writes here, "
                + first.taker().title()
                + " takes; and what comes of it is written to where this rule takes it"
                + (loop ? ", for ever." : ", if that bucket is watched, too."));
    for (Feed feed : circle.subList(1, circle.size())) {
      diagnostic = diagnostic.and(feed.output().target().span(), "it goes on from here");
    }
    return diagnostic.hint("Let one of them write to a folder that no rule watches.");
  }
}
