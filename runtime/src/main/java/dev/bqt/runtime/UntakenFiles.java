package dev.bqt.runtime;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.WatchedBuckets;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.route.Route;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules whose files land where they move files to: they take none of them, for they never take what
 * they have moved. A rule that has taken something before is not meant.
 */
final class UntakenFiles {
  private static final Logger LOG = LoggerFactory.getLogger(UntakenFiles.class);

  private final Ledger ledger;
  private final ObjectStore store;
  private final WatchedBuckets watched;

  UntakenFiles(Ledger ledger, ObjectStore store, WatchedBuckets watched) {
    this.ledger = ledger;
    this.store = store;
    this.watched = watched;
  }

  /** A sentence for each such rule and bucket. Where a bucket cannot be looked into, none. */
  List<String> of(List<Route> routes) {
    List<String> sentences = new ArrayList<>();
    for (Route route : routes) {
      List<String> buckets = route.disabled() ? List.of() : RouteMatcher.untaken(route);
      if (!buckets.isEmpty() && !ledger.read(tx -> tx.windows().areThereOf(route.key()))) {
        buckets.stream()
            .filter(bucket -> holdsFiles(bucket, RouteMatcher.scanPrefix(route)))
            .map(bucket -> sentence(route, bucket))
            .forEach(sentences::add);
      }
    }
    return sentences;
  }

  private boolean holdsFiles(String bucket, String prefix) {
    try {
      return watched.in(store).contains(bucket)
          && store.list(Listing.of(bucket, prefix)).objects().stream()
              .anyMatch(object -> !watched.hides(bucket, object.version().name()));
    } catch (CloudFailure failure) {
      LOG.info("gs://{}/{} is not looked into: {}", bucket, prefix, failure.getMessage());
      return false;
    }
  }

  private static String sentence(Route route, String bucket) {
    return "rule \"%s\" takes nothing of gs://%s/%s: that is where it moves its own files to"
        .formatted(route.name(), bucket, RouteMatcher.scanPrefix(route));
  }
}
