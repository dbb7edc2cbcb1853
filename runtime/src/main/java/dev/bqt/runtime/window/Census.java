package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which enrolled objects are still there as they were enrolled.
 *
 * @param there live in the very generation that was enrolled
 * @param lost deleted or replaced, with the new state and the reason
 */
public record Census(List<ObjectRow> there, List<Transition> lost) {

  /**
   * Compares.
   *
   * @param live live generations by name, from {@link LiveNames}
   */
  public static Census of(List<ObjectRow> enrolled, Map<String, StoredObject> live) {
    List<ObjectRow> there = new ArrayList<>();
    List<Transition> lost = new ArrayList<>();
    for (ObjectRow object : enrolled) {
      StoredObject now = live.get(object.name());
      if (now == null) {
        lost.add(new Transition(object, object.to(ObjectRow.State.GONE, whyGone(object))));
      } else if (now.version().generation() != object.generation()) {
        String reason =
            "replaced by generation " + now.version().generation() + " before it was loaded";
        lost.add(new Transition(object, object.to(ObjectRow.State.SUPERSEDED, reason)));
      } else {
        there.add(object);
      }
    }
    return new Census(there, lost);
  }

  /** What failed is not loaded, whoever took it away. */
  private static String whyGone(ObjectRow object) {
    if (object.state() != ObjectRow.State.FAILED) {
      return "deleted before it was loaded";
    }
    String failure = object.reason() == null ? "" : ": " + object.reason();
    if (object.isMoved()) {
      return "not loaded, moved to " + object.takenTo() + " and taken from there" + failure;
    }
    return object.takenTo() == null
        ? "not loaded, and moved or deleted since" + failure
        : "not loaded, and deleted by its rule" + failure;
  }
}
