package dev.bqt.runtime.load;

import dev.bqt.runtime.config.Quotas.Division;
import dev.bqt.runtime.ledger.JobRows.Planned;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteArchive;
import java.util.HashMap;
import java.util.Map;

/**
 * How tables are divided into partitions, as the rules say that load into them: nobody asks
 * BigQuery. What one rule says of a table holds for all of its jobs.
 */
final class Divisions {
  private final RouteArchive routes;
  private final Map<String, Division> known = new HashMap<>();

  Divisions(RouteArchive routes) {
    this.routes = routes;
  }

  /** Takes note of what the rule of this job says. */
  void learn(Planned job) {
    Division said = routes.find(job.ruleKey()).map(Divisions::of).orElse(Division.NONE);
    known.merge(job.destination(), said, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  Division of(String destination) {
    return known.getOrDefault(destination, Division.NONE);
  }

  private static Division of(Route rule) {
    if (rule.loadOptions().containsKey("rangePartitioning")) {
      return Division.BY_COLUMN;
    }
    if (!(rule.loadOptions().get("timePartitioning") instanceof Map<?, ?> partitioning)) {
      return Division.NONE;
    }
    return partitioning.get("field") == null ? Division.BY_INGESTION_TIME : Division.BY_COLUMN;
  }
}
