package dev.bqt.runtime;

import dev.bqt.runtime.cloud.ServiceDown;
import dev.bqt.runtime.ledger.shared.SharedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stages of one pass: a fault in one of them does not keep the others from their work. */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private RuntimeException fault;

  /** Does the stage's work; what it throws waits for the end of the pass. */
  void take(Runnable stage) {
    try {
      stage.run();
    } catch (ServiceDown later) {
      // Told by the pass, once for all stages: the stage goes on when the service answers.
      LOG.debug("A stage has ended its turn: {}", later.getMessage());
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
