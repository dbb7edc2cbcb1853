package dev.bqt.runtime;

import dev.bqt.runtime.cloud.Outages;
import dev.bqt.runtime.dispatch.Dispatcher;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.RuleRows.RuleSet;
import dev.bqt.runtime.load.LoadFinisher;
import dev.bqt.runtime.load.LoadPlanner;
import dev.bqt.runtime.load.LoadSubmitter;
import dev.bqt.runtime.load.RetriedLoads;
import dev.bqt.runtime.match.Matching;
import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.scan.BucketScanner;
import dev.bqt.runtime.scan.FoundObject;
import dev.bqt.runtime.scan.SeenPages;
import dev.bqt.runtime.window.Forgetting;
import dev.bqt.runtime.window.LoadedElsewhere;
import dev.bqt.runtime.window.OrphanSweep;
import dev.bqt.runtime.window.WindowCloser;
import dev.bqt.runtime.window.WindowKeeper;
import dev.bqt.runtime.window.WindowPublisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass of the runner: scan → match → window → load → dispatch. The only class that knows the
 * order. Every stage goes on from what the ledger says, so a pass may stop anywhere and the next
 * one continues; and each has its turn, whatever came over the one before it.
 */
public final class Tick {
  private static final String OUTDATED =
      "Another runner uses a newer set of rules, so this one does not scan: restart it with those";

  private final Rules rules;
  private final Scans scans;
  private final Windows windows;
  private final Loads loads;
  private final Dispatcher dispatcher;

  Tick(Rules rules, Scans scans, Windows windows, Loads loads, Dispatcher dispatcher) {
    this.rules = rules;
    this.scans = scans;
    this.windows = windows;
    this.loads = loads;
    this.dispatcher = dispatcher;
  }

  /** The rules in use: which of them takes an object, and the fingerprint of their set. */
  record Rules(Ledger ledger, String fingerprint, RouteMatcher matcher) {

    /**
     * The version of their set, as somebody used it last; empty when the newest set is another one.
     */
    Optional<Long> version() {
      return ledger
          .read(tx -> tx.rules().newest())
          .filter(set -> set.fingerprint().equals(fingerprint))
          .map(RuleSet::version);
    }
  }

  /** Where buckets are listed, and whether the services answer. */
  record Scans(BucketScanner scanner, Outages outages) {}

  /** Where windows are joined, shown and taken, and forgotten in the end. */
  record Windows(
      WindowKeeper keeper,
      WindowPublisher publisher,
      WindowCloser closer,
      OrphanSweep orphans,
      Forgetting forgetting,
      LoadedElsewhere elsewhere) {}

  /**
   * Where jobs are planned, submitted and followed to their end.
   *
   * @param retries lets failed objects be found as new that had to wait for their windows
   */
  record Loads(
      RetriedLoads retries, LoadPlanner planner, LoadSubmitter submitter, LoadFinisher finisher) {}

  /**
   * One pass. Throws, after the last stage, what a stage could not cope with.
   *
   * @param now read before the first call outside: the scan will have seen all that was there by
   *     now
   * @return what could not be scanned and which services do not answer, a sentence each
   */
  public List<String> run(Instant now) {
    scans.outages().beginPass(now);
    List<String> problems = new ArrayList<>();
    Turns turns = new Turns();
    turns.take(() -> loads.retries().goOn(now));
    turns.take(
        () ->
            problems.addAll(
                rules.version().map(version -> scan(version, now)).orElse(List.of(OUTDATED))));
    turns.take(() -> windows.publisher().publish(now));
    turns.take(() -> loads.planner().plan(windows.closer().due(now), now));
    turns.take(() -> loads.submitter().submit(now));
    turns.take(() -> loads.finisher().finish(now));
    turns.take(() -> dispatcher.dispatch(now));
    turns.take(() -> windows.orphans().sweep(now));
    turns.take(() -> windows.forgetting().forget(now));
    turns.end();
    problems.addAll(scans.outages().sentences());
    return problems;
  }

  private List<String> scan(long version, Instant now) {
    RouteMatcher matcher = rules.matcher();
    return scans
        .scanner()
        .scan(
            matcher.scanPrefixes(),
            now,
            version,
            new SeenPages() {
              @Override
              public boolean unknown(List<FoundObject> page) {
                return windows.keeper().enroll(matched(page), now, version);
              }

              @Override
              public void loadedBefore(List<FoundObject> page) {
                windows.elsewhere().review(matched(page));
              }

              private List<Matching> matched(List<FoundObject> page) {
                return page.stream().map(matcher::match).toList();
              }
            });
  }
}
