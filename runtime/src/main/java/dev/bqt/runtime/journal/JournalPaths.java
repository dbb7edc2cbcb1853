package dev.bqt.runtime.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The only place where the path of a file of ours is put together, as BqTail names its files. Each
 * path begins with one of four folders; {@link JournalFolders} says where those are.
 */
public final class JournalPaths {
  static final String TASKS = "tasks/";
  static final String RUNNING = "journal/Running/";
  static final String DONE = "journal/Done/";
  static final String ERRORS = "errors/";

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH").withZone(ZoneOffset.UTC);

  private JournalPaths() {}

  /** Name of a window's files, without folder and ending. */
  public static String windowName(String table, long hash, Instant end) {
    return table + "_" + hash + "_" + end.getEpochSecond();
  }

  /** The file that says whose the window is. */
  public static String win(String windowName) {
    return TASKS + windowName + ".win";
  }

  /** The file that tells a legacy dispatcher that the window is being seen to. */
  public static String wis(String windowName) {
    return TASKS + windowName + ".wis";
  }

  /** The process file of a window that is being loaded. */
  public static String running(String table, long eventId) {
    return RUNNING + table + "--" + eventId + ".run";
  }

  /** The process file of a window that is done; the hour is that in which it was opened. */
  public static String done(String table, long eventId, Instant opened) {
    return DONE + table + "/" + HOUR.format(opened) + "/" + eventId + ".run";
  }

  /** Folder of the task files of a project's jobs in a location. */
  public static String tasks(String project, String location) {
    return TASKS + "proj:" + project + ":" + location + "/";
  }

  /** What BigQuery said when a job of the window failed. */
  public static String error(String table, long eventId) {
    return ERRORS + table + "/" + eventId + ".err";
  }
}
