package dev.bqt.e2e.view;

import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import java.util.ArrayList;
import java.util.List;

/** All objects of a bucket, from all pages. */
final class Listings {
  private Listings() {}

  static List<StoredObject> of(ObjectStore store, String bucket) {
    List<StoredObject> objects = new ArrayList<>();
    Listing next = Listing.of(bucket, "");
    while (next != null) {
      ObjectPage page = store.list(next);
      objects.addAll(page.objects());
      next = page.nextPageToken() == null ? null : next.from(page.nextPageToken());
    }
    return objects;
  }
}
