package dev.bqt.runtime.load;

import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Instant;
import java.util.List;

/** Steps that failed are run again: their windows go on from there. */
final class FailedSteps {
  private static final int WINDOWS = 1_000;

  private final Ledger ledger;

  FailedSteps(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Lets all of them be run again by the next pass. */
  void retry(Instant now) {
    WindowRow last = null;
    do {
      WindowRow after = last;
      List<WindowRow> page = ledger.read(tx -> tx.due().withFailedSteps(after, WINDOWS));
      page.forEach(window -> retry(window, now));
      last = page.size() < WINDOWS ? null : page.get(WINDOWS - 1);
    } while (last != null);
  }

  private void retry(WindowRow window, Instant now) {
    Chain chain = window.failed() ? Chain.FAILURE : Chain.SUCCESS;
    List<StepRow> failed =
        ledger.read(tx -> tx.steps().of(window.id(), chain)).stream()
            .filter(step -> step.state() == StepRow.State.FAILED)
            .toList();
    if (!failed.isEmpty()) {
      Guarded.run("Window " + window.id(), () -> retry(window, failed, now));
    }
  }

  private void retry(WindowRow window, List<StepRow> failed, Instant now) {
    ledger.commit(
        "step.retry",
        tx -> {
          failed.forEach(step -> tx.steps().change(step, step.to(StepRow.State.PLANNED, null)));
          return tx.windows().change(window, window.to(WindowRow.State.ACTING, null), now);
        });
  }
}
