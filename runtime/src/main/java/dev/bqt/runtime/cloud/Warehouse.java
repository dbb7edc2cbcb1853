package dev.bqt.runtime.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * BigQuery's jobs. Every method may throw {@link CloudFailure}; none decides what a failure means
 * for a window. Thread-safe.
 */
public interface Warehouse {

  /** Project that is meant where a table names none. */
  String defaultProject();

  /** Location of the dataset, such as {@code US}; empty when there is no such dataset. */
  Optional<String> location(String project, String dataset);

  /**
   * Those of these options of a load that cannot be asked for, each with the reason; BigQuery is
   * not asked.
   */
  Map<String, String> refusedOptions(String sourceFormat, Map<String, Object> options);

  /**
   * Asks for a job under its id. It returns when BigQuery has taken the job, or when a job of this
   * id was there already: the answer is the job as BigQuery tells it, and the caller looks at its
   * labels and URIs before it calls it its own.
   */
  JobReport submit(JobRequest request);

  /**
   * Makes sure that no load job of this id can come to life any more, such as one whose insert was
   * refused and is still on its way: a trivial query takes the id.
   *
   * @return the load job that has the id already; empty when the id is burned
   */
  Optional<JobReport> burn(JobName name);

  /** The job; empty when there is none of that id in that project and location. */
  Optional<JobReport> job(JobName name);

  /**
   * Jobs, newest first, as many pages as the filter allows. A job's absence from this list proves
   * nothing.
   */
  List<JobReport> jobs(JobFilter filter);

  /**
   * Runs a statement to its end and returns all of its rows. One that changes something is not
   * repeated when its answer is lost.
   */
  QueryRows query(String sql);
}
