package dev.bqt.e2e;

import dev.bqt.e2e.Moment.Act;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** JDBC URL of the ledger. */
  String ledgerUrl() {
    return "jdbc:h2:file:" + root.resolve("state").resolve("ledger").toAbsolutePath();
  }

  /** Does it, and says what it did. */
  String apply(Act act, long second) {
    Path file = buckets().resolve(act.object());
    try {
      if (act.isDelete()) {
        Files.delete(file);
        return "somebody deletes gs://" + act.object();
      }
      return act.onlyMakesFolder() ? makeFolder(act, file) : put(act, file, second);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String makeFolder(Act act, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return "there is gs://" + act.object().substring(0, act.object().lastIndexOf('/') + 1);
  }

  private static String put(Act act, Path file, long second) throws IOException {
    boolean replaces = Files.exists(file);
    long modified = act.modified(second);
    Files.createDirectories(file.getParent());
    Files.copy(act.content(), file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, FileTime.from(SimulatedClock.START.plusSeconds(modified)));
    String dated = modified == second ? "" : ", dated " + modified + " s";
    return (replaces ? "somebody replaces gs://" : "somebody puts gs://") + act.object() + dated;
  }

  private Path buckets() {
    return root.resolve("buckets");
  }
}
