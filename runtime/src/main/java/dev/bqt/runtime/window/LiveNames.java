package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.LiveObjects;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import java.util.Collection;
import java.util.Map;

/** Which generations are live under the names of objects that the ledger knows. */
public final class LiveNames {
  private final LiveObjects objects;

  /** Looks into this store. */
  public LiveNames(ObjectStore store) {
    this.objects = new LiveObjects(store);
  }

  /**
   * The live generations of these objects' names; a name without one is not in the map.
   *
   * @param known of one bucket
   */
  public Map<String, StoredObject> of(Collection<ObjectRow> known) {
    return known.isEmpty()
        ? Map.of()
        : objects.of(
            known.iterator().next().bucket(), known.stream().map(ObjectRow::name).toList());
  }
}
