package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.WatchedBuckets;
import dev.bqt.runtime.ledger.ForgetRows.Cursor;
import dev.bqt.runtime.ledger.ForgetRows.Kept;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger from growing for ever: once a day it looks at all that the ledger knows, a page
 * a pass. An object at its end that is not in its bucket any more is marked; one that was marked
 * long ago, and was not there since, is forgotten, and so is a window that has no object left. A
 * generation never comes back, so nothing is loaded again by that.
 */
public final class Forgetting {
  /** From the end of one round to the beginning of the next. */
  static final Duration EVERY = Duration.ofDays(1);

  /** Objects, or windows, that one pass looks at. */
  static final int PAGE = 1_000;

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  private final Ledger ledger;
  private final ObjectStore store;
  private final WatchedBuckets watched;
  private final Duration after;
  private Instant next = Instant.MIN;

  /**
   * @param watched buckets of others are not asked about: what is known of theirs is kept
   * @param after how long an object must have been gone
   */
  public Forgetting(Ledger ledger, ObjectStore store, WatchedBuckets watched, Duration after) {
    this.ledger = ledger;
    this.store = store;
    this.watched = watched;
    this.after = after;
  }

  /** Looks at one page, when a round is due or under way. */
  public void forget(Instant now) {
    if (now.isBefore(next)) {
      return;
    }
    Cursor cursor = ledger.read(tx -> tx.forgetting().cursor());
    boolean due =
        !now.isBefore(cursor.next())
            && ledger.read(tx -> tx.forgetting().hasWindowsUnchangedSince(now.minus(EVERY)));
    if (!due) {
      next = now.plus(PAUSE);
      return;
    }
    Guarded.run("What may be forgotten", () -> lookOrWait(cursor, now));
  }

  private void lookOrWait(Cursor cursor, Instant now) {
    try {
      if (cursor.windowId() < 0) {
        lookAtObjects(cursor, now);
      } else {
        lookAtWindows(cursor, now);
      }
    } catch (CloudFailure failure) {
      LOG.warn("What may be forgotten is looked for again: {}", failure.getMessage());
      next = now.plus(PAUSE);
    }
  }

  private void lookAtObjects(Cursor cursor, Instant now) {
    List<Kept> page = ledger.read(tx -> tx.forgetting().objectsAfter(cursor, PAGE));
    if (page.isEmpty()) {
      Optional<String> bucket = ledger.read(tx -> tx.forgetting().bucketAfter(cursor.bucket()));
      Cursor beyond =
          bucket
              .map(name -> new Cursor(cursor.next(), name, "", 0, -1))
              .orElse(new Cursor(cursor.next(), cursor.bucket(), cursor.name(), 0, 0));
      commit("objects.forget", cursor, beyond, tx -> {});
      return;
    }
    List<Kept> marked = new ArrayList<>();
    List<Kept> forgotten = new ArrayList<>();
    // What a bucket holds that is not shown to us nobody can tell: it is kept.
    if (watched.in(store).contains(cursor.bucket())) {
      judge(page, now, marked, forgotten);
    }
    ObjectRow last = page.get(page.size() - 1).object();
    commit(
        "objects.forget",
        cursor,
        new Cursor(cursor.next(), cursor.bucket(), last.name(), last.generation(), -1),
        tx -> {
          tx.forgetting().mark(marked);
          tx.forgetting().forget(forgotten);
        });
  }

  private void judge(List<Kept> page, Instant now, List<Kept> marked, List<Kept> forgotten) {
    List<Kept> ended = page.stream().filter(kept -> isAtItsEnd(kept.object().state())).toList();
    Map<String, StoredObject> live =
        new LiveNames(store).of(ended.stream().map(Kept::object).toList());
    for (Kept kept : ended) {
      StoredObject there = live.get(kept.object().name());
      boolean isThere = there != null && there.version().generation() == kept.object().generation();
      if (isThere && kept.absent() != null) {
        marked.add(new Kept(kept.object(), null));
      } else if (!isThere && kept.absent() == null) {
        marked.add(new Kept(kept.object(), now));
      } else if (!isThere && !kept.absent().plus(after).isAfter(now)) {
        forgotten.add(kept);
      }
    }
  }

  private static boolean isAtItsEnd(ObjectRow.State state) {
    return switch (state) {
      case LOADED, FAILED, QUARANTINED, REFUSED, SUPERSEDED, GONE, FOREIGN -> true;
      case ENROLLED, SUBMITTED, HELD -> false;
    };
  }

  private void lookAtWindows(Cursor cursor, Instant now) {
    List<Long> ids = ledger.read(tx -> tx.forgetting().windowsAfter(cursor.windowId(), PAGE));
    Cursor beyond =
        ids.isEmpty()
            ? new Cursor(now.plus(EVERY), "", "", 0, -1)
            : new Cursor(cursor.next(), "", "", 0, ids.get(ids.size() - 1));
    commit(
        "windows.forget",
        cursor,
        beyond,
        tx -> tx.forgetting().forgetWindows(ids, now.minus(after)));
  }

  private void commit(String transition, Cursor before, Cursor beyond, Consumer<Transaction> work) {
    ledger.commit(
        transition,
        tx -> {
          tx.forgetting().move(before, beyond);
          work.accept(tx);
          return beyond;
        });
  }
}
