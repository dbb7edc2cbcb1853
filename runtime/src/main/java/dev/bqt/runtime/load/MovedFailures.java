package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.LiveObjects;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Failed objects that a failure step of their rule has moved. As long as something is where they
 * were moved to somebody has to see to them: then they stay FAILED.
 */
final class MovedFailures {
  private static final Pattern URL = Pattern.compile("gs://([^/]+)/(.+)");

  private final LiveObjects objects;

  MovedFailures(ObjectStore store) {
    this.objects = new LiveObjects(store);
  }

  /**
   * Where failed objects are.
   *
   * @param there they lie where they were moved to
   * @param elsewhere never moved, or taken from there
   */
  record Whereabouts(List<ObjectRow> there, List<ObjectRow> elsewhere) {

    /** Adds how many of them lie in each place. */
    void count(Map<String, Integer> places) {
      there.forEach(object -> places.merge(place(object), 1, Integer::sum));
    }

    /** For each place what to do about so many files there. */
    static List<String> sentences(Map<String, Integer> places) {
      return places.entrySet().stream()
          .map(place -> sentence(place.getKey(), place.getValue()))
          .toList();
    }

    private static String sentence(String place, int files) {
      boolean one = files == 1;
      String it = one ? "it" : "them";
      return ("%,d failed %s in %s, moved there by the rule: mend and deliver %s anew,"
              + " then delete %s")
          .formatted(files, one ? "file stays" : "files stay", place, it, it);
    }

    /** The folder that the rule names: what is moved keeps its name below it. */
    private static String place(ObjectRow object) {
      String url = object.takenTo();
      return url.endsWith("/" + object.name())
          ? url.substring(0, url.length() - object.name().length())
          : url;
    }
  }

  /** Looks where they are. May throw {@link dev.bqt.runtime.cloud.CloudFailure}. */
  Whereabouts of(List<ObjectRow> failed) {
    Map<String, List<String>> names = new HashMap<>();
    for (ObjectRow object : failed) {
      Matcher target = target(object);
      if (target.matches()) {
        names.computeIfAbsent(target.group(1), bucket -> new ArrayList<>()).add(target.group(2));
      }
    }
    Map<String, Map<String, StoredObject>> live = new HashMap<>();
    names.forEach((bucket, wanted) -> live.put(bucket, objects.of(bucket, wanted)));
    Map<Boolean, List<ObjectRow>> byPlace =
        failed.stream().collect(Collectors.partitioningBy(object -> isThere(object, live)));
    return new Whereabouts(byPlace.get(true), byPlace.get(false));
  }

  private static boolean isThere(ObjectRow object, Map<String, Map<String, StoredObject>> live) {
    Matcher target = target(object);
    return target.matches() && live.get(target.group(1)).containsKey(target.group(2));
  }

  private static Matcher target(ObjectRow object) {
    return URL.matcher(object.takenTo() == null ? "" : object.takenTo());
  }
}
