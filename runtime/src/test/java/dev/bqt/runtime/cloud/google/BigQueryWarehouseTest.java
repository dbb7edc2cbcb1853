package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.GcsObjectStoreTest.failure;
import static dev.bqt.runtime.cloud.google.ScriptedWire.breaks;
import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static dev.bqt.runtime.cloud.google.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobReport.JobError;
import dev.bqt.runtime.cloud.JobReport.State;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.cloud.google.ScriptedWire.Answer;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BigQueryWarehouseTest {
  private static final String JOBS = "/bigquery/v2/projects/jobs-project/jobs";
  static final JobName NAME = new JobName("jobs-project", "EU", "load_1");
  private static final Answer NO_JOB = error(404, "notFound", "Not found: Job load_1");

  private final ScriptedWire wire = new ScriptedWire();
  private final Warehouse warehouse = wire.cloud().warehouse();

  @Test
  void tellsHowAJobFailed() {
    String file = "gs://data/a.json";
    wire.on(
        "GET",
        JOBS + "/load_1",
        json(
            job(
                "DONE",
                """
                , "errorResult": {"reason": "invalid", "location": "%s", "message": "Bad row"},
                  "errors": [{"reason": "invalid", "location": "%s", "message": "Bad row"},
                             {"reason": "stopped", "message": "Stopped"}]
                """
                    .formatted(file, file))));

    JobReport report = warehouse.job(NAME).orElseThrow();

    JobError bad = new JobError(FailureKind.BAD_DATA, "invalid", file, "Bad row");
    assertThat(report.failure()).isEqualTo(bad);
    assertThat(report.errors())
        .containsExactly(bad, new JobError(FailureKind.REFUSED, "stopped", null, "Stopped"));
    assertThat(wire.calls().get(0).query()).containsEntry("location", "EU");
  }

  @Test
  void aJobThatTheClientCannotReadIsOurFault() {
    wire.on("GET", JOBS, json("{\"jobReference\": {\"jobId\": \"x\"}, \"configuration\": {}}"));

    assertThat(failure(() -> warehouse.job(NAME)).kind()).isEqualTo(FailureKind.OURS);
  }

  @Test
  void aLateReplyIsNoAnswer() {
    wire.on("GET", "/datasets/d", breaks(new SocketTimeoutException("Read timed out")));

    CloudFailure failure = failure(() -> warehouse.location("p", "d"));

    assertThat(failure.kind()).isEqualTo(FailureKind.AGAIN);
    assertThat(failure.status()).isZero();
    assertThat(failure).hasMessageContaining("Looking up dataset p.d failed (no reply in time)");
  }

  @Test
  void aJobThatIsNotThereIsEmpty() {
    wire.on("GET", JOBS, NO_JOB);

    assertThat(warehouse.job(NAME)).isEmpty();
  }

  @Test
  void listsJobsOfAllUsersAndPagesAndSkipsWhatItCannotRead() {
    wire.on(
        "GET",
        JOBS,
        json("{\"nextPageToken\": \"2\", \"jobs\": [%s]}".formatted(job("DONE", ""))),
        json(
            """
            {"jobs": [{"jobReference": {"jobId": "odd"}, "configuration": {}},
              {"jobReference": {"jobId": "bare"}, "statistics": {"creationTime": "1"}}, %s]}
            """
                .formatted(job("PENDING", ""))));

    List<JobReport> jobs =
        warehouse.jobs(JobFilter.since("jobs-project", Instant.parse("2026-11-20T10:00:00.250Z")));

    assertThat(jobs).extracting(JobReport::state).containsExactly(State.DONE, State.PENDING);
    assertThat(jobs).extracting(JobReport::name).containsOnly(NAME);
    assertThat(wire.calls().get(0).query())
        .containsEntry("minCreationTime", "1795168800250")
        .containsEntry("maxResults", "1000")
        .doesNotContainKey("allUsers")
        .containsEntry("projection", "full");
    assertThat(wire.calls().get(0).query().get("fields"))
        .contains("nextPageToken", "jobReference", "configuration", "status", "statistics")
        .doesNotContain("user_email");
    assertThat(wire.calls().get(1).query()).containsEntry("pageToken", "2");
    assertThat(wire.lines()).hasSize(2);
  }

  @Test
  void aListEndsAfterAsManyPagesAsAreAllowed() {
    wire.on(
        "GET", JOBS, json("{\"nextPageToken\": \"2\", \"jobs\": [%s]}".formatted(job("DONE", ""))));

    assertThat(warehouse.jobs(JobFilter.since("jobs-project", Instant.EPOCH).within(3))).hasSize(3);

    assertThat(wire.lines()).hasSize(3);
  }

  @Test
  void tellsWhereADatasetIs() {
    wire.on(
        "GET",
        "/projects/p/datasets/d",
        json("{\"datasetReference\": {\"datasetId\": \"d\"}, \"location\": \"EU\"}"),
        error(404, "notFound", "Not found: Dataset p:d"),
        error(403, "accessDenied", "Access Denied: Dataset p:d"));

    assertThat(warehouse.location("p", "d")).hasValue("EU");
    assertThat(warehouse.location("p", "d")).isEmpty();
    CloudFailure failure = failure(() -> warehouse.location("p", "d"));
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure)
        .hasMessage(
            "Looking up dataset p.d failed (403 accessDenied, Access Denied: Dataset p:d): give the"
                + " account BigQuery Metadata Viewer (roles/bigquery.metadataViewer) on dataset d,"
                + " then repeat it");
  }

  @Test
  void knowsItsProjectWithoutACall() {
    assertThat(warehouse.defaultProject()).isEqualTo(ScriptedWire.PROJECT);
    assertThat(wire.lines()).isEmpty();
  }

  /** A job as the service tells it: its labels and URIs are not those that we asked for. */
  static String job(String state, String more) {
    return """
        {"jobReference": {"projectId": "jobs-project", "jobId": "load_1", "location": "EU"},
         "configuration": {"jobType": "LOAD", "labels": {"asked": "by-service"}, "load": {
           "destinationTable": {"projectId": "p", "datasetId": "d", "tableId": "t"},
           "sourceUris": ["gs://data/from-service"]}},
         "status": {"state": "%s"%s}}
        """
        .formatted(state, more);
  }

  @Test
  void offersItsOptions() {
    assertThat(GoogleCloud.loadOptions())
        .containsAll(Set.of("schema", "skipLeadingRows", "writeDisposition"))
        .doesNotContainAnyElementsOf(Set.of("sourceUris", "destinationTable", "sourceFormat"));
  }
}
