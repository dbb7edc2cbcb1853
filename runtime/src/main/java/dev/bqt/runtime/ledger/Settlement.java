package dev.bqt.runtime.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    /** That of the newest generation: nothing is left to be loaded. */
    NEW
  }

  /**
   * Settles one name. When it was the last of its window the window goes on: its actions are run.
   * What somebody else settles in the same moment is looked at once more.
   *
   * @return false when no generation of that name is held
   */
  public boolean settle(String bucket, String name, InTable content, Instant now) {
    for (int left = TRIES; ; left--) {
      try {
        return ledger.commit("object.settle", tx -> settle(tx, bucket, name, content, now));
      } catch (StaleRow faster) {
        if (left == 1) {
          throw faster;
        }
      }
    }
  }

  private static boolean settle(
      Transaction tx, String bucket, String name, InTable content, Instant now) {
    List<ObjectRow> held =
        tx.objects().between(bucket, name, name).stream()
            .filter(object -> object.state() == ObjectRow.State.HELD)
            .sorted((a, b) -> Long.compare(a.generation(), b.generation()))
            .toList();
    Optional<ObjectRow> loaded = held.stream().filter(object -> object.jobId() != null).findFirst();
    if (loaded.isEmpty()) {
      return false;
    }
    List<ObjectRow> later = new ArrayList<>(held);
    later.remove(loaded.get());
    settle(tx, List.of(loaded.get()), stateOfOld(content));
    if (content == InTable.NEW && !later.isEmpty()) {
      ObjectRow newest = later.remove(later.size() - 1);
      settle(tx, List.of(newest), ObjectRow.State.LOADED);
      settle(tx, later, ObjectRow.State.SUPERSEDED);
      later.clear();
    }
    // Whatever came after is found by the next scan as if it had just come.
    tx.objects().forget(later);
    goOn(tx, loaded.get().windowId(), now);
    return true;
  }

  private static void settle(Transaction tx, List<ObjectRow> held, ObjectRow.State state) {
    tx.transitions()
        .make(
            held.stream()
                .map(object -> new Transition(object, object.to(state, "a person said so")))
                .toList());
  }

  private static ObjectRow.State stateOfOld(InTable content) {
    return content == InTable.OLD ? ObjectRow.State.LOADED : ObjectRow.State.SUPERSEDED;
  }

  private static void goOn(Transaction tx, long windowId, Instant now) {
    WindowRow window = tx.windows().find(windowId).orElseThrow();
    boolean settled = tx.contents(windowId).count(ObjectRow.State.HELD) == 0;
    if (settled && window.state() == WindowRow.State.AMBIGUOUS) {
      boolean ended = !tx.jobs().hasUnfinished(windowId);
      WindowRow.State next = ended ? WindowRow.State.ACTING : WindowRow.State.LOADING;
      tx.windows().change(window, window.to(next, null), now);
    }
  }
}
