package dev.bqt.runtime.window;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.match.Matching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every object of a page its place in a window, in one transaction. */
public final class WindowKeeper {
  /** How long after its end a window may still be joined by what was created before its end. */
  public static final Duration SETTLE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(WindowKeeper.class);

  private final Ledger ledger;

  /** Keeps windows in this ledger. */
  public WindowKeeper(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Enrols what was routed and writes down what was refused. Where somebody else was faster nothing
   * is enrolled: the next scan finds the page again.
   *
   * @param page objects of one bucket that the ledger does not know
   * @param scanBegun when the scan began
   * @param ruleSet version of the rules that judged them
   * @return false when the page was left
   */
  public boolean enroll(List<Matching> page, Instant scanBegun, long ruleSet) {
    if (page.stream().allMatch(Matching.Unmatched.class::isInstance)) {
      return true;
    }
    try {
      ledger.commit(
          "objects.enroll",
          tx -> {
            PageEnrolment enrolment = new PageEnrolment(tx, scanBegun, ruleSet);
            page.forEach(enrolment::add);
            enrolment.write();
            return enrolment;
          });
      return true;
    } catch (StaleRow | JdbiException faster) {
      LOG.info("A page is left for the next scan: {}", faster.getMessage());
      return false;
    }
  }
}
