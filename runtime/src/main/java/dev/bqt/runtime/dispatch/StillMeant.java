package dev.bqt.runtime.dispatch;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.ledger.StepRow;

/**
 * Throws {@link StaleRow} when the step is not as it was any more: another process that has ended
 * it may have let its objects be loaded again.
 *
 * @param step as it was when its objects were read
 */
record StillMeant(Ledger ledger, StepRow step) implements Runnable {
  @Override
  public void run() {
    boolean isAsItWas =
        ledger.read(tx -> tx.steps().of(step.windowId(), step.chain())).stream()
            .anyMatch(row -> row.place() == step.place() && row.epoch() == step.epoch());
    if (!isAsItWas) {
      throw new StaleRow("step " + step.action() + " of window " + step.windowId());
    }
  }
}
