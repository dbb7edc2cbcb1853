package dev.bqt.runtime;

import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Limit;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.QuotaWait;
import java.time.Duration;
import java.util.List;

/** Sites whose BigQuery takes only so many jobs, and what is looked for there. */
final class QuotaSites {
  static final Duration DAY = Duration.ofHours(24);
  static final String RULES =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}},
       {"When": {"Prefix": "/more/"}, "Dest": {"Table": "ds.u", "SourceFormat": "CSV"}}]
      """;

  private QuotaSites() {}

  static Quotas perTable(int jobs) {
    return new Quotas(new Limit(jobs, DAY), Limit.NONE, Limit.NONE, 0);
  }

  static Site site(Quotas quotas) {
    return new Site(RULES, reached -> {}, quotas);
  }

  static void put(Site site, double seconds, String... names) {
    List.of(names).forEach(name -> site.put(seconds, name));
  }

  /** The file of each request, each with one, in order. */
  static List<String> files(Site site) {
    return site.warehouse().requests().stream()
        .map(LoadRequest::sourceUris)
        .map(uris -> uris.get(0).replace("gs://landing/", ""))
        .toList();
  }

  static List<QuotaWait> waits(Site site) {
    return site.ledger().read(tx -> tx.quotas().waits());
  }

  static List<String> said(Site site) {
    return site.changes().stream()
        .filter(Change.OfQuota.class::isInstance)
        .map(Change.OfQuota.class::cast)
        .map(change -> change.waiting().reason() + ", " + change.windows())
        .toList();
  }
}
