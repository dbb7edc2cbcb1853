package dev.bqt.runtime.cli.rules;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.route.RouteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Rules in a folder of Cloud Storage and in those inside, as {@code RulesURL} names them. */
public final class RuleBucket implements RuleOrigin {
  /** So often the folder is listed to see all of its rules at once. */
  private static final int LISTINGS = 5;

  private final ObjectStore store;
  private final Folder folder;
  private final String whyUnseen;

  /** The rules in this folder; one whose name ends as a rule's does may be a single file. */
  public RuleBucket(ObjectStore store, Folder folder) {
    this(store, folder, "");
  }

  /**
   * The same.
   *
   * @param whyUnseen why what was written just now may not be there yet: the end of a sentence
   */
  public RuleBucket(ObjectStore store, Folder folder, String whyUnseen) {
    this.store = store;
    this.folder = folder;
    this.whyUnseen = whyUnseen;
  }

  @Override
  public Map<String, String> stamps() {
    Map<String, String> stamps = new TreeMap<>();
    objects()
        .forEach(
            object ->
                stamps.put(object.version().uri(), Long.toString(object.version().generation())));
    if (stamps.isEmpty()) {
      throw new RulesAmiss(
          "there are no rules (.bqt, .json, .yaml) below " + folder.url() + whyUnseen, null);
    }
    return stamps;
  }

  /** Without one that goes while they are read the others are no set: they are listed anew. */
  @Override
  public List<RouteSource> read() {
    for (int left = LISTINGS; left > 0; left--) {
      List<StoredObject> objects = objects();
      List<RouteSource> documents = documents(objects);
      if (documents.size() == objects.size()) {
        return documents;
      }
    }
    throw new RulesAmiss("rules below " + folder.url() + " go while they are read", null);
  }

  private List<RouteSource> documents(List<StoredObject> objects) {
    List<RouteSource> documents = new ArrayList<>();
    for (StoredObject object : objects) {
      String name = object.version().name();
      Optional<byte[]> content = asked(() -> store.read(folder.bucket(), name));
      content.ifPresent(bytes -> documents.add(new RouteSource(object.version().uri(), bytes)));
    }
    return documents;
  }

  private List<StoredObject> objects() {
    String prefix = folder.prefix();
    String file = prefix.isEmpty() ? prefix : prefix.substring(0, prefix.length() - 1);
    boolean mayBeFile = RuleEnding.isRules(file);
    List<StoredObject> objects = new ArrayList<>();
    Listing next = Listing.of(folder.bucket(), mayBeFile ? file : prefix);
    while (next != null) {
      Listing listing = next;
      ObjectPage page = asked(() -> store.list(listing));
      page.objects().stream()
          .filter(object -> isOurs(object.version().name(), file, prefix))
          .forEach(objects::add);
      next = page.nextPageToken() == null ? null : listing.from(page.nextPageToken());
    }
    return objects;
  }

  /** BqTail takes {@code .yml} for no rule. */
  private static boolean isOurs(String name, String file, String prefix) {
    return (name.equals(file) || name.startsWith(prefix))
        && RuleEnding.isRules(name)
        && !name.endsWith(".yml");
  }

  private static <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (CloudFailure failure) {
      throw new RulesAmiss("rules cannot be read: " + failure.getMessage(), failure);
    }
  }
}
