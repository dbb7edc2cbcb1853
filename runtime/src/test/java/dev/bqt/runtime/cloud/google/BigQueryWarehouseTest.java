package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.GcsObjectStoreTest.failure;
import static dev.bqt.runtime.cloud.google.ScriptedWire.breaks;
import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static dev.bqt.runtime.cloud.google.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobReport.JobError;
import dev.bqt.runtime.cloud.JobReport.State;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.cloud.google.ScriptedWire.Answer;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigQueryWarehouseTest {
  private static final String JOBS = "/bigquery/v2/projects/jobs-project/jobs";
  private static final JobName NAME = new JobName("jobs-project", "EU", "load_1");
  private static final Answer NO_JOB = error(404, "notFound", "Not found: Job load_1");
  private static final Answer TAKEN_BEFORE =
      error(409, "duplicate", "Already Exists: Job jobs-project:EU.load_1");

  private final ScriptedWire wire = new ScriptedWire();
  private final Warehouse warehouse = wire.cloud().warehouse();

  @Test
  void asksForTheJobUnderItsName() throws IOException {
    wire.on("POST", JOBS, json(job("PENDING", "")));

    JobReport report = warehouse.submit(request());

    assertThat(report)
        .isEqualTo(
            new JobReport(
                NAME,
                State.PENDING,
                null,
                List.of(),
                Map.of("asked", "by-service"),
                List.of("gs://data/from-service"),
                0));
    assertThat(wire.lines()).containsExactly("POST " + JOBS);
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(wire.calls().get(0).body()))
        .isEqualTo(
            mapper.readTree(
                """
                {"jobReference": {"jobId": "load_1", "location": "EU",
                                  "projectId": "jobs-project"},
                 "configuration": {
                   "labels": {"window": "w1"},
                   "load": {
                     "destinationTable": {"projectId": "p", "datasetId": "d", "tableId": "t"},
                     "sourceFormat": "NEWLINE_DELIMITED_JSON",
                     "sourceUris": ["gs://data/a.json", "gs://data/b.json"],
                     "writeDisposition": "WRITE_APPEND"}}}
                """));
  }

  @Test
  void aCollisionIsReadAgainBecauseTheClientTellsNoStatus() {
    wire.on("POST", JOBS, TAKEN_BEFORE)
        .on("GET", JOBS + "/load_1", json(withoutStatus(Instant.now())), json(job("DONE", "")));

    JobReport report = warehouse.submit(request());

    assertThat(report.state()).isEqualTo(State.DONE);
    assertThat(report.labels()).containsEntry("asked", "by-service");
    assertThat(wire.lines())
        .containsExactly("POST " + JOBS, "GET " + JOBS + "/load_1", "GET " + JOBS + "/load_1");
    assertThat(wire.calls().get(2).query())
        .containsEntry("location", "EU")
        .doesNotContainKey("fields");
  }

  @Test
  void aCollisionWithAnOldJobIsFoundToo() {
    wire.on("POST", JOBS, TAKEN_BEFORE)
        .on(
            "GET",
            JOBS + "/load_1",
            json(withoutStatus(Instant.parse("2020-01-01T00:00:00Z"))),
            json(job("DONE", "")));

    assertThat(warehouse.submit(request()).state()).isEqualTo(State.DONE);
  }

  @Test
  void aCollisionWithAJobThatIsNotHereIsNoSuccess() {
    wire.on("POST", JOBS, TAKEN_BEFORE).on("GET", JOBS, NO_JOB);

    CloudFailure failure = failure(() -> warehouse.submit(request()));

    assertThat(failure.kind()).isEqualTo(FailureKind.ATTACH);
    assertThat(failure.status()).isEqualTo(409);
    assertThat(failure).hasMessageContaining("Load job load_1 into p.d.t failed (409 duplicate");
  }

  @Test
  void aCollisionWhoseJobCannotBeSeenIsTriedAgain() {
    wire.on("POST", JOBS, TAKEN_BEFORE)
        .on(
            "GET",
            JOBS,
            json(withoutStatus(Instant.now())),
            breaks(new SocketTimeoutException("Read timed out")));

    assertThat(failure(() -> warehouse.submit(request())).kind()).isEqualTo(FailureKind.AGAIN);
  }

  @Test
  void aJobWhoseReplyWasLostIsFound() {
    wire.on("POST", JOBS, breaks(new SocketTimeoutException("Read timed out")))
        .on("GET", JOBS, json(job("RUNNING", "")));

    assertThat(warehouse.submit(request()).state()).isEqualTo(State.RUNNING);
    assertThat(wire.lines()).containsExactly("POST " + JOBS, "GET " + JOBS + "/load_1");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aJobWhoseReplyWasLostAndThatTheClientAskedForTwiceIsFound() {
    wire.on("POST", JOBS, breaks(new SocketException("Connection reset")), TAKEN_BEFORE)
        .on("GET", JOBS, json(withoutStatus(Instant.now())), json(job("RUNNING", "")));

    assertThat(warehouse.submit(request()).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void onlyAJobThatIsNotThereIsAskedForAgain() {
    wire.on("POST", JOBS, breaks(new SocketTimeoutException("Read timed out")))
        .on("GET", JOBS, NO_JOB);

    CloudFailure failure = failure(() -> warehouse.submit(request()));

    assertThat(failure.kind()).isEqualTo(FailureKind.AGAIN);
    assertThat(failure.status()).isZero();
    assertThat(failure).hasMessageContaining("it may have been done or not");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          503 | backendError      | AGAIN       | repeat it soon
          500 | internalError     | AGAIN       | repeat it soon
          403 | rateLimitExceeded | AGAIN       | repeat it soon
          403 | quotaExceeded     | AGAIN_LATER | a quota is used up
          403 | accessDenied      | REFUSED     | roles/bigquery.dataEditor) on dataset p.d
          400 | invalid           | BAD_RULE    | mend the rule
          404 | notFound          | BAD_RULE    | that there is a dataset p.d, and that it is in EU
          501 | notImplemented    | OURS        | please report it
          """)
  void aRefusedLoadSaysWhatToDo(int status, String reason, FailureKind kind, String advice) {
    wire.on("POST", JOBS, error(status, reason, "Google says no.")).on("GET", JOBS, NO_JOB);

    CloudFailure failure = failure(() -> warehouse.submit(request()));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure)
        .hasMessageStartingWith("Load job load_1 into p.d.t failed (" + status + " " + reason)
        .hasMessageContaining(advice);
  }

  @Test
  void aRefusedLoadStaysRefusedWhenTheLookUpIsRefusedToo() {
    Answer denied = error(403, "accessDenied", "Access Denied: Project jobs-project");
    wire.on("POST", JOBS, denied).on("GET", JOBS, denied);

    CloudFailure failure = failure(() -> warehouse.submit(request()));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.getSuppressed()).hasSize(1);
  }

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
            "{\"jobs\": [{\"jobReference\": {\"jobId\": \"odd\"}, \"configuration\": {}}, %s]}"
                .formatted(job("PENDING", ""))));

    List<JobReport> jobs =
        warehouse.jobsSince("jobs-project", Instant.parse("2026-11-20T10:00:00.250Z"));

    assertThat(jobs).extracting(JobReport::state).containsExactly(State.DONE, State.PENDING);
    assertThat(jobs).extracting(JobReport::name).containsOnly(NAME);
    assertThat(wire.calls().get(0).query())
        .containsEntry("minCreationTime", "1795168800250")
        .containsEntry("allUsers", "true")
        .containsEntry("projection", "full");
    assertThat(wire.calls().get(1).query()).containsEntry("pageToken", "2");
    assertThat(wire.lines()).hasSize(2);
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

  private static LoadRequest request() {
    return new LoadRequest(
        NAME,
        new TableName("p", "d", "t"),
        List.of("gs://data/a.json", "gs://data/b.json"),
        "NEWLINE_DELIMITED_JSON",
        Map.of("writeDisposition", "WRITE_APPEND"),
        Map.of("window", "w1"));
  }

  /** A job as the service tells it: its labels and URIs are not those that we asked for. */
  private static String job(String state, String more) {
    return """
        {"jobReference": {"projectId": "jobs-project", "jobId": "load_1", "location": "EU"},
         "configuration": {"jobType": "LOAD", "labels": {"asked": "by-service"}, "load": {
           "destinationTable": {"projectId": "p", "datasetId": "d", "tableId": "t"},
           "sourceUris": ["gs://data/from-service"]}},
         "status": {"state": "%s"%s}}
        """
        .formatted(state, more);
  }

  private static String withoutStatus(Instant created) {
    return """
        {"jobReference": {"projectId": "jobs-project", "jobId": "load_1", "location": "EU"},
         "configuration": {"load": {
           "destinationTable": {"projectId": "p", "datasetId": "d", "tableId": "t"}}},
         "statistics": {"creationTime": "%d"}}
        """
        .formatted(created.toEpochMilli());
  }

  @Test
  void offersItsOptions() {
    assertThat(GoogleCloud.loadOptions())
        .containsAll(Set.of("schema", "skipLeadingRows", "writeDisposition"))
        .doesNotContainAnyElementsOf(Set.of("sourceUris", "destinationTable", "sourceFormat"));
  }
}
