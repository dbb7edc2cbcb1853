package dev.bqt.runtime.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A job as BigQuery tells it.
 *
 * @param name project, location and id
 * @param state where it stands
 * @param failure why it failed ({@code errorResult}); null while it runs and when it succeeded
 * @param errors all of {@code status.errors}; also warnings of a job that succeeded
 * @param labels as submitted
 * @param sourceUris of a load; empty for other jobs
 * @param outputRows rows that a load has written; 0 until it is done
 * @param created when BigQuery took it; null when it was not told
 */
public record JobReport(
    JobName name,
    State state,
    JobError failure,
    List<JobError> errors,
    Map<String, String> labels,
    List<String> sourceUris,
    long outputRows,
    Instant created) {
  /** Copies the collections. */
  public JobReport {
    errors = List.copyOf(errors);
    labels = Map.copyOf(labels);
    sourceUris = List.copyOf(sourceUris);
  }

  /** A job whose time of creation was not told. */
  public JobReport(
      JobName name,
      State state,
      JobError failure,
      List<JobError> errors,
      Map<String, String> labels,
      List<String> sourceUris,
      long outputRows) {
    this(name, state, failure, errors, labels, sourceUris, outputRows, null);
  }

  /** BigQuery's job states. */
  public enum State {
    /** Not yet begun. */
    PENDING,
    /** Begun. */
    RUNNING,
    /** Ended; only {@link #failure()} tells how. */
    DONE
  }

  /**
   * One of BigQuery's error entries.
   *
   * @param kind what it means for us, classified from the reason alone
   * @param reason BigQuery's word, such as {@code invalid}
   * @param location for bad data the {@code gs://} URI of the file; null when BigQuery names none
   * @param message BigQuery's text, for people
   */
  public record JobError(FailureKind kind, String reason, String location, String message) {}
}
