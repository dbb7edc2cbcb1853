package dev.bqt.runtime.load;

import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.PathHash;

/**
 * Ids of load jobs, built as BqTail builds them. What is tried again goes on in the row of ids that
 * its first job began, and so does whoever tries it with a ledger of his own: each asks for an id
 * when all before it have come to nothing, so one of them only is a job that loads.
 */
final class JobIds {
  private static final int LONGEST = 900;

  private JobIds() {}

  /**
   * The first id for a part of that window that the ledger does not know.
   *
   * @param several whether the window has, or had, more than one part
   */
  static String next(Transaction tx, WindowRow window, int part, boolean several) {
    for (int number = 1; ; number++) {
      String id = jobId(fileId(window, part, several, number));
      if (tx.jobs().changed(id).isEmpty()) {
        return id;
      }
    }
  }

  /**
   * The id as legacy file names carry it: {@code <table>--<event id>_00001_load--dispatch}, with
   * part and number where there is more than one.
   */
  private static String fileId(WindowRow window, int part, boolean several, int number) {
    return window.tableText()
        + "--"
        + window.stem()
        + "_00001_load"
        + (several ? "_p%05d".formatted(part) : "")
        + (number > 1 ? "_a" + number : "")
        + "--dispatch";
  }

  /**
   * BigQuery's form of it: letters, digits, {@code _} and {@code -}, cut and hashed if too long.
   */
  private static String jobId(String fileId) {
    String id = fileId.replace("/", "--").replaceAll("[^A-Za-z0-9_-]", "_");
    if (id.length() <= LONGEST) {
      return id;
    }
    String hash = Long.toUnsignedString(PathHash.of(fileId));
    return id.substring(0, LONGEST - hash.length() - 1) + "_" + hash;
  }
}
