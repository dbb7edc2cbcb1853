package dev.bqt.runtime.ledger;

import java.time.Instant;

/**
 * An action that follows the jobs of a window.
 *
 * @param windowId window
 * @param chain whether it follows success or failure
 * @param place its place in the rule's list, from 0
 * @param action its name, such as {@code delete}
 * @param state where it stands
 * @param epoch raised by every change
 * @param retry how often it was tried without success
 * @param reason why it failed, or what it left alone; null when there is nothing to say
 */
public record StepRow(
    long windowId,
    Chain chain,
    int place,
    String action,
    State state,
    long epoch,
    Retry retry,
    String reason) {

  /** The same, somewhere else. */
  public StepRow to(State next, String why) {
    return new StepRow(windowId, chain, place, action, next, epoch, Retry.FRESH, why);
  }

  /** The same, tried once more without success. */
  public StepRow triedAt(Instant now, String why) {
    return new StepRow(
        windowId, chain, place, action, state, epoch, retry.failedAt(now, Retry.PASSING), why);
  }

  /** Which of a rule's two lists. */
  public enum Chain {
    /** Run when all jobs have succeeded. */
    SUCCESS,
    /** Run when all jobs have ended and one has failed. */
    FAILURE
  }

  /** Where a step stands. */
  public enum State {
    /** To be done. */
    PLANNED,
    /** Done. */
    DONE,
    /** Given up. */
    FAILED
  }
}
