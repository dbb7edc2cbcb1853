package dev.bqt.e2e.chaos;

import dev.bqt.runtime.laws.BucketView;
import dev.bqt.runtime.laws.SiteView;
import dev.bqt.runtime.laws.WarehouseView.Row;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a story, without ids and times: two runs of it can be compared. Windows of rules
 * with BATCH are left out, for how their files are grouped depends on when they came; so are those
 * that failed, for how often that is tried again depends on who asks.
 */
final class Outcome {
  private Outcome() {}

  static String of(SiteView site) {
    StringBuilder text = new StringBuilder("=== rows\n");
    site.warehouse().rows().orElseThrow().stream()
        .sorted(Comparator.comparing(Row::file).thenComparing(Row::n))
        .forEach(row -> text.append(row).append('\n'));
    text.append("=== files\n");
    site.buckets()
        .live()
        .forEach(
            (name, object) -> {
              if (!name.startsWith(BucketView.OPERATIONS)) {
                text.append(name + ", " + object.sizeBytes() + " bytes\n");
              }
            });
    text.append("=== generations\n");
    site.ledger().objects().stream()
        .sorted(Comparator.comparing(ObjectRow::uri).thenComparingLong(ObjectRow::generation))
        .forEach(object -> text.append(object.uri() + " " + object.state() + "\n"));
    text.append("=== windows and jobs without BATCH\n");
    windows(site).forEach((what, count) -> text.append(what + ": " + count + "\n"));
    return text.toString();
  }

  private static Map<String, Integer> windows(SiteView site) {
    Map<String, Integer> counts = new TreeMap<>();
    for (WindowRow window : site.ledger().windows().values()) {
      if (window.journal().name() == null) {
        if (window.state() != WindowRow.State.FAILED) {
          counts.merge("windows of " + window.tableText() + ", " + window.state(), 1, Integer::sum);
        }
        jobs(site, window).stream()
            .filter(job -> job.state() == JobRow.State.SUCCEEDED)
            .forEach(job -> counts.merge("jobs of " + window.tableText(), 1, Integer::sum));
      }
    }
    return counts;
  }

  private static List<JobRow> jobs(SiteView site, WindowRow window) {
    return site.ledger().jobs().values().stream()
        .filter(job -> job.windowId() == window.id())
        .toList();
  }
}
