package dev.bqt.e2e.view;

import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import java.util.List;

/** What lies in the buckets at the end. */
public final class BucketsText {
  private BucketsText() {}

  /** All buckets but the one of the journal. */
  public static String of(ObjectStore store, String operationsBucket) {
    StringBuilder text = new StringBuilder();
    for (String bucket : store.buckets()) {
      if (!bucket.equals(operationsBucket)) {
        List<StoredObject> objects = Listings.of(store, bucket);
        text.append("gs://" + bucket + "/" + (objects.isEmpty() ? " is empty" : "") + "\n");
        objects.forEach(object -> text.append("  " + line(object) + "\n"));
      }
    }
    return text.toString();
  }

  private static String line(StoredObject object) {
    return object.version().name()
        + "  "
        + object.sizeBytes()
        + " bytes, created at "
        + Seconds.of(object.timeCreated())
        + ", generation "
        + Seconds.ofGeneration(object.version().generation());
  }
}
