package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.LiveObjects;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.ledger.ObjectRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** Those of these that do not lie where they were moved to: never moved, or taken from there. */
  List<ObjectRow> withoutThoseThere(List<ObjectRow> failed) {
    Map<String, List<String>> names = new HashMap<>();
    for (ObjectRow object : failed) {
      Matcher target = target(object);
      if (target.matches()) {
        names.computeIfAbsent(target.group(1), bucket -> new ArrayList<>()).add(target.group(2));
      }
    }
    List<ObjectRow> rest = new ArrayList<>(failed);
    names.forEach(
        (bucket, wanted) -> {
          Map<String, ?> there = objects.of(bucket, wanted);
          rest.removeIf(object -> isThere(object, bucket, there));
        });
    return rest;
  }

  private static boolean isThere(ObjectRow object, String bucket, Map<String, ?> there) {
    Matcher target = target(object);
    return target.matches() && target.group(1).equals(bucket) && there.containsKey(target.group(2));
  }

  private static Matcher target(ObjectRow object) {
    return URL.matcher(object.takenTo() == null ? "" : object.takenTo());
  }
}
