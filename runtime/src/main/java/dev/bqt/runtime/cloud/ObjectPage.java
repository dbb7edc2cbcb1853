package dev.bqt.runtime.cloud;

import java.util.List;

/**
 * One page of a listing.
 *
 * @param objects in lexicographic order; may be empty although more pages follow
 * @param nextPageToken null on the last page
 */
public record ObjectPage(List<StoredObject> objects, String nextPageToken) {
  /** Copies the list. */
  public ObjectPage {
    objects = List.copyOf(objects);
  }
}
