package dev.bqt.runtime.ledger;

import java.time.Instant;
import java.util.List;

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
 * @param targets what it is about where its rule names URLs, fixed before its first call; null
 *     before that, and where it is about the objects of its window
 * @param progress how far it has come with the objects of its window
 */
public record StepRow(
    long windowId,
    Chain chain,
    int place,
    String action,
    State state,
    long epoch,
    Retry retry,
    String reason,
    List<Target> targets,
    StepProgress progress) {
  /** Copies the list. */
  public StepRow {
    targets = targets == null ? null : List.copyOf(targets);
  }

  /**
   * A generation that a step is about.
   *
   * @param bucket name of the bucket
   * @param name name of the object
   * @param generation Cloud Storage's number of this content
   */
  public record Target(String bucket, String name, long generation) {}

  /** The same, about these generations and no others. */
  public StepRow about(List<Target> generations) {
    return with(state, epoch, retry, reason, generations, progress);
  }

  /** The same after a change that raised its epoch. */
  StepRow changed() {
    return with(state, epoch + 1, retry, reason, targets, progress);
  }

  /** The same, somewhere else; planned anew it begins with the first object. */
  public StepRow to(State next, String why) {
    StepProgress kept = next == State.PLANNED ? StepProgress.NONE : progress;
    return with(next, epoch, Retry.FRESH, why, targets, kept);
  }

  /** The same, tried once more without success. */
  public StepRow triedAt(Instant now, String why) {
    return with(state, epoch, retry.failedAt(now, Retry.PASSING), why, targets, progress);
  }

  /** The same, so far done; the rest is for the next pass. */
  public StepRow reached(StepProgress next) {
    return with(state, epoch, Retry.FRESH, null, targets, next);
  }

  private StepRow with(State s, long e, Retry r, String why, List<Target> t, StepProgress p) {
    return new StepRow(windowId, chain, place, action, s, e, r, why, t, p);
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
