package dev.bqt.runtime.load;

import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.PathHash;

/**
 * Ids of load jobs, built as BqTail builds them: the same window, part and attempt always give the
 * same id, so that asking twice makes one job.
 */
final class JobIds {
  private static final int LONGEST = 900;

  private JobIds() {}

  /**
   * The id as legacy file names carry it: {@code <table>--<event id>_00001_load--dispatch}, with
   * part and attempt where there is more than one.
   */
  static String fileId(WindowRow window, int part, int parts, int attempt) {
    return window.tableText()
        + "--"
        + window.id()
        + "_00001_load"
        + (parts > 1 ? "_p%05d".formatted(part) : "")
        + (attempt > 1 ? "_a" + attempt : "")
        + "--dispatch";
  }

  /**
   * BigQuery's form of it: letters, digits, {@code _} and {@code -}, cut and hashed if too long.
   */
  static String jobId(String fileId) {
    String id = fileId.replace("/", "--").replaceAll("[^A-Za-z0-9_-]", "_");
    if (id.length() <= LONGEST) {
      return id;
    }
    String hash = Long.toUnsignedString(PathHash.of(fileId));
    return id.substring(0, LONGEST - hash.length() - 1) + "_" + hash;
  }
}
