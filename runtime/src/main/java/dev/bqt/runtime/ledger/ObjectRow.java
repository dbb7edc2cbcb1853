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
  private static final String GONE = "its name was gone when its load had ended";
  private static final String IN_ITS_PLACE =
      "it was there when the load of an earlier generation had ended, which waits for a decision";

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

  /** The same, loaded; nothing was live under its name when its job had ended. */
  public ObjectRow loadedAndGone() {
    return to(State.LOADED, GONE);
  }

  /** The same, once something is under its name again that was not there then. */
  public ObjectRow cameBack() {
    return to(state, GONE + "; it has come back since");
  }

  /**
   * Whether it was loaded, and its name was gone by then. Another generation that was listed before
   * may have been there meanwhile: the job has read the one or the other.
   */
  public boolean isLoadedAndGone() {
    return state == State.LOADED && GONE.equals(reason);
  }

  /** The same, found live when the load of another generation of its name had ended. */
  public ObjectRow heldInThePlaceOfAnother() {
    return heldWithAnother(IN_ITS_PLACE);
  }

  /** Whether it was live when the load of another generation of its name had ended. */
  public boolean isInThePlaceOfAnother() {
    return IN_ITS_PLACE.equals(reason);
  }

  /**
   * The same, loaded by the job of another generation of its name: it goes on in that one's window.
   */
  public ObjectRow loadedFor(ObjectRow other, String why) {
    return new ObjectRow(
        bucket,
        name,
        generation,
        State.LOADED,
        other.windowId,
        other.jobId,
        sizeBytes,
        timeCreated,
        ruleSet,
        why,
        takenTo);
  }

  /**
   * Whether this content may have come after that one. Cloud Storage promises that the generations
   * of a name differ, not that they grow ("Object Versioning and Concurrency Control"), and clocks
   * may go back: one of the two is enough.
   */
  public boolean mayBeLaterThan(ObjectRow other) {
    return generation != other.generation
        && (generation > other.generation || timeCreated.isAfter(other.timeCreated));
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
