package dev.bqt.runtime.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bqt.runtime.ledger.Ledger;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What goes wrong in a story, and how often. The same seed and the same story have the same
 * weather.
 */
final class Weather {
  private final Random dice;
  private final double wire;
  private final double kills;
  private final double sql;
  private final Map<String, Integer> happened = new TreeMap<>();
  private FaultyLine line;
  private boolean calm;

  /**
   * @param wire share of the calls that go wrong
   * @param kills share of the ledger's arrows at which the process ends
   * @param sql share of connects and of commits that go wrong
   */
  Weather(long seed, double wire, double kills, double sql) {
    this.dice = new Random(seed);
    this.wire = wire;
    this.kills = kills;
    this.sql = sql;
  }

  /** Nothing goes wrong. */
  static Weather fair() {
    return new Weather(0, 0, 0, 0);
  }

  /** A ledger, and what is below it. */
  record OpenLedger(Ledger ledger, HikariDataSource pool) implements AutoCloseable {
    @Override
    public void close() {
      pool.close();
    }
  }

  FaultyLine line(FaultyLine.Far far) {
    line = new FaultyLine(far, new Random(dice.nextLong()), wire);
    return line;
  }

  OpenLedger ledger(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("bqt");
    config.setPassword("");
    config.setMaximumPoolSize(4);
    HikariDataSource pool = new HikariDataSource(config);
    BadConnections bad = new BadConnections(pool, this::roll, sql, this::note);
    return calmly(() -> new OpenLedger(Ledger.over(bad.source(), this::arrow, change -> {}), pool));
  }

  private double roll() {
    return calm ? 1 : dice.nextDouble();
  }

  private void note(String fault) {
    happened.merge(fault, 1, Integer::sum);
  }

  private void arrow(String name) {
    if (roll() < kills) {
      note("kill");
      throw new Kill(name);
    }
  }

  /** Looks at something without being rained upon. */
  <T> T calmly(Supplier<T> look) {
    boolean before = calm;
    calm = true;
    try {
      return look.get();
    } finally {
      calm = before;
    }
  }

  /** It clears up for good; what is still under way arrives. */
  void clear() throws IOException {
    calm = true;
    line.mend();
  }

  /** How often each thing has happened, and how many calls there were. */
  Map<String, Integer> happened() {
    Map<String, Integer> all = new TreeMap<>(happened);
    line.happened().forEach((fault, times) -> all.put(fault.name(), times));
    all.put("calls", line.calls());
    return all;
  }
}
