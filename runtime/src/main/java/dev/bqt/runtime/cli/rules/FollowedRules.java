package dev.bqt.runtime.cli.rules;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Passes by the rules as they are at the time: when they change, the next pass follows them. */
public final class FollowedRules {
  private final Runner runner;
  private final RuleWatch watch;
  private final Consumer<String> tell;
  private List<Route> routes;
  private Tick tick;

  /**
   * Begins with the rules that were read first.
   *
   * @param tell hears of each change
   */
  public FollowedRules(
      Runner runner, RuleWatch watch, List<Route> first, Consumer<String> tell, Instant now) {
    this.runner = runner;
    this.watch = watch;
    this.tell = tell;
    take(first, now);
  }

  /**
   * One pass.
   *
   * @return what could not be scanned, a sentence each
   */
  public List<String> pass(Instant now) {
    watch.changed(now, tell).map(RouteBook::routes).ifPresent(changed -> follow(changed, now));
    return tick.run(now);
  }

  private void follow(List<Route> changed, Instant now) {
    String what = difference(routes, changed);
    take(changed, now);
    watch.followed();
    tell.accept("the rules have changed: " + what);
  }

  private void take(List<Route> taken, Instant now) {
    tick = runner.tick(taken, now);
    runner.warnings(taken).forEach(tell);
    routes = taken;
  }

  /** Such as {@code 3 rules, 1 new, 1 changed}. */
  static String difference(List<Route> before, List<Route> after) {
    Map<String, Integer> old = names(before);
    Map<String, Integer> now = names(after);
    List<String> keys = before.stream().map(Route::key).toList();
    long added = after.stream().filter(route -> !old.containsKey(route.name())).count();
    long changed =
        after.stream()
            .filter(route -> old.containsKey(route.name()) && !keys.contains(route.key()))
            .count();
    long gone = before.stream().filter(route -> !now.containsKey(route.name())).count();
    return (after.size() == 1 ? "1 rule" : after.size() + " rules")
        + (added == 0 ? "" : ", " + added + " new")
        + (changed == 0 ? "" : ", " + changed + " changed")
        + (gone == 0 ? "" : ", " + gone + " gone");
  }

  private static Map<String, Integer> names(List<Route> routes) {
    Map<String, Integer> names = new TreeMap<>();
    routes.forEach(route -> names.merge(route.name(), 1, Integer::sum));
    return names;
  }
}
