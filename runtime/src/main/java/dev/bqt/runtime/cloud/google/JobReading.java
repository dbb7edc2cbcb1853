package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.ExtractJobConfiguration;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobConfiguration;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobReport.JobError;
import dev.bqt.runtime.cloud.JobReport.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** BigQuery's job in our words: everything from what the service says, nothing from the request. */
final class JobReading {
  private JobReading() {}

  /**
   * @param asked fills in what the service left out of the job's name
   */
  static JobReport report(Job job, JobName asked) {
    JobStatus status = job.getStatus();
    JobConfiguration configuration = job.getConfiguration();
    return new JobReport(
        name(job.getJobId(), asked),
        state(status),
        status == null || status.getError() == null ? null : error(status.getError()),
        errors(status),
        labels(configuration),
        sourceUris(configuration),
        outputRows(job.getStatistics()),
        created(job.getStatistics()));
  }

  private static JobName name(JobId id, JobName asked) {
    return new JobName(
        Objects.requireNonNullElse(id.getProject(), asked.project()),
        Objects.requireNonNullElse(id.getLocation(), asked.location()),
        Objects.requireNonNullElse(id.getJob(), asked.id()));
  }

  private static State state(JobStatus status) {
    if (status == null || status.getState() == null) {
      return State.PENDING;
    }
    return State.valueOf(status.getState().name());
  }

  private static List<JobError> errors(JobStatus status) {
    if (status == null || status.getExecutionErrors() == null) {
      return List.of();
    }
    return status.getExecutionErrors().stream().map(JobReading::error).toList();
  }

  private static JobError error(BigQueryError error) {
    String reason = Objects.requireNonNullElse(error.getReason(), "");
    return new JobError(
        FailureTable.ended(reason), reason, error.getLocation(), error.getMessage());
  }

  private static Map<String, String> labels(JobConfiguration configuration) {
    Map<String, String> labels = null;
    if (configuration instanceof LoadJobConfiguration load) {
      labels = load.getLabels();
    } else if (configuration instanceof QueryJobConfiguration query) {
      labels = query.getLabels();
    } else if (configuration instanceof CopyJobConfiguration copy) {
      labels = copy.getLabels();
    } else if (configuration instanceof ExtractJobConfiguration extract) {
      labels = extract.getLabels();
    }
    return labels == null ? Map.of() : labels;
  }

  private static List<String> sourceUris(JobConfiguration configuration) {
    return configuration instanceof LoadJobConfiguration load && load.getSourceUris() != null
        ? load.getSourceUris()
        : List.of();
  }

  private static long outputRows(JobStatistics statistics) {
    return statistics instanceof LoadStatistics load && load.getOutputRows() != null
        ? load.getOutputRows()
        : 0;
  }

  private static Instant created(JobStatistics statistics) {
    Long millis = statistics == null ? null : statistics.getCreationTime();
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
