package dev.bqt.runtime;

import dev.bqt.runtime.action.Actions;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Outages;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.dispatch.Dispatcher;
import dev.bqt.runtime.journal.ClaimFiles;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.load.FailedLoads;
import dev.bqt.runtime.load.JobPlaces;
import dev.bqt.runtime.load.LoadFinisher;
import dev.bqt.runtime.load.LoadPlanner;
import dev.bqt.runtime.load.LoadSubmitter;
import dev.bqt.runtime.load.RetriedLoads;
import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteArchive;
import dev.bqt.runtime.scan.BucketScanner;
import dev.bqt.runtime.window.Forgetting;
import dev.bqt.runtime.window.LoadedElsewhere;
import dev.bqt.runtime.window.OrphanSweep;
import dev.bqt.runtime.window.WindowCloser;
import dev.bqt.runtime.window.WindowKeeper;
import dev.bqt.runtime.window.WindowPublisher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts the stages together. */
public final class Runner {
  private final RunnerConfig config;
  private final Ledger ledger;
  private final ObjectStore store;
  private final Warehouse warehouse;
  private final Outages outages = new Outages();
  private final FailedLoads failed;
  private final RetriedLoads retries;

  /** A runner between these two doors, with this ledger as its memory. */
  public Runner(RunnerConfig config, Ledger ledger, ObjectStore store, Warehouse warehouse) {
    this.config = config;
    this.ledger = ledger;
    this.store = store;
    this.warehouse = warehouse;
    this.failed = new FailedLoads(ledger, warehouse, store);
    this.retries = new RetriedLoads(failed);
  }

  /**
   * Makes these rules the ones in use, and returns the pass that follows them.
   *
   * @param routes all rules; their keys differ
   * @param now when they come into use
   */
  public Tick tick(List<Route> routes, Instant now) {
    return tick(routes, now, outages.watch(store), outages.watch(warehouse));
  }

  /** Which services do not answer, as the passes of this runner have seen. */
  public Outages outages() {
    return outages;
  }

  private Tick tick(List<Route> routes, Instant now, ObjectStore store, Warehouse warehouse) {
    RouteArchive archive = new RouteArchive(ledger);
    Journal journal = new Journal(store, config.journal(), ledger.id());
    return new Tick(
        new Tick.Rules(
            ledger, adopt(routes, now), new RouteMatcher(routes, warehouse.defaultProject())),
        new Tick.Scans(new BucketScanner(store, ledger, config.watched()), outages),
        new Tick.Windows(
            new WindowKeeper(ledger),
            new WindowPublisher(ledger, journal, archive),
            new WindowCloser(ledger, store, archive),
            new OrphanSweep(ledger, new ClaimFiles(store, config.journal().tasks(), ledger.id())),
            new Forgetting(ledger, store, config.watched(), config.forgetAfter()),
            new LoadedElsewhere(ledger)),
        new Tick.Loads(
            retries,
            new LoadPlanner(ledger, warehouse),
            new LoadSubmitter(
                ledger,
                warehouse,
                store,
                journal,
                new JobPlaces(ledger, config.quotas(), warehouse.defaultProject(), archive)),
            new LoadFinisher(ledger, warehouse, store, journal)),
        new Dispatcher(ledger, new Actions(store), journal, archive));
  }

  /** What people should know about these rules before they are followed, a sentence each. */
  public List<String> warnings(List<Route> routes) {
    return new UntakenFiles(ledger, store, config.watched()).of(routes);
  }

  /**
   * Lets the objects that could not be loaded be loaded again; the next passes find them as new.
   * Those whose windows are not at their end are let go by a later pass.
   *
   * @param tell hears what is left as it is, and why, and what later passes let go
   * @return how many
   */
  public int retryFailed(Instant now, Consumer<String> tell) {
    return retries.begin(now, tell);
  }

  /**
   * Notes which files that could not be loaded are not there any more: nobody has to mend those.
   */
  public void forgetVanishedFailures(Instant now) {
    failed.forgetVanished(now);
  }

  /** Their fingerprint. */
  private String adopt(List<Route> routes, Instant now) {
    Map<String, String> byKey = new TreeMap<>();
    routes.forEach(route -> byKey.put(route.key(), route.json()));
    String fingerprint = sha256(String.join("\n", byKey.keySet()));
    ledger.commit("rules.use", tx -> tx.rules().use(byKey, fingerprint, now));
    return fingerprint;
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
