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
 * A person's word on an object that was replaced while it was loaded, or whose job BigQuery does
 * not know any more. BigQuery read one content or the other, or none, and only somebody who looks
 * at the table can tell which.
 */
public final class Settlement {
  private static final int TRIES = 3;
  private static final String SAID_SO = "a person said so";

  private final Ledger ledger;
  private final int patience;

  /** Settles what this ledger holds. */
  public Settlement(Ledger ledger) {
    this(ledger, 1);
  }

  /**
   * The same, with patience.
   *
   * @param patience how often it is waited for a run that is busy with the name, each time for as
   *     long as the database lets one wait: some two seconds
   */
  public Settlement(Ledger ledger, int patience) {
    this.ledger = ledger;
    this.patience = patience;
  }

  /** Which content is in the table. */
  public enum InTable {
    /** That of the generation that was to be loaded: the newer one is still to be loaded. */
    OLD,
    /** That of the newest generation that the load may have read: what came later is loaded. */
    NEW,
    /** Neither: only of files whose job BigQuery does not know any more. */
    NONE
  }

  /**
   * What was settled.
   *
   * @param loaded generation that is in the table; empty when no load has read a held one
   * @param anew generations that are loaded if the next scan finds them, oldest first
   * @param failed how many files of a job that has loaded nothing wait to be loaded again
   */
  public record Settled(Optional<Long> loaded, List<Long> anew, int failed) {
    /** Copies the list. */
    public Settled {
      anew = List.copyOf(anew);
    }

    /** Where no job has loaded nothing. */
    public Settled(Optional<Long> loaded, List<Long> anew) {
      this(loaded, anew, 0);
    }
  }

  /**
   * Settles one name. When it was the last of its window the window goes on: its actions are run.
   * What somebody else settles in the same moment is looked at once more.
   *
   * @return empty when no generation of that name is held
   * @throws LedgerException when a run that is up is busy with that name, or when it cannot be that
   *     {@link InTable#NONE} is in the table
   */
  public Optional<Settled> settle(String bucket, String object, InTable content, Instant now) {
    int faster = 0;
    int waited = 0;
    while (true) {
      try {
        return ledger.commit("object.settle", tx -> settle(tx, bucket, object, content, now));
      } catch (StaleRow stale) {
        if (++faster == TRIES) {
          throw stale;
        }
      } catch (JdbiException busy) {
        if (!(busy.getCause() instanceof SQLTimeoutException)) {
          throw busy;
        }
        if (++waited >= patience) {
          String uri = "gs://" + bucket + "/" + object;
          throw new LedgerException(
              "A run is busy with " + uri + " just now: say it once more in a few seconds.", busy);
        }
      }
    }
  }

  private static Optional<Settled> settle(
      Transaction tx, String bucket, String name, InTable content, Instant now) {
    // A page that is being enrolled holds further generations for as long as these are held.
    tx.names().lock(bucket, List.of(name));
    List<ObjectRow> held = LostJob.held(tx, bucket, List.of(name));
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Optional<ObjectRow> tried = held.stream().filter(object -> object.jobId() != null).findFirst();
    List<ObjectRow> later = new ArrayList<>(held);
    tried.ifPresent(later::remove);
    Optional<LostJob> lost = tried.flatMap(object -> LostJob.of(tx, object));
    if (content == InTable.NONE && tried.isPresent()) {
      return Optional.of(none(lost, tried.get(), later, now));
    }
    Instant end = tried.flatMap(row -> tx.jobs().changed(row.jobId())).orElse(Instant.MIN);
    lost.ifPresent(job -> job.hasLoaded(end, name));
    boolean isNew = content == InTable.NEW && (lost.isEmpty() || !later.isEmpty());
    Optional<ObjectRow> loaded =
        tried.flatMap(object -> isNew ? settleNew(tx, object, later, end) : old(tx, object));
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

  private static Settled none(
      Optional<LostJob> lost, ObjectRow tried, List<ObjectRow> later, Instant now) {
    LostJob job =
        lost.orElseThrow(
            () ->
                new LedgerException(
                    "Job "
                        + tried.jobId()
                        + " has loaded "
                        + tried.uri()
                        + ": one content or the other is in the table. Say old or new.",
                    null));
    int failed = job.hasLoadedNothing(now);
    return new Settled(
        Optional.empty(), later.stream().map(ObjectRow::generation).toList(), failed);
  }

  private static Optional<ObjectRow> old(Transaction tx, ObjectRow tried) {
    settle(tx, List.of(tried), ObjectRow.State.LOADED);
    return Optional.of(tried);
  }

  /**
   * Takes what the job may have read from those that came later; the newest of it is loaded, and
   * goes on in the window of the one that was to be.
   */
  private static Optional<ObjectRow> settleNew(
      Transaction tx, ObjectRow tried, List<ObjectRow> later, Instant end) {
    List<ObjectRow> read =
        new ArrayList<>(later.stream().filter(object -> mayHaveBeenRead(object, end)).toList());
    later.removeAll(read);
    settle(tx, List.of(tried), ObjectRow.State.SUPERSEDED);
    Optional<ObjectRow> newest = newest(read);
    newest.ifPresent(
        object -> {
          read.remove(object);
          tx.transitions().make(List.of(new Transition(object, object.loadedFor(tried, SAID_SO))));
        });
    settle(tx, read, ObjectRow.State.SUPERSEDED);
    return newest;
  }

  /** What was live when the load had ended, if anything was; else the highest number. */
  private static Optional<ObjectRow> newest(List<ObjectRow> read) {
    return read.stream()
        .max(
            Comparator.comparing(ObjectRow::isInThePlaceOfAnother)
                .thenComparing(ObjectRow::generation));
  }

  /**
   * Whether it was there when the job ended. What is held at that time is in no window; a scan that
   * began before it may have found such a generation, too, and have written it down later.
   */
  private static boolean mayHaveBeenRead(ObjectRow object, Instant end) {
    return object.windowId() == null || !object.timeCreated().isAfter(end);
  }

  static void settle(Transaction tx, List<ObjectRow> held, ObjectRow.State state) {
    tx.transitions()
        .make(
            held.stream()
                .map(object -> new Transition(object, object.to(state, SAID_SO)))
                .toList());
  }

  static void goOn(Transaction tx, long windowId, Instant now) {
    WindowRow window = tx.windows().find(windowId).orElseThrow();
    boolean settled = !tx.contents(windowId).isAmbiguous();
    if (settled && window.state() == WindowRow.State.AMBIGUOUS) {
      boolean ended = !tx.jobs().hasUnfinished(windowId);
      WindowRow.State next = ended ? WindowRow.State.ACTING : WindowRow.State.LOADING;
      tx.windows().change(window, window.to(next, null), now);
    }
  }
}
