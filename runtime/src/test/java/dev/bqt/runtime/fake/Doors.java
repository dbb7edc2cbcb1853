package dev.bqt.runtime.fake;

import java.util.ArrayList;
import java.util.List;

/** Both services, and the runners between them. */
final class Doors {
  private final MemoryStore store = new MemoryStore(1000);
  private final MemoryWarehouse warehouse = new MemoryWarehouse();
  private final List<Site> sites = new ArrayList<>();
  private final Ending ending = new Ending(this);
  private int inside;
  private double latest;

  Doors() {
    store.put("bqt-ops", "made", "");
    store.put(Site.BUCKET, "made", "");
    warehouse.readsFrom(store);
  }

  MemoryStore store() {
    return store;
  }

  MemoryWarehouse warehouse() {
    return warehouse;
  }

  /** All that were ever between them. */
  List<Site> sites() {
    return sites;
  }

  Ending ending() {
    return ending;
  }

  /** When something happened last, in seconds after the start. */
  double latest() {
    return latest;
  }

  void atLeast(double seconds) {
    latest = Math.max(latest, seconds);
  }

  void enter(Site site) {
    sites.add(site);
    inside++;
  }

  /** The last one brings the story to its end; all ledgers are open until then. */
  void leave(Site site) {
    if (!sites.contains(site)) {
      throw new AssertionError("closed twice");
    }
    if (--inside == 0) {
      try {
        ending.live();
      } finally {
        sites.forEach(each -> each.ledger().close());
      }
    }
  }
}
