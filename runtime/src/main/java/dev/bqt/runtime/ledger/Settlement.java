package dev.bqt.runtime.ledger;

import java.sql.SQLTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * A person's word on an object that was replaced while it was loaded. BigQuery read one content or
 * the other, and only somebody who looks at the table can tell which.
 */
public final class Settlement {
  private static final int TRIES = 3;

  private final Ledger ledger;

  /** Settles what this ledger holds. */
  public Settlement(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Which content is in the table. */
  public enum InTable {
    /** That of the generation that was to be loaded: the newer one is still to be loaded. */
    OLD,
    /** That of the newest generation that the load may have read: what came later is loaded. */
    NEW
  }

  /**
   * What was settled.
   *
   * @param loaded generation that is in the table; empty when no load has read a held one
   * @param anew generations that are loaded if the next scan finds them, oldest first
   */
  public record Settled(Optional<Long> loaded, List<Long> anew) {
    /** Copies the list. */
    public Settled {
      anew = List.copyOf(anew);
    }
  }

  /**
   * Settles one name. When it was the last of its window the window goes on: its actions are run.
   * What somebody else settles in the same moment is looked at once more.
   *
   * @return empty when no generation of that name is held
   * @throws LedgerException when a run that is up is busy with that name
   */
  public Optional<Settled> settle(String bucket, String object, InTable content, Instant now) {
    for (int left = TRIES; ; left--) {
      try {
        return ledger.commit("object.settle", tx -> settle(tx, bucket, object, content, now));
      } catch (StaleRow faster) {
        if (left == 1) {
          throw faster;
        }
      } catch (JdbiException busy) {
        if (busy.getCause() instanceof SQLTimeoutException) {
          String uri = "gs://" + bucket + "/" + object;
          throw new LedgerException(
              "A run is busy with " + uri + " just now: say it once more in a few seconds.", busy);
        }
        throw busy;
      }
    }
  }

  private static Optional<Settled> settle(
      Transaction tx, String bucket, String name, InTable content, Instant now) {
    // A page that is being enrolled holds further generations for as long as these are held.
    tx.objects().lockHeld(bucket, List.of(name));
    List<ObjectRow> held =
        tx.objects().between(bucket, name, name).stream()
            .filter(object -> object.state() == ObjectRow.State.HELD)
            .sorted(Comparator.comparingLong(ObjectRow::generation))
            .toList();
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Optional<ObjectRow> tried = held.stream().filter(object -> object.jobId() != null).findFirst();
    List<ObjectRow> later = new ArrayList<>(held);
    Optional<ObjectRow> loaded = tried;
    if (tried.isPresent()) {
      later.remove(tried.get());
      if (content == InTable.NEW) {
        loaded = settleNew(tx, tried.get(), later);
      } else {
        settle(tx, List.of(tried.get()), ObjectRow.State.LOADED);
      }
    }
    // Whatever came after is found by the next scan as if it had just come.
    tx.objects().forget(later);
    held.stream()
        .map(ObjectRow::windowId)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(window -> goOn(tx, window, now));
    return Optional.of(
        new Settled(
            loaded.map(ObjectRow::generation), later.stream().map(ObjectRow::generation).toList()));
  }

  /** Takes what the job may have read from those that came later; the newest of it is loaded. */
  private static Optional<ObjectRow> settleNew(
      Transaction tx, ObjectRow tried, List<ObjectRow> later) {
    Instant end = tx.jobs().changed(tried.jobId()).orElse(Instant.MIN);
    List<ObjectRow> read =
        new ArrayList<>(later.stream().filter(object -> mayHaveBeenRead(object, end)).toList());
    later.removeAll(read);
    settle(tx, List.of(tried), ObjectRow.State.SUPERSEDED);
    Optional<ObjectRow> newest =
        read.isEmpty() ? Optional.empty() : Optional.of(read.remove(read.size() - 1));
    newest.ifPresent(object -> settle(tx, List.of(object), ObjectRow.State.LOADED));
    settle(tx, read, ObjectRow.State.SUPERSEDED);
    return newest;
  }

  /**
   * Whether it was there when the job ended. What is held at that time is in no window; a scan that
   * began before it may have found such a generation, too, and have written it down later.
   */
  private static boolean mayHaveBeenRead(ObjectRow object, Instant end) {
    return object.windowId() == null || !object.timeCreated().isAfter(end);
  }

  private static void settle(Transaction tx, List<ObjectRow> held, ObjectRow.State state) {
    tx.transitions()
        .make(
            held.stream()
                .map(object -> new Transition(object, object.to(state, "a person said so")))
                .toList());
  }

  private static void goOn(Transaction tx, long windowId, Instant now) {
    WindowRow window = tx.windows().find(windowId).orElseThrow();
    boolean settled = !tx.contents(windowId).isAmbiguous();
    if (settled && window.state() == WindowRow.State.AMBIGUOUS) {
      boolean ended = !tx.jobs().hasUnfinished(windowId);
      WindowRow next =
          ended
              ? tx.contents(windowId).ended(window, tx.jobs().briefly(windowId))
              : window.to(WindowRow.State.LOADING, null);
      tx.windows().change(window, next, now);
    }
  }
}
