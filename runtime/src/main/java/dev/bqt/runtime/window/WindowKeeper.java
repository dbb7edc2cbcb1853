package dev.bqt.runtime.window;

import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.match.Matching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Gives every object of a page its place in a window, in one transaction. */
public final class WindowKeeper {
  /** How long after its end a window may still be joined by what was created before its end. */
  public static final Duration SETTLE = Duration.ofSeconds(2);

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
   * @return whether it was done
   */
  public boolean enroll(List<Matching> page, Instant scanBegun, long ruleSet) {
    return page.stream().allMatch(WindowKeeper::isNobodys)
        || Guarded.run(
            "A page from " + page.get(0).version().uri(),
            () -> ledger.commit("objects.enroll", tx -> write(tx, page, scanBegun, ruleSet)));
  }

  private static boolean isNobodys(Matching matching) {
    return matching instanceof Matching.Unmatched || matching instanceof Matching.Disabled;
  }

  private static PageEnrolment write(
      Transaction tx, List<Matching> page, Instant scanBegun, long ruleSet) {
    PageEnrolment enrolment = new PageEnrolment(tx, scanBegun, ruleSet);
    page.forEach(enrolment::add);
    enrolment.write();
    return enrolment;
  }
}
