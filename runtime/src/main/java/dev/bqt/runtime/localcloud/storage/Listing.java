package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.memory.FileStamp;
import dev.bqt.runtime.localcloud.memory.NameOrder;
import dev.bqt.runtime.localcloud.memory.Sighting;
import dev.bqt.runtime.localcloud.memory.Sightings;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pages of objects. A walk that a page has left unfinished is kept for the page that follows, so
 * that a long listing reads each directory once; a page token alone suffices to begin anew.
 */
final class Listing {
  private static final int KEPT_WALKS = 8;
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Buckets buckets;
  private final Sightings sightings;
  private final HiddenFiles hidden;
  private final InstantSource clock;
  private final Map<ListQuery, Walk> walks = new LinkedHashMap<>();

  /** One page; the token is "" on the last. */
  record Page(List<LiveObject> objects, List<String> prefixes, String nextToken) {}

  /** A walk and the entry that it has read ahead, null at the end. */
  private static final class Walk {
    private final DirectoryWalk files;
    private LiveObject ahead;
    private Instant left;

    Walk(DirectoryWalk files) {
      this.files = files;
    }
  }

  Listing(Buckets buckets, Sightings sightings, HiddenFiles hidden, InstantSource clock) {
    this.buckets = buckets;
    this.sightings = sightings;
    this.hidden = hidden;
    this.clock = clock;
  }

  Page page(ListQuery query) throws IOException {
    Walk walk = resume(query);
    List<LiveObject> objects = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    while (walk.ahead != null && objects.size() + prefixes.size() < query.size()) {
      Optional<String> folded = folded(query, walk.ahead.name());
      if (folded.isPresent()) {
        prefixes.add(folded.get());
        walk.files.skip(folded.get());
      } else {
        objects.add(walk.ahead);
      }
      walk.ahead = read(query, walk.files);
    }
    sightings.commit();
    return new Page(objects, prefixes, keep(query, walk));
  }

  private Walk resume(ListQuery query) throws IOException {
    Walk walk;
    synchronized (walks) {
      walk = query.token().isEmpty() ? null : walks.remove(query);
    }
    if (walk == null || walk.left.plus(FRESH).isBefore(clock.instant())) {
      walk =
          new Walk(
              new DirectoryWalk(
                  buckets.folder(query.bucket()), query.prefix(), query.from(), hidden::saw));
      walk.ahead = read(query, walk.files);
    } else {
      walk.ahead = again(query, walk);
    }
    return walk;
  }

  /** The entry read ahead, as it is now. */
  private LiveObject again(ListQuery query, Walk walk) throws IOException {
    BasicFileAttributes attributes = DirectoryWalk.attributes(walk.ahead.file());
    if (attributes != null && attributes.isRegularFile()) {
      LiveObject object =
          look(
              query.bucket(),
              new DirectoryWalk.Entry(
                  walk.ahead.name(), walk.ahead.file(), FileStamp.of(attributes)));
      if (object.sighting().settled(clock.instant())) {
        return object;
      }
    }
    return read(query, walk.files);
  }

  private String keep(ListQuery query, Walk walk) {
    if (walk.ahead == null) {
      return "";
    }
    ListQuery next = query.next(walk.ahead.name());
    walk.left = clock.instant();
    synchronized (walks) {
      walks.put(next, walk);
      if (walks.size() > KEPT_WALKS) {
        walks.remove(walks.keySet().iterator().next());
      }
    }
    return next.token();
  }

  /** The next object, those that are still being written left out; null at the end. */
  private LiveObject read(ListQuery query, DirectoryWalk walk) throws IOException {
    DirectoryWalk.Entry entry = walk.next();
    Instant now = clock.instant();
    while (entry != null && !isPast(query, entry.name())) {
      LiveObject object = look(query.bucket(), entry);
      if (object.sighting().settled(now)) {
        return object;
      }
      entry = walk.next();
    }
    return null;
  }

  private LiveObject look(String bucket, DirectoryWalk.Entry entry) {
    FileStamp stamp = entry.stamp();
    Sighting sighting = sightings.look(bucket, entry.name(), stamp, hidden.knows(stamp));
    return new LiveObject(bucket, entry.name(), entry.file(), sighting);
  }

  private static boolean isPast(ListQuery query, String name) {
    return !query.end().isEmpty() && NameOrder.INSTANCE.compare(name, query.end()) >= 0;
  }

  private static Optional<String> folded(ListQuery query, String name) {
    if (query.delimiter().isEmpty()) {
      return Optional.empty();
    }
    int at = name.indexOf(query.delimiter(), query.prefix().length());
    return at < 0
        ? Optional.empty()
        : Optional.of(name.substring(0, at + query.delimiter().length()));
  }

  /** When the youngest file that is still being written would count as an object. */
  Optional<Instant> nextSettling() throws IOException {
    Instant now = clock.instant();
    Instant last = Instant.MIN;
    for (String bucket : buckets.names()) {
      DirectoryWalk walk = new DirectoryWalk(buckets.folder(bucket), "", "", hidden::saw);
      for (var entry = walk.next(); entry != null; entry = walk.next()) {
        Instant settles = look(bucket, entry).sighting().settles();
        last = settles.isAfter(last) ? settles : last;
      }
    }
    sightings.commit();
    return last.isAfter(now) ? Optional.of(last) : Optional.empty();
  }
}
