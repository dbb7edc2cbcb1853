package dev.bqt.runtime.journal;

import dev.bqt.runtime.cloud.Folder;
import java.util.List;
import java.util.Map;

/**
 * Where the runner's files lie: each kind in a folder of any bucket.
 *
 * @param tasks {@code .win}, {@code .wis} and task files
 * @param running process files of windows that are being loaded
 * @param done process files of windows that have ended
 * @param errors what BigQuery said when a job failed
 */
public record JournalFolders(Folder tasks, Folder running, Folder done, Folder errors) {

  /**
   * An object.
   *
   * @param bucket name of the bucket
   * @param name of the object
   */
  record Place(String bucket, String name) {
    String url() {
      return "gs://" + bucket + "/" + name;
    }
  }

  /** All in one bucket, as {@link JournalPaths} names them. */
  public static JournalFolders in(String bucket) {
    return new JournalFolders(
        new Folder(bucket, JournalPaths.TASKS),
        new Folder(bucket, JournalPaths.RUNNING),
        new Folder(bucket, JournalPaths.DONE),
        new Folder(bucket, JournalPaths.ERRORS));
  }

  /** All of them. */
  public List<Folder> all() {
    return List.of(tasks, running, done, errors);
  }

  /**
   * Where a file is.
   *
   * @param path from {@link JournalPaths}
   */
  Place place(String path) {
    Map<String, Folder> folders =
        Map.of(
            JournalPaths.TASKS, tasks,
            JournalPaths.RUNNING, running,
            JournalPaths.DONE, done,
            JournalPaths.ERRORS, errors);
    return folders.entrySet().stream()
        .filter(folder -> path.startsWith(folder.getKey()))
        .findFirst()
        .map(
            folder ->
                new Place(
                    folder.getValue().bucket(),
                    folder.getValue().prefix() + path.substring(folder.getKey().length())))
        .orElseThrow(() -> new IllegalArgumentException("no file of the journal: " + path));
  }
}
