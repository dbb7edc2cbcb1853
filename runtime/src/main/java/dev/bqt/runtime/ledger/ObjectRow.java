package dev.bqt.runtime.ledger;

import java.time.Instant;

/**
 * A generation of an object, and what has become of it.
 *
 * @param bucket name of the bucket
 * @param name name of the object
 * @param generation Cloud Storage's number of this content
 * @param state where it stands
 * @param windowId window that it belongs to; null when none ever held it
 * @param jobId load job that carries or carried it; null before the window is frozen
 * @param sizeBytes size of the content
 * @param timeCreated when this generation came to be
 * @param ruleSet version of the rule set that judged it
 * @param reason why it is in this state, for people; null when the state says all
 * @param takenTo {@code gs://} URL that a failure step of its rule has moved it to; empty when one
 *     has deleted it, null when it was left where it is
 */
public record ObjectRow(
    String bucket,
    String name,
    long generation,
    State state,
    Long windowId,
    String jobId,
    long sizeBytes,
    Instant timeCreated,
    long ruleSet,
    String reason,
    String takenTo) {

  /** One that no failure step has taken away. */
  public ObjectRow(
      String bucket,
      String name,
      long generation,
      State state,
      Long windowId,
      String jobId,
      long sizeBytes,
      Instant timeCreated,
      long ruleSet,
      String reason) {
    this(
        bucket,
        name,
        generation,
        state,
        windowId,
        jobId,
        sizeBytes,
        timeCreated,
        ruleSet,
        reason,
        null);
  }

  /** {@code gs://bucket/name}. */
  public String uri() {
    return "gs://" + bucket + "/" + name;
  }

  /** The same, somewhere else. */
  public ObjectRow to(State next, String why) {
    return with(next, jobId, why);
  }

  /** The same, carried by this job. */
  public ObjectRow in(String job) {
    return with(state, job, reason);
  }

  /** The same, in a load that was not its own: a person decides, and it is in no window. */
  public ObjectRow heldWithAnother(String why) {
    return new ObjectRow(
        bucket,
        name,
        generation,
        State.HELD,
        null,
        jobId,
        sizeBytes,
        timeCreated,
        ruleSet,
        why,
        takenTo);
  }

  /** Whether it lies somewhere else now, moved by a failure step of its rule. */
  public boolean isMoved() {
    return takenTo != null && !takenTo.isEmpty();
  }

  /**
   * The same, taken away by a failure step.
   *
   * @param url where it is now; empty when it was deleted
   */
  public ObjectRow takenTo(String url) {
    return new ObjectRow(
        bucket,
        name,
        generation,
        state,
        windowId,
        jobId,
        sizeBytes,
        timeCreated,
        ruleSet,
        reason,
        url);
  }

  private ObjectRow with(State s, String job, String why) {
    return new ObjectRow(
        bucket, name, generation, s, windowId, job, sizeBytes, timeCreated, ruleSet, why, takenTo);
  }

  /** Where a generation stands; all but the first two are final. */
  public enum State {
    /** In a window. */
    ENROLLED,
    /** Named in a job that BigQuery has taken. */
    SUBMITTED,
    /** Its rows are in the table. */
    LOADED,
    /** Its job failed or was refused; it is loaded again when a person asks for it. */
    FAILED,
    /** Moved away from the rest because it could not be loaded. */
    QUARANTINED,
    /** Never enrolled: no rule may take it as it is. */
    REFUSED,
    /** A newer generation took its name before it was loaded. */
    SUPERSEDED,
    /** Deleted by somebody before it was loaded. */
    GONE,
    /** Somebody else's window holds it. */
    FOREIGN,
    /** A person has to decide. */
    HELD
  }
}
