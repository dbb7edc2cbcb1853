package dev.bqt.runtime.ledger;

import dev.bqt.runtime.cloud.ServiceDown;
import dev.bqt.runtime.ledger.shared.SharedFile;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on one row among many: what goes wrong with it keeps nobody else from being served. */
public final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private static final Set<Integer> RACES =
      Set.of(
          ErrorCode.DUPLICATE_KEY_1,
          ErrorCode.LOCK_TIMEOUT_1,
          ErrorCode.DEADLOCK_1,
          ErrorCode.CONCURRENT_UPDATE_1);

  private Guarded() {}

  /** Whether another process made the same row first, or held it for too long. */
  static boolean isLostRace(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof SQLException sql && RACES.contains(sql.getErrorCode()));
  }

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
      if (isLostRace(fault)) {
        LOG.info("{} is left for the next tick: another process was faster", row, fault);
      } else {
        LOG.error("{} is left for the next tick", row, fault);
      }
    }
    return false;
  }
}
