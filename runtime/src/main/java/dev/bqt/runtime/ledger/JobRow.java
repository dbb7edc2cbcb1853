package dev.bqt.runtime.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * A load job, from its plan to its end.
 *
 * @param id BigQuery job id
 * @param windowId window whose objects it loads
 * @param part which part of the window, from 1
 * @param attempt which attempt of that part, from 1
 * @param project project that runs it
 * @param location BigQuery location
 * @param request the whole request, as JSON; null where it was not read
 * @param state where it stands
 * @param epoch raised by every change
 * @param planned when it was planned
 * @param outputRows rows that it wrote; 0 until it has succeeded
 * @param retry how often its insert was tried without success
 * @param reason why it failed; null when it did not
 * @param asked when BigQuery was last asked for it and may have taken it; null before that
 */
public record JobRow(
    String id,
    long windowId,
    int part,
    int attempt,
    String project,
    String location,
    String request,
    State state,
    long epoch,
    Instant planned,
    long outputRows,
    Retry retry,
    String reason,
    Instant asked) {

  /** The same, somewhere else. */
  public JobRow to(State next, String why) {
    return with(next, outputRows, Retry.FRESH, why);
  }

  /** The same, ended well. */
  public JobRow succeeded(long rows) {
    return with(State.SUCCEEDED, rows, Retry.FRESH, null);
  }

  /**
   * The same, tried once more without success.
   *
   * @param longest wait before the next try
   */
  public JobRow triedAt(Instant now, String why, Duration longest) {
    return with(state, outputRows, retry.failedAt(now, longest), why);
  }

  /** The same, asked for at this time: it counts among the jobs of its table. */
  public JobRow askedAt(Instant now) {
    return with(state, outputRows, retry, reason, now);
  }

  /** The same without its request, which may be large. */
  JobRow brief() {
    return new JobRow(
        id,
        windowId,
        part,
        attempt,
        project,
        location,
        null,
        state,
        epoch,
        planned,
        outputRows,
        retry,
        reason,
        asked);
  }

  private JobRow with(State s, long rows, Retry r, String why) {
    return with(s, rows, r, why, asked);
  }

  private JobRow with(State s, long rows, Retry r, String why, Instant a) {
    return new JobRow(
        id, windowId, part, attempt, project, location, request, s, epoch, planned, rows, r, why,
        a);
  }

  /** Where a job stands; all but the first two are ends. */
  public enum State {
    /** Written down, perhaps asked for. */
    PLANNED,
    /** BigQuery has taken it. */
    SUBMITTED,
    /** Its rows are in the table. */
    SUCCEEDED,
    /**
     * BigQuery had taken it and does not know it any more: a person says whether its rows are in
     * the table.
     */
    LOST,
    /** BigQuery ran it and it failed: nothing of it is in the table. */
    FAILED,
    /** BigQuery did not take it; whoever is still asking for it may yet bring it to life. */
    REFUSED,
    /** The same, and its id is used up, by us or by somebody else's job: it never comes to life. */
    BURNED,
    /**
     * BigQuery took it and stopped it for a person to see to: somebody cancelled it, or may not do
     * what it was to do. Nothing of it is in the table, and nothing is wrong with its files.
     */
    STOPPED;

    /** Whether it has ended, and nothing of it is in the table. */
    public boolean isFailure() {
      return ordinal() >= FAILED.ordinal();
    }

    /** Whether it has ended. */
    public boolean isEnd() {
      return ordinal() >= SUCCEEDED.ordinal();
    }
  }
}
