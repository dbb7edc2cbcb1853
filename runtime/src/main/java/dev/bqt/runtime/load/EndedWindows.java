package dev.bqt.runtime.load;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.window.Census;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of failed objects those whose windows are at their end. A window that is not may be about to copy
 * or delete its failed objects, in this process or in another one: nobody else decides about them
 * before it has done with them. Counts the others.
 */
final class EndedWindows {
  private final Ledger ledger;
  private final Set<Long> unfinished = new HashSet<>();
  private int putOff;

  EndedWindows(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Windows that were not at their end when they were met. */
  Set<Long> unfinished() {
    return Set.copyOf(unfinished);
  }

  /** What becomes of the objects in those; no sentence when there are none. */
  List<String> sentences() {
    if (putOff == 0) {
      return List.of();
    }
    String first = ": what is under way there is ended first, then this run looks at ";
    return List.of(
        putOff == 1
            ? "1 failed file waits, for its window is not at its end" + first + "it again"
            : "%,d failed files wait, for their windows are not at their end".formatted(putOff)
                + first
                + "them again");
  }

  /** Those of them whose windows are at their end, as far as can be told now. */
  List<ObjectRow> of(List<ObjectRow> objects) {
    Set<Long> busy = ledger.read(tx -> tx.windows().unfinished(ids(objects.stream())));
    return objects.stream().filter(object -> isFree(object, busy)).toList();
  }

  /**
   * The same for the rest of the transaction. An object that is not there is not lost where a step
   * broke off that moves it: it may be where that has moved it to.
   */
  Census of(Transaction tx, Census census) {
    Stream<ObjectRow> all =
        Stream.concat(census.there().stream(), census.lost().stream().map(Transition::before));
    Set<Long> busy = tx.windows().unfinishedForNow(ids(all));
    Set<Long> broken = broken(tx, census.lost());
    return new Census(
        census.there().stream().filter(object -> isFree(object, busy)).toList(),
        census.lost().stream()
            .filter(lost -> isFree(lost.before(), busy))
            .filter(lost -> !broken.contains(lost.before().windowId()))
            .toList());
  }

  private static Set<Long> broken(Transaction tx, List<Transition> lost) {
    return tx.steps().withBrokenMoves(ids(lost.stream().map(Transition::before)));
  }

  private static Collection<Long> ids(Stream<ObjectRow> objects) {
    return objects.map(ObjectRow::windowId).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private boolean isFree(ObjectRow object, Set<Long> busy) {
    if (object.windowId() == null || !busy.contains(object.windowId())) {
      return true;
    }
    unfinished.add(object.windowId());
    putOff++;
    return false;
  }
}
