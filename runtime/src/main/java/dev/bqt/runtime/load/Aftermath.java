package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What had become of a job's objects by the time it ended. BigQuery reads whatever is live under a
 * name: where that is not what was frozen, nobody can tell which content is in the table.
 */
final class Aftermath {
  private static final String EARLIER_WAITS =
      "an earlier generation of this name waits for a decision";

  private final List<Transition> held = new ArrayList<>();
  private final List<Transition> gone = new ArrayList<>();
  private final List<StoredObject> replacements = new ArrayList<>();

  /**
   * @param objects of the job, as they were while it ran
   * @param live live generations by name
   * @param replaced whether the ledger has seen a later generation of an object that is gone now
   */
  Aftermath(
      List<ObjectRow> objects, Map<String, StoredObject> live, Predicate<ObjectRow> replaced) {
    for (ObjectRow object : objects) {
      StoredObject now = live.get(object.name());
      if (now == null && replaced.test(object)) {
        held.add(to(object, ObjectRow.State.HELD, "replaced while it was loaded, then deleted"));
      } else if (now == null) {
        gone.add(to(object, ObjectRow.State.LOADED, "its name was gone when its load had ended"));
      } else if (now.version().generation() != object.generation()) {
        String reason =
            "replaced by generation " + now.version().generation() + " while it was loaded";
        held.add(to(object, ObjectRow.State.HELD, reason));
        replacements.add(now);
      }
    }
  }

  /** By then all of the job's objects are loaded. */
  private static Transition to(ObjectRow object, ObjectRow.State state, String reason) {
    return new Transition(object.to(ObjectRow.State.LOADED, null), object.to(state, reason));
  }

  /** Whether a person has to decide. */
  boolean isAmbiguous() {
    return !held.isEmpty();
  }

  /** For people. */
  String reason() {
    return held.get(0).before().uri()
        + " was replaced while it was loaded: nobody can tell which content is in the table."
        + " Look, then say it with bqt resolve";
  }

  /** Writes it down: what was replaced is held, and so is what took its place. */
  void write(Transaction tx) {
    tx.transitions().make(gone);
    tx.transitions().make(held);
    held.forEach(each -> holdLater(tx, each.before()));
    replacements.forEach(replacement -> enrollHeld(tx, replacement));
  }

  /**
   * Refused ones and such, too: when a person says that their content is in the table they must not
   * be loaded, and when not they are found anew. They leave their windows: that tells them from
   * those that come when the job has ended, which it cannot have read.
   */
  private static void holdLater(Transaction tx, ObjectRow object) {
    tx.transitions()
        .make(
            tx.objects().between(object.bucket(), object.name(), object.name()).stream()
                .filter(row -> row.generation() > object.generation() && row.jobId() == null)
                .filter(row -> isHeldWithIt(row.state()))
                .map(row -> new Transition(row, row.heldWithAnother(EARLIER_WAITS)))
                .toList());
  }

  private static boolean isHeldWithIt(ObjectRow.State state) {
    return switch (state) {
      case ENROLLED, REFUSED, FAILED, GONE, SUPERSEDED -> true;
      case SUBMITTED, LOADED, QUARANTINED, FOREIGN, HELD -> false;
    };
  }

  private static void enrollHeld(Transaction tx, StoredObject replacement) {
    ObjectVersion version = replacement.version();
    boolean known =
        tx.objects().between(version.bucket(), version.name(), version.name()).stream()
            .anyMatch(row -> row.generation() == version.generation());
    if (!known) {
      tx.objects().enroll(List.of(row(replacement)));
    }
  }

  private static ObjectRow row(StoredObject replacement) {
    return new ObjectRow(
        replacement.version().bucket(),
        replacement.version().name(),
        replacement.version().generation(),
        ObjectRow.State.HELD,
        null,
        null,
        replacement.sizeBytes(),
        replacement.timeCreated(),
        0,
        EARLIER_WAITS);
  }
}
