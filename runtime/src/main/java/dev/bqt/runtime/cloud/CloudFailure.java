package dev.bqt.runtime.cloud;

/** A request to Cloud Storage or BigQuery that was not granted, or whose answer never came. */
public final class CloudFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final int status;
  private final String reason;

  /**
   * @param kind what it means for us
   * @param status HTTP status; 0 when no answer came
   * @param reason Google's word, such as {@code notFound}; empty when there was none
   * @param message what was asked, of which resource, and what was answered, for people
   * @param cause the client's exception
   */
  public CloudFailure(
      FailureKind kind, int status, String reason, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.status = status;
    this.reason = reason;
  }

  /** What it means for us. */
  public FailureKind kind() {
    return kind;
  }

  /** HTTP status; 0 when no answer came. */
  public int status() {
    return status;
  }

  /**
   * Whether asking again is of no use until a person has acted. What passes is not final, nor is an
   * answer that could not be read: what was asked for may have been done.
   */
  public boolean isFinal() {
    return !kind.isPassing() && (status != 0 || kind != FailureKind.OURS);
  }

  /** Google's word; empty when there was none. */
  public String reason() {
    return reason;
  }
}
