package dev.bqt.e2e;

import com.google.api.client.http.HttpTransport;
import dev.bqt.runtime.faults.BadConnections;
import dev.bqt.runtime.faults.FaultyLine;
import dev.bqt.runtime.faults.FaultyTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What goes wrong between the runner and everything else: so many calls over the wire, so many
 * connects to the ledger and commits of it. The same seed and the same story have the same weather.
 */
final class Weather {
  private static final Pattern TEXT =
      Pattern.compile("seed (\\d+)\\n(?:wire (\\d+)%\\n)?(?:sql (\\d+)%\\n)?");

  private final Random dice;
  private final double wire;
  private final double sql;
  private final Map<String, Integer> ofTheLedger = new TreeMap<>();
  private Map<String, Integer> told = new TreeMap<>();
  private FaultyLine line;
  private boolean calm = true;

  /**
   * @param wire share of the calls that go wrong
   * @param sql share of the connects and commits that go wrong
   */
  private Weather(long seed, double wire, double sql) {
    this.dice = new Random(seed);
    this.wire = wire;
    this.sql = sql;
  }

  /** Nothing goes wrong. */
  static Weather fair() {
    return new Weather(0, 0, 0);
  }

  /** As {@code weather.txt} says. */
  static Weather read(String text) {
    Matcher words = TEXT.matcher(text);
    if (!words.matches()) {
      throw new AssertionError(
          "weather.txt: expected are lines 'seed 7', 'wire 20%', 'sql 15%', not: " + text);
    }
    return new Weather(
        Long.parseLong(words.group(1)), share(words.group(2)), share(words.group(3)));
  }

  private static double share(String percent) {
    return percent == null ? 0 : Integer.parseInt(percent) / 100.0;
  }

  boolean isFair() {
    return wire == 0 && sql == 0;
  }

  /** The services, over the wire. */
  HttpTransport over(HttpTransport services) {
    if (wire == 0) {
      return services;
    }
    line = new FaultyLine(FaultyLine.by(() -> services), new Random(dice.nextLong()), wire);
    return new FaultyTransport(line);
  }

  /** The ledger's database, as it can be reached. */
  DataSource over(DataSource database) {
    return sql == 0 ? database : new BadConnections(database, this::roll, sql, this::note).source();
  }

  private double roll() {
    return calm ? 1 : dice.nextDouble();
  }

  private void note(String where) {
    String what = where.equals("connect") ? "ledger not reached" : "ledger lost " + where;
    ofTheLedger.merge(what, 1, Integer::sum);
  }

  /** From now on the database is bad; the wire is from the beginning. */
  void begin() {
    calm = false;
  }

  /** What has happened since it was asked last; empty when nothing has. */
  String happened() {
    Map<String, Integer> all = new TreeMap<>(ofTheLedger);
    if (line != null) {
      line.happened().forEach((fault, times) -> all.put(fault.name(), times));
    }
    Map<String, Integer> before = told;
    told = all;
    return all.entrySet().stream()
        .filter(fault -> fault.getValue() > before.getOrDefault(fault.getKey(), 0))
        .map(
            fault ->
                fault.getValue() - before.getOrDefault(fault.getKey(), 0) + " " + fault.getKey())
        .collect(Collectors.joining(", "));
  }

  /** It clears up, and what is still under way arrives. Says what there was of it. */
  String end() {
    calm = true;
    if (line == null) {
      return told.toString();
    }
    try {
      line.mend();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "of " + line.calls() + " calls " + told;
  }
}
