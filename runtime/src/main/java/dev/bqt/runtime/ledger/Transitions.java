package dev.bqt.runtime.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Objects go from one state to the next, unless somebody else has moved them meanwhile. */
public final class Transitions {
  /** The object that {@link #bindBefore} names, if it is still in that state, window and job. */
  static final String AS_IT_WAS =
      "bucket = :bucket AND name = :name AND generation = :generation AND state = :stateBefore"
          + " AND window_id IS NOT DISTINCT FROM :windowBefore"
          + " AND job_id IS NOT DISTINCT FROM :jobBefore";

  private final Handle handle;
  private final Consumer<Change> changes;

  Transitions(Handle handle, Consumer<Change> changes) {
    this.handle = handle;
    this.changes = changes;
  }

  /**
   * Makes all of them.
   *
   * @throws StaleRow when one of the objects is not what it was any more
   */
  public void make(List<Transition> transitions) {
    List<Transition> lost = makeWhereUnchanged(transitions);
    if (!lost.isEmpty()) {
      throw new StaleRow(lost.get(0).before().uri());
    }
  }

  /**
   * Makes those whose object is still what it was.
   *
   * @return the others: somebody was faster, and what he wrote stands
   */
  public List<Transition> makeWhereUnchanged(List<Transition> transitions) {
    if (transitions.isEmpty()) {
      return List.of();
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE object_generation SET state = :state, window_id = :window, job_id = :job,"
                + " reason = :reason WHERE "
                + AS_IT_WAS);
    transitions.forEach(each -> bind(batch, each).add());
    int[] updated = batch.execute();
    List<Transition> lost = new ArrayList<>();
    for (int i = 0; i < updated.length; i++) {
      Transition transition = transitions.get(i);
      if (updated[i] == 0) {
        lost.add(transition);
      } else if (transition.after().reason() != null) {
        changes.accept(new Change.OfObject(transition.after()));
      }
    }
    return lost;
  }

  private static PreparedBatch bind(PreparedBatch batch, Transition transition) {
    ObjectRow after = transition.after();
    return bindBefore(batch, transition.before())
        .bind("state", after.state())
        .bind("window", after.windowId())
        .bind("job", after.jobId())
        .bind("reason", Reason.clip(after.reason()));
  }

  static PreparedBatch bindBefore(PreparedBatch batch, ObjectRow before) {
    return batch
        .bind("bucket", before.bucket())
        .bind("name", before.name())
        .bind("generation", before.generation())
        .bind("stateBefore", before.state())
        .bind("windowBefore", before.windowId())
        .bind("jobBefore", before.jobId());
  }
}
