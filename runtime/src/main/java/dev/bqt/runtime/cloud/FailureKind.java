package dev.bqt.runtime.cloud;

/**
 * What a failure of Cloud Storage or BigQuery means for us: decided once, here at the door, from
 * HTTP status and reason, never from the text of a message.
 */
public enum FailureKind {
  /** Passing: the same request again, soon. */
  AGAIN,
  /** A quota: the same request again, much later. */
  AGAIN_LATER,
  /** The job failed through no fault of data or rule: again under a new id. */
  NEW_ID,
  /** The job exists already: look at it. */
  ATTACH,
  /** A file cannot be loaded as it is. */
  BAD_DATA,
  /** The rule asks for what cannot be: no such table, not allowed, not valid. */
  BAD_RULE,
  /** Credentials or permissions: nothing is done until a person has acted. */
  REFUSED,
  /** A request that we should never have sent: our own fault. */
  OURS;

  /**
   * Whether the same request, asked again later, may well be answered otherwise. An {@link #ATTACH}
   * that comes to us is a collision with something that was not there when we looked.
   */
  public boolean isPassing() {
    return this == AGAIN || this == AGAIN_LATER || this == ATTACH;
  }
}
