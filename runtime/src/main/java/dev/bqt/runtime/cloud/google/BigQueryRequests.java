package dev.bqt.runtime.cloud.google;

import dev.bqt.runtime.cloud.CopyRequest;
import dev.bqt.runtime.cloud.ExtractRequest;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobRequest;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.TableName;

/** What we ask of BigQuery, in the words in which a refusal is told. */
final class BigQueryRequests {
  private static final String JOB_USER = "BigQuery Job User (roles/bigquery.jobUser) on project ";
  private static final String EDITOR = "BigQuery Data Editor (roles/bigquery.dataEditor)";
  private static final String VIEWER = "BigQuery Data Viewer (roles/bigquery.dataViewer)";
  private static final String ON = " on dataset %s";
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

  Asked submit(JobRequest request) {
    if (request instanceof LoadRequest load) {
      String roles =
          EDITOR + ON + " and Storage Object Viewer (roles/storage.objectViewer) on the files";
      return submit("Load job %s into", load.destination(), request.job(), roles);
    }
    if (request instanceof CopyRequest copy) {
      String roles = EDITOR + ON + " and " + VIEWER + " on those of its sources";
      return submit("Copy job %s into", copy.destination(), request.job(), roles);
    }
    if (request instanceof ExtractRequest extract) {
      String roles =
          VIEWER + ON + " and Storage Object User (roles/storage.objectUser) on the bucket";
      return submit("Extract job %s of", extract.source(), request.job(), roles);
    }
    return new Asked(
        "Query job",
        request.job().project() + ":" + request.job().location() + "." + request.job().id(),
        "check the names of project, dataset and table, and that all of them are in "
            + request.job().location(),
        JOB_USER + request.job().project() + " and " + VIEWER + " on what it reads");
  }

  /** The roles have a place for the name of the table's dataset. */
  private static Asked submit(String doing, TableName table, JobName job, String roles) {
    String dataset = table.project() + "." + table.dataset();
    return new Asked(
        doing.formatted(job.id()),
        table.toString(),
        "check that there is a project %s, that there is a dataset %s, and that it is in %s"
            .formatted(job.project(), dataset, job.location()),
        JOB_USER + job.project() + ", " + roles.formatted(dataset));
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
        "BigQuery User (roles/bigquery.user) on project " + project);
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

  Asked createDataset(String project, String dataset) {
    return new Asked(
        "Creating dataset",
        project + "." + dataset,
        "check the name of the project",
        "BigQuery User (roles/bigquery.user) on project " + project);
  }

  Asked table(String doing, TableName table) {
    String dataset = table.project() + "." + table.dataset();
    return new Asked(
        doing + " table",
        table.toString(),
        "check that there is a project " + table.project() + " and a dataset " + dataset,
        EDITOR + " on dataset " + dataset);
  }
}
