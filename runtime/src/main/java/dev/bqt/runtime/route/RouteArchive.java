package dev.bqt.runtime.route;

import dev.bqt.runtime.ledger.Ledger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules that windows carry: also those that were edited or taken away since. */
public final class RouteArchive {
  private final Ledger ledger;
  private final Map<String, Route> known = new ConcurrentHashMap<>();

  /** Reads them from this ledger. */
  public RouteArchive(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The rule; empty when this version cannot read it. */
  public Optional<Route> find(String ruleKey) {
    Route route = known.get(ruleKey);
    if (route == null) {
      route = ledger.read(tx -> tx.rules().json(ruleKey)).map(RouteArchive::read).orElse(null);
    }
    if (route != null) {
      known.put(ruleKey, route);
    }
    return Optional.ofNullable(route);
  }

  private static Route read(String json) {
    try {
      return RouteReader.readBack("ledger", json);
    } catch (IllegalArgumentException writtenByAnotherVersion) {
      return null;
    }
  }
}
