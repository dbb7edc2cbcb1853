package dev.bqt.runtime.fake;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.RouteBook;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** A runner between doors in memory, with a ledger in memory. */
public final class Site implements AutoCloseable {
  /** The bucket that tests put their files into. */
  public static final String BUCKET = "landing";

  /** When every test begins: a multiple of ten seconds. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Doors doors;
  private final String ledgerUrl;
  private final MemoryStore store;
  private final MemoryWarehouse warehouse;
  private final List<Change> changes = new ArrayList<>();
  private final Ledger ledger;
  private final RunnerConfig config;
  private final Runner runner;
  private String rules;
  private Tick tick;

  /** Follows the rules of this JSON. */
  public Site(String rules) {
    this(rules, reached -> {});
  }

  /** The same, with a failpoint. */
  public Site(String rules, Consumer<String> failpoint) {
    this(rules, failpoint, Quotas.none());
  }

  /** The same, asking for no more loads than these. */
  public Site(String rules, Consumer<String> failpoint, Quotas quotas) {
    this(rules, failpoint, quotas, new Doors(), newLedger());
  }

  /** Another runner between the same doors, with a ledger of its own. */
  public Site(String rules, Site other) {
    this(rules, other, reached -> {});
  }

  /** The same, with a failpoint. */
  public Site(String rules, Site other, Consumer<String> failpoint) {
    this(rules, failpoint, other.config.quotas(), other.doors, newLedger());
  }

  /** Another process between the same doors, on the same ledger. */
  public Site sharing(String rules) {
    return sharing(rules, reached -> {});
  }

  /** The same, with a failpoint. */
  public Site sharing(String rules, Consumer<String> failpoint) {
    return new Site(rules, failpoint, config.quotas(), doors, ledgerUrl);
  }

  private Site(
      String rules, Consumer<String> failpoint, Quotas quotas, Doors doors, String ledgerUrl) {
    this.config = RunnerConfig.local().with(quotas);
    this.doors = doors;
    this.ledgerUrl = ledgerUrl;
    this.store = doors.store();
    this.warehouse = doors.warehouse();
    ledger = Ledger.open(ledgerUrl, failpoint, changes::add);
    runner = new Runner(config, ledger, store, warehouse);
    follow(rules);
    doors.enter(this);
  }

  private static String newLedger() {
    return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=500";
  }

  /** Follows other rules from now on. */
  public void follow(String rules) {
    this.rules = rules;
    RouteBook book =
        RouteReader.read(
            List.of(new RouteSource("rules.json", rules.getBytes(StandardCharsets.UTF_8))));
    if (book.hasErrors()) {
      throw new AssertionError(book.problems());
    }
    tick = runner.tick(book.routes(), START);
  }

  /** One pass, that many seconds after the start. */
  public List<String> tick(double seconds) {
    doors.atLeast(seconds);
    return tick.run(at(seconds));
  }

  /** Puts an object there at that many seconds after the start. */
  public void put(double seconds, String name) {
    doors.atLeast(seconds);
    store.at(at(seconds));
    store.put(BUCKET, name, "{}");
  }

  /** So many seconds after the start. */
  public static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  /** The runner. */
  public Runner runner() {
    return runner;
  }

  /** Cloud Storage. */
  public MemoryStore store() {
    return store;
  }

  /** BigQuery. */
  public MemoryWarehouse warehouse() {
    return warehouse;
  }

  /** The ledger. */
  public Ledger ledger() {
    return ledger;
  }

  /** What the ledger's watcher heard. */
  public List<Change> changes() {
    return changes;
  }

  /** All windows, those that end first first. */
  public List<WindowRow> windows() {
    return ledger.read(tx -> tx.windows().in(WindowRow.State.values()));
  }

  /** All rows of the bucket's objects. */
  public List<ObjectRow> objects() {
    return ledger.read(tx -> tx.objects().between(BUCKET, "", "\uffff"));
  }

  /** The state of each generation of a name, oldest first. */
  public List<ObjectRow.State> states(String name) {
    return ledger.read(tx -> tx.objects().between(BUCKET, name, name)).stream()
        .sorted((a, b) -> Long.compare(a.generation(), b.generation()))
        .map(ObjectRow::state)
        .toList();
  }

  /**
   * The story ends in its midst: it is not lived through to its end, and only what holds always is
   * asked of it.
   *
   * @param why it cannot be
   */
  public void endsInTheMidst(String why) {
    doors.ending().inTheMidst(why);
  }

  /**
   * The story breaks laws on purpose, at least one of these.
   *
   * @param why it does
   */
  public void breaks(String why, Law... laws) {
    doors.ending().breaks(why, laws);
  }

  /** A pass of a process that has just begun: its rules are the newest. */
  void passAnew(double seconds) {
    follow(rules);
    tick(seconds);
  }

  /**
   * The last one between the same doors that is closed lives the story through to its end, and
   * holds all of them to the laws.
   */
  @Override
  public void close() {
    doors.leave(this);
  }
}
