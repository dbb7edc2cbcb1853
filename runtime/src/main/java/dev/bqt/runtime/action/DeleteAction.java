package dev.bqt.runtime.action;

import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectStore.DeleteOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes objects. Repeating it is harmless: each delete names the generation, so what came under
 * the name since is never touched, and what is gone already is a success.
 */
final class DeleteAction {
  private final ObjectStore store;

  DeleteAction(ObjectStore store) {
    this.store = store;
  }

  ActionOutcome run(List<ObjectVersion> versions) {
    Map<ObjectVersion, DeleteOutcome> outcomes = store.delete(versions);
    List<String> left = new ArrayList<>();
    Map<ObjectVersion, String> taken = new HashMap<>();
    for (ObjectVersion version : versions) {
      if (outcomes.get(version) == DeleteOutcome.CHANGED) {
        left.add(version.uri() + " was replaced since and is left there");
      } else {
        taken.put(version, "");
      }
    }
    return new ActionOutcome(true, left, taken);
  }
}
