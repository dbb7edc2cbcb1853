package dev.bqt.runtime.ledger;

import java.time.Instant;

/**
 * A window: the objects of one rule, table, folder, ending and span of time.
 *
 * @param id event id, 63 bits
 * @param stem event id that the ids of its jobs are made from: its own, or, where its objects are
 *     tried again, that of the window that was first opened so
 * @param key what makes it this window and no other
 * @param tableText the table as the rule wrote it, expansions done; legacy file names carry it
 * @param state where it stands
 * @param epoch raised by every change; a change that names an older one changes nothing
 * @param place where its objects lie
 * @param closesAfter a scan that began at or after this time and has completed lets it close
 * @param opened when it was opened
 * @param journal whether its {@code .win} is in the bucket
 * @param failed whether a job of it failed: its failure steps are run, and it ends FAILED
 * @param retry how often it was tried without success, and when next
 * @param reason why it is in this state, for people; null when the state says all
 */
public record WindowRow(
    long id,
    long stem,
    WindowKey key,
    String tableText,
    State state,
    long epoch,
    WindowPlace place,
    Instant closesAfter,
    Instant opened,
    Journal journal,
    boolean failed,
    Retry retry,
    String reason) {

  /** The same, somewhere else. */
  public WindowRow to(State next, String why) {
    return with(next, journal, failed, Retry.FRESH, why);
  }

  /** The same, with its {@code .win} written, deleted or not needed. */
  public WindowRow withJournal(JournalState next, String name) {
    return with(state, new Journal(next, name), failed, retry, reason);
  }

  /** The same, one of its jobs having failed, or none. */
  public WindowRow withFailed(boolean oneHas) {
    return with(state, journal, oneHas, retry, reason);
  }

  /** The same, after a success that follows failures. */
  public WindowRow recovered() {
    return with(state, journal, failed, Retry.FRESH, null);
  }

  /** The same, tried once more without success. */
  public WindowRow triedAt(Instant now, String why) {
    return with(state, journal, failed, retry.failedAt(now, Retry.PASSING), why);
  }

  private WindowRow with(State s, Journal j, boolean f, Retry r, String why) {
    return new WindowRow(
        id, stem, key, tableText, s, epoch, place, closesAfter, opened, j, f, r, why);
  }

  /** Where a window stands; {@link #DONE} and all after it are final. */
  public enum State {
    /** Objects may join. */
    OPEN,
    /** Its list of objects is frozen, its jobs and steps are planned. */
    CLOSED,
    /** At least one of its jobs was taken by BigQuery. */
    LOADING,
    /** All of its jobs have ended; its steps are run. */
    ACTING,
    /** All is done. */
    DONE,
    /** A job or a step failed. */
    FAILED,
    /** An object was replaced while it was loaded: a person decides. */
    AMBIGUOUS,
    /** Somebody else holds the same window. */
    FOREIGN;

    /** Whether nothing more will be done without a person. */
    public boolean isFinal() {
      return ordinal() >= DONE.ordinal();
    }
  }

  /**
   * What is in the bucket of it.
   *
   * @param state whether its {@code .win} is there
   * @param name name of the {@code .win} without folder and ending; null before it is published
   */
  public record Journal(JournalState state, String name) {}

  /** The life of a {@code .win} file. */
  public enum JournalState {
    /** Not written yet. */
    PENDING,
    /** In the bucket. */
    PUBLISHED,
    /** Deleted again, or never needed. */
    NONE
  }
}
