package dev.bqt.runtime.laws;

import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What holds where failure steps move files to. People mend what lies there, and deliver it. */
final class MoveLaws {
  private MoveLaws() {}

  static List<String> onlyFailed(SiteView site) {
    return breaches(site, rows -> rows.stream().noneMatch(row -> row.state() == State.GONE));
  }

  static List<String> notGone(SiteView site) {
    return breaches(site, rows -> rows.stream().anyMatch(row -> row.state() == State.GONE));
  }

  private static List<String> breaches(SiteView site, Predicate<List<ObjectRow>> which) {
    List<String> breaches = new ArrayList<>();
    for (String folder : site.ledger().failureFolders()) {
      for (StoredObject there : site.buckets().live().values()) {
        String target = there.version().bucket() + "/" + there.version().name();
        boolean others = site.delivered().contents().containsKey(target);
        if (target.startsWith(folder) && !others && !isNoted(site, target)) {
          List<ObjectRow> rows = named(site.ledger(), target.substring(folder.length()));
          // What the ledger has forgotten since, nobody can tell.
          if (!rows.isEmpty() && !isTold(site.ledger(), rows) && which.test(rows)) {
            rows.forEach(row -> breaches.add(SiteView.say(row, "there is gs://" + target)));
          }
        }
      }
    }
    return breaches;
  }

  private static boolean isNoted(SiteView site, String target) {
    return site.ledgers().stream()
        .flatMap(ledger -> ledger.objects().stream())
        .anyMatch(row -> row.state() == State.FAILED && ("gs://" + target).equals(row.takenTo()));
  }

  private static List<ObjectRow> named(LedgerView ledger, String name) {
    return ledger.objects().stream().filter(row -> row.name().equals(name)).toList();
  }

  /** A move that broke off is told, and is done with when somebody asks for it. */
  private static boolean isTold(LedgerView ledger, List<ObjectRow> rows) {
    return rows.stream()
        .filter(row -> row.state() == State.FAILED)
        .flatMap(row -> ledger.takingAway(row, Chain.FAILURE).stream())
        .anyMatch(step -> step.state() == StepRow.State.FAILED);
  }
}
