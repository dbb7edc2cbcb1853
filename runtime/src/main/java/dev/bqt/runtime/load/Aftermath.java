package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What had become of a job's objects by the time it ended. BigQuery reads whatever is live under a
 * name: where that is not what was frozen, nobody can tell which content is in the table.
 */
final class Aftermath {
  private final List<ObjectRow> held = new ArrayList<>();
  private final List<ObjectRow> gone = new ArrayList<>();
  private final List<StoredObject> replacements = new ArrayList<>();

  /**
   * @param objects of the job
   * @param live live generations by name
   */
  Aftermath(List<ObjectRow> objects, Map<String, StoredObject> live) {
    for (ObjectRow object : objects) {
      StoredObject now = live.get(object.name());
      if (now == null) {
        gone.add(object.to(ObjectRow.State.LOADED, "its name was gone when its load had ended"));
      } else if (now.version().generation() != object.generation()) {
        String reason =
            "replaced by generation " + now.version().generation() + " while it was loaded";
        held.add(object.to(ObjectRow.State.HELD, reason));
        replacements.add(now);
      }
    }
  }

  /** Whether a person has to decide. */
  boolean isAmbiguous() {
    return !held.isEmpty();
  }

  /** For people. */
  String reason() {
    return held.get(0).uri()
        + " was replaced while it was loaded: nobody can tell which content is in the table."
        + " Look, then say it with bqt resolve";
  }

  /** Writes it down: what was replaced is held, and so is what took its place. */
  void write(Transaction tx) {
    tx.objects().update(gone);
    tx.objects().update(held);
    replacements.forEach(replacement -> hold(tx, replacement));
  }

  private static void hold(Transaction tx, StoredObject replacement) {
    String bucket = replacement.version().bucket();
    String name = replacement.version().name();
    String reason = "an earlier generation of this name waits for a decision";
    List<ObjectRow> rows = tx.objects().between(bucket, name, name);
    tx.objects()
        .update(
            rows.stream()
                .filter(row -> row.state() == ObjectRow.State.ENROLLED && row.jobId() == null)
                .map(row -> row.to(ObjectRow.State.HELD, reason))
                .toList());
    boolean known =
        rows.stream().anyMatch(row -> row.generation() == replacement.version().generation());
    if (!known) {
      tx.objects().enroll(List.of(row(replacement, reason)));
    }
  }

  private static ObjectRow row(StoredObject replacement, String reason) {
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
        reason);
  }
}
