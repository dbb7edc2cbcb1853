package dev.bqt.runtime.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The only place where a name in the operations bucket is put together, as BqTail names its files.
 */
public final class JournalPaths {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH").withZone(ZoneOffset.UTC);

  private JournalPaths() {}

  /** Name of a window's files, without folder and ending. */
  public static String windowName(String table, long hash, Instant end) {
    return table + "_" + hash + "_" + end.getEpochSecond();
  }

  /** The file that says whose the window is. */
  public static String win(String windowName) {
    return "tasks/" + windowName + ".win";
  }

  /** The file that tells a legacy dispatcher that the window is being seen to. */
  public static String wis(String windowName) {
    return "tasks/" + windowName + ".wis";
  }

  /** The process file of a window that is being loaded. */
  public static String running(String table, long eventId) {
    return "journal/Running/" + table + "--" + eventId + ".run";
  }

  /** The process file of a window that is done; the hour is that in which it was opened. */
  public static String done(String table, long eventId, Instant opened) {
    return "journal/Done/" + table + "/" + HOUR.format(opened) + "/" + eventId + ".run";
  }

  /** Folder of the task files of a project's jobs in a location. */
  public static String tasks(String project, String location) {
    return "tasks/proj:" + project + ":" + location + "/";
  }

  /** What BigQuery said when a job of the window failed. */
  public static String error(String table, long eventId) {
    return "errors/" + table + "/" + eventId + ".err";
  }
}
