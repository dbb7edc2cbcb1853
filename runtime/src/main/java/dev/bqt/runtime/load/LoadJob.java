package dev.bqt.runtime.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.WindowRow;

/**
 * A load job: its row, and the request that the row has kept.
 *
 * @param window window whose objects it loads
 * @param row the row
 * @param request the whole request, as it was planned
 */
public record LoadJob(WindowRow window, JobRow row, LoadRequest request) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static LoadJob of(WindowRow window, JobRow row) {
    try {
      return new LoadJob(window, row, MAPPER.readValue(row.request(), LoadRequest.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The request of job " + row.id() + " is not readable", e);
    }
  }

  static String json(LoadRequest request) {
    try {
      return MAPPER.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new AssertionError("A request can always be written", e);
    }
  }

  /** Project, location and id. */
  public JobName name() {
    return request.job();
  }

  /** Whether the job that BigQuery tells of loads the files of this one. */
  boolean loads(JobReport report) {
    return report.sourceUris().equals(request.sourceUris());
  }

  /** Whether what BigQuery tells under this id is what we asked for. */
  boolean isOurs(JobReport report) {
    return report.labels().equals(request.labels())
        && report.sourceUris().equals(request.sourceUris());
  }
}
