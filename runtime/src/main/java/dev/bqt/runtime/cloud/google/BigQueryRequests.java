package dev.bqt.runtime.cloud.google;

import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.LoadRequest;

/** What we ask of BigQuery, in the words in which a refusal is told. */
final class BigQueryRequests {
  private static final String JOB_USER = "BigQuery Job User (roles/bigquery.jobUser) on project ";
  private static final int SHOWN = 60;

  private final String project;

  BigQueryRequests(String project) {
    this.project = project;
  }

  Asked location(String project, String dataset) {
    return new Asked(
        "Looking up dataset",
        project + "." + dataset,
        "check the names of project and dataset",
        "BigQuery Metadata Viewer (roles/bigquery.metadataViewer) on dataset " + dataset);
  }

  Asked submit(LoadRequest load) {
    JobName job = load.job();
    String dataset = load.destination().project() + "." + load.destination().dataset();
    return new Asked(
        "Load job " + job.id() + " into",
        load.destination().toString(),
        "check that there is a project %s, that there is a dataset %s, and that it is in %s"
            .formatted(job.project(), dataset, job.location()),
        JOB_USER
            + job.project()
            + ", BigQuery Data Editor (roles/bigquery.dataEditor) on dataset "
            + dataset
            + " and Storage Object Viewer (roles/storage.objectViewer) on the files");
  }

  Asked job(JobName job) {
    return new Asked(
        "Looking up job",
        job.project() + ":" + job.location() + "." + job.id(),
        "check the names of project and location",
        "BigQuery Resource Viewer (roles/bigquery.resourceViewer) on project " + job.project());
  }

  Asked jobs(String project) {
    return new Asked(
        "Listing the jobs of project",
        project,
        "check the name of the project",
        "BigQuery Resource Viewer (roles/bigquery.resourceViewer) on project " + project);
  }

  Asked query(String sql) {
    String line = sql.strip().replace('\n', ' ');
    String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return new Asked(
        "Query in project",
        project + " `" + shown + "`",
        "check the names of dataset and table, and that all of them are in one location",
        JOB_USER + project + " and BigQuery Data Viewer on what it reads");
  }
}
