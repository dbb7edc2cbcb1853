package dev.bqt.runtime.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which generations are live, for a set of names: by listing, never by a call per name. Where
 * strangers lie between the names it jumps over them, so there are never more calls than names, and
 * never more than pages.
 */
public final class LiveObjects {
  private final ObjectStore store;

  /** Looks into this store. */
  public LiveObjects(ObjectStore store) {
    this.store = store;
  }

  /** The live generations of these names; a name without one is not in the map. */
  public Map<String, StoredObject> of(String bucket, Collection<String> wanted) {
    Map<String, StoredObject> live = new HashMap<>();
    if (wanted.isEmpty()) {
      return live;
    }
    List<String> names = wanted.stream().distinct().sorted(LiveObjects::inUtf8Order).toList();
    String end = names.get(names.size() - 1) + " ";
    Iterator<String> ahead = names.iterator();
    Set<String> asked = new HashSet<>(names);
    Listing next = new Listing(bucket, "", ahead.next(), end, null);
    while (next != null) {
      ObjectPage page = store.list(next);
      page.objects().stream()
          .filter(object -> asked.contains(object.version().name()))
          .forEach(object -> live.put(object.version().name(), object));
      next = page.nextPageToken() == null ? null : after(page, next, ahead);
    }
    return live;
  }

  private static Listing after(ObjectPage page, Listing listing, Iterator<String> ahead) {
    if (page.objects().isEmpty()) {
      return listing.from(page.nextPageToken());
    }
    String seen = page.objects().get(page.objects().size() - 1).version().name();
    String wanted = firstAfter(seen, ahead);
    return wanted == null
        ? null
        : new Listing(listing.bucket(), "", wanted, listing.endOffset(), null);
  }

  private static String firstAfter(String seen, Iterator<String> ahead) {
    while (ahead.hasNext()) {
      String name = ahead.next();
      if (inUtf8Order(name, seen) > 0) {
        return name;
      }
    }
    return null;
  }

  /** Cloud Storage lists in the order of UTF-8 bytes; Java compares UTF-16. */
  private static int inUtf8Order(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
