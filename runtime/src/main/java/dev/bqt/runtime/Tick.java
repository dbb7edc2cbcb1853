package dev.bqt.runtime;

import dev.bqt.runtime.dispatch.Dispatcher;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.load.LoadFinisher;
import dev.bqt.runtime.load.LoadPlanner;
import dev.bqt.runtime.load.LoadSubmitter;
import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.scan.BucketScanner;
import dev.bqt.runtime.window.WindowCloser;
import dev.bqt.runtime.window.WindowKeeper;
import dev.bqt.runtime.window.WindowPublisher;
import java.time.Instant;
import java.util.List;

/**
 * One pass of the runner: scan → match → window → load → dispatch. The only class that knows the
 * order. Every stage goes on from what the ledger says, so a pass may stop anywhere and the next
 * one continues.
 *
 * @param ledger what has been done
 * @param ruleSet version of the rules that the matcher holds
 * @param matcher which rule takes an object
 * @param scan the first stage
 * @param window the stage of windows
 * @param load the stage of jobs
 * @param dispatch the last stage
 */
public record Tick(
    Ledger ledger,
    long ruleSet,
    RouteMatcher matcher,
    BucketScanner scan,
    Windows window,
    Loads load,
    Dispatcher dispatch) {

  /** Where windows are joined, shown and taken. */
  public record Windows(WindowKeeper keeper, WindowPublisher publisher, WindowCloser closer) {}

  /** Where jobs are planned, submitted and followed to their end. */
  public record Loads(LoadPlanner planner, LoadSubmitter submitter, LoadFinisher finisher) {}

  /**
   * One pass.
   *
   * @param now read before the first call outside: the scan will have seen all that was there by
   *     now
   * @return what could not be scanned, a sentence each
   */
  public List<String> run(Instant now) {
    List<String> problems = isOutdated() ? List.of(OUTDATED) : scan(now);
    window.publisher().publish(now);
    load.planner().plan(window.closer().due(now), now);
    load.submitter().submit(now);
    load.finisher().finish(now);
    dispatch.dispatch(now);
    return problems;
  }

  private static final String OUTDATED =
      "Another runner uses a newer set of rules, so this one does not scan: restart it with those";

  private List<String> scan(Instant now) {
    return scan.scan(
        matcher.scanPrefixes(),
        now,
        ruleSet,
        page -> window.keeper().enroll(page.stream().map(matcher::match).toList(), now, ruleSet));
  }

  private boolean isOutdated() {
    return ledger.read(tx -> tx.rules().newestVersion()) > ruleSet;
  }
}
