package dev.bqt.runtime.dispatch;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepProgress;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What the steps of a window are about. Success steps see what was loaded; failure steps see what
 * BigQuery tried and failed to load. The files of a job that it did not take stay untouched: the
 * request may yet be granted.
 */
final class Contents {
  private final Ledger ledger;

  Contents(Ledger ledger) {
    this.ledger = ledger;
  }

  OfWindow of(WindowRow window) {
    return new OfWindow(window);
  }

  /** Those of one window: job by job, and those of a job in the order of their names. */
  final class OfWindow {
    private final WindowRow window;

    private OfWindow(WindowRow window) {
      this.window = window;
    }

    /** So many at most that come behind that place. */
    List<ObjectRow> next(StepProgress progress, int most) {
      ObjectRow.State state = window.failed() ? ObjectRow.State.FAILED : ObjectRow.State.LOADED;
      List<ObjectRow> found = new ArrayList<>();
      List<String> jobs = jobs();
      // Behind a job that is not among them (nobody knows how) it begins anew, which does no harm.
      boolean isBehind = !jobs.contains(progress.job());
      for (String job : jobs) {
        boolean isLast = job.equals(progress.job());
        if (isBehind || isLast) {
          String after = isLast ? progress.name() : "";
          int room = most - found.size();
          found.addAll(ledger.read(tx -> tx.contents(window.id()).ofJob(job, state, after, room)));
        }
        isBehind |= isLast;
        if (found.size() == most) {
          break;
        }
      }
      return found;
    }

    /** Its failed objects of that name, whatever their generations. */
    List<ObjectRow> failed(ObjectVersion named) {
      String name = named.name();
      return ledger.read(tx -> tx.objects().between(named.bucket(), name, name)).stream()
          .filter(row -> Long.valueOf(window.id()).equals(row.windowId()))
          .filter(row -> row.state() == ObjectRow.State.FAILED)
          .toList();
    }

    private List<String> jobs() {
      JobRow.State end = window.failed() ? JobRow.State.FAILED : JobRow.State.SUCCEEDED;
      return ledger.read(tx -> tx.jobs().briefly(window.id())).stream()
          .filter(job -> job.state() == end)
          .map(JobRow::id)
          .toList();
    }
  }
}
