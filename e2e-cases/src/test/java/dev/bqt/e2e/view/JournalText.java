package dev.bqt.e2e.view;

import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every file that the runner has left in the operations bucket, with its content. */
public final class JournalText {
  private JournalText() {}

  /** In the order of their names. */
  public static String of(ObjectStore store, String operationsBucket) {
    List<StoredObject> objects = Listings.of(store, operationsBucket);
    StringBuilder text = new StringBuilder();
    for (StoredObject object : objects) {
      byte[] content = store.read(operationsBucket, object.version().name()).orElseThrow();
      text.append("=== " + object.version().uri() + "\n");
      text.append(new String(content, StandardCharsets.UTF_8).stripTrailing() + "\n\n");
    }
    return objects.isEmpty() ? "The journal is empty.\n" : text.toString().stripTrailing() + "\n";
  }
}
