package dev.bqt.runtime.cli;

import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Limit;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.NameRows.InFlight;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why windows that are not at their end stand still, for people. */
final class BlockedWindows {
  /** What one table takes in a short time. */
  private static final Limit CHANGES = Quotas.bigQuery().updatesPerTable();

  private final Ledger ledger;
  private final Instant now;
  private final Map<Long, String> complaints;
  private final Set<Long> running;
  private final Map<String, Long> asked;

  /** As it is now. */
  BlockedWindows(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.now = now;
    this.complaints = ledger.read(tx -> tx.jobs().complaints());
    this.running = ledger.read(tx -> tx.jobs().windowsIn(JobRow.State.SUBMITTED));
    this.asked = ledger.read(tx -> tx.quotas().asked(now.minus(CHANGES.span())));
  }

  /** The name that an open window waits for; empty when it waits for none, or for its end. */
  static Optional<InFlight> name(Ledger ledger, WindowRow window, Instant now) {
    boolean isDue = window.state() == WindowRow.State.OPEN && !window.closesAfter().isAfter(now);
    return isDue ? ledger.read(tx -> tx.names().inFlight(window.id())) : Optional.empty();
  }

  /** What the window waits for; empty where there is nothing to be told. */
  String reason(WindowRow window) {
    String own = complaint(window);
    if (own != null) {
      return ": " + own;
    }
    return name(ledger, window, now)
        .map(name -> ": " + words(name))
        .or(() -> pause(window).map(words -> ": " + words))
        .or(() -> waitsForPlace(window) ? Optional.of(": " + place()) : Optional.empty())
        .orElse("");
  }

  private String complaint(WindowRow window) {
    return window.reason() == null ? complaints.get(window.id()) : window.reason();
  }

  private String words(InFlight name) {
    WindowRow holder = ledger.read(tx -> tx.windows().find(name.holder())).orElseThrow();
    String complaint = complaint(holder);
    return "it waits for "
        + name.uri()
        + ", of which another generation is in "
        + WindowNames.of(ledger, holder)
        + ", "
        + holder.state()
        + " since "
        + RunLines.dayAndTime(name.since())
        + (complaint == null ? "" : " (" + complaint + ")");
  }

  /** For seconds, so that nobody is told of it by himself. */
  private Optional<String> pause(WindowRow window) {
    long jobs = asked.getOrDefault(window.key().destination(), 0L);
    return window.state() == WindowRow.State.CLOSED && jobs >= CHANGES.jobs()
        ? Optional.of(
            "its load job is not asked for yet; %d of its table were in the last %d seconds"
                .formatted(jobs, CHANGES.span().toSeconds()))
        : Optional.empty();
  }

  private boolean waitsForPlace(WindowRow window) {
    return window.state() == WindowRow.State.CLOSED && !running.isEmpty();
  }

  private String place() {
    return ledger.read(
        tx -> {
          WindowRow oldest = oldestRunning(tx);
          return "its load job is not asked for yet; other jobs are under way, the oldest of "
              + WindowNames.of(tx, oldest)
              + " since "
              + RunLines.dayAndTime(tx.windows().changed(oldest.id()));
        });
  }

  private WindowRow oldestRunning(Transaction tx) {
    long oldest =
        running.stream()
            .min((a, b) -> tx.windows().changed(a).compareTo(tx.windows().changed(b)))
            .orElseThrow();
    return tx.windows().find(oldest).orElseThrow();
  }
}
