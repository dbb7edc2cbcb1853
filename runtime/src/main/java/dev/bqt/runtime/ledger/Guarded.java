package dev.bqt.runtime.ledger;

import dev.bqt.runtime.cloud.ServiceDown;
import dev.bqt.runtime.ledger.shared.SharedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on one row among many: what goes wrong with it keeps nobody else from being served. */
public final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private Guarded() {}

  /**
   * Does the work. When somebody was faster, or something is wrong that nobody foresaw, the row is
   * left for the next tick. When the process that kept the ledger has ended, or the ledger is older
   * than it was, that is thrown; and so is that a service does not answer.
   *
   * @param row which row, for people
   * @return whether it was done
   */
  public static boolean run(String row, Runnable work) {
    try {
      work.run();
      return true;
    } catch (StaleRow faster) {
      LOG.info("{} is left for the next tick: {}", row, faster.getMessage());
    } catch (RuntimeException fault) {
      if (SharedFile.isLoss(fault) || fault instanceof ServiceDown) {
        // No row is at fault: the ledger, or the service, has to be there again first.
        throw fault;
      }
      LOG.error("{} is left for the next tick", row, fault);
    }
    return false;
  }
}
