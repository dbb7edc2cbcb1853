package dev.bqt.runtime.cloud;

import java.util.Map;

/**
 * A job to be asked for: a load, a query, a copy or an extract. Its id is chosen by us, so that
 * asking twice makes one job.
 */
public sealed interface JobRequest permits LoadRequest, QueryRequest, CopyRequest, ExtractRequest {

  /** Project, location and id. */
  JobName job();

  /**
   * Further fields of that kind of job by their names in BigQuery's REST reference, with values as
   * JSON has them (Boolean, Long, Double, String, List, Map); one that the client cannot carry is
   * refused by name. May be empty.
   */
  Map<String, Object> options();

  /** Labels of the job, by which we know it for ours; may be empty. */
  Map<String, String> labels();
}
