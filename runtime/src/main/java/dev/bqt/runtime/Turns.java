package dev.bqt.runtime;

import dev.bqt.runtime.ledger.shared.SharedFile;

/** The stages of one pass: a fault in one of them does not keep the others from their work. */
final class Turns {
  private RuntimeException fault;

  /** Does the stage's work; what it throws waits for the end of the pass. */
  void take(Runnable stage) {
    try {
      stage.run();
    } catch (RuntimeException e) {
      if (SharedFile.isLoss(e)) {
        // The ledger has to be found again before any stage can go on, if it can.
        throw e;
      }
      if (fault == null) {
        fault = e;
      } else {
        fault.addSuppressed(e);
      }
    }
  }

  /** Throws the first fault, the others added to it; returns when there was none. */
  void end() {
    if (fault != null) {
      throw fault;
    }
  }
}
