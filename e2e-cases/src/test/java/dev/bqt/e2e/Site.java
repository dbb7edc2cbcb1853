package dev.bqt.e2e;

import dev.bqt.e2e.Moment.Act;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The directory that stands for Cloud Storage and BigQuery, as people see and change it. */
record Site(Path root) {

  /** Lays out an empty one with the case's tables. */
  static Site layOut(Path root, CaseFolder story) {
    Site site = new Site(root);
    try {
      Files.createDirectories(site.buckets().resolve("bqt-ops"));
      Files.copy(story.schema(), root.resolve("schema.sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return site;
  }

  /** Does it, and says what it did. */
  String apply(Act act, long second) {
    Path file = buckets().resolve(act.object());
    boolean replaces = Files.exists(file);
    try {
      if (act.isDelete()) {
        Files.delete(file);
      } else {
        Files.createDirectories(file.getParent());
        if (!act.onlyMakesFolder()) {
          put(act, file, second);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return act.told(second, replaces);
  }

  private static void put(Act act, Path file, long second) throws IOException {
    // As a copy of it arrives: another file under the name.
    Files.deleteIfExists(file);
    Files.write(file, act.content());
    long modified = act.modified(second);
    Files.setLastModifiedTime(file, FileTime.from(SimulatedClock.START.plusSeconds(modified)));
  }

  private Path buckets() {
    return root.resolve("buckets");
  }
}
