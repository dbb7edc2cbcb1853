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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitTest {
  private static final String JOBS = "/bigquery/v2/projects/jobs-project/jobs";
  private static final JobName NAME = BigQueryWarehouseTest.NAME;
  private static final Answer NO_JOB = error(404, "notFound", "Not found: Job load_1");
  private static final Answer TAKEN_BEFORE =
      error(409, "duplicate", "Already Exists: Job jobs-project:EU.load_1");

  private final ScriptedWire wire = new ScriptedWire();
  private final Warehouse warehouse = wire.cloud().warehouse();

  @Test
  void asksForTheJobUnderItsName() throws IOException {
    wire.on("POST", JOBS, json(job("PENDING")));

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
        .on("GET", JOBS + "/load_1", json(withoutStatus(Instant.now())), json(job("DONE")));

    JobReport report = warehouse.submit(request());

    assertThat(report.state()).isEqualTo(State.DONE);
    assertThat(report.labels()).containsEntry("asked", "by-service");
    assertThat(wire.lines())
        .containsExactly("POST " + JOBS, "GET " + JOBS + "/load_1", "GET " + JOBS + "/load_1");
    assertThat(wire.calls().get(2).query())
        .containsEntry("location", "EU")
        .hasEntrySatisfying("fields", fields -> assertThat(fields).contains("status"));
  }

  @Test
  void aCollisionWithAnOldJobIsFoundToo() {
    wire.on("POST", JOBS, TAKEN_BEFORE)
        .on(
            "GET",
            JOBS + "/load_1",
            json(withoutStatus(Instant.parse("2020-01-01T00:00:00Z"))),
            json(job("DONE")));

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

  /** The client passes a 409 on when the job under the id is more than a day old. */
  @Test
  void anIdThatWasUsedUpLongAgoIsBurned() {
    String old = withoutStatus(Instant.parse("2020-01-01T00:00:00Z"));
    wire.on("POST", JOBS, TAKEN_BEFORE).on("GET", JOBS + "/load_1", json(old), json(job("DONE")));

    assertThat(warehouse.burn(NAME)).get().extracting(JobReport::state).isEqualTo(State.DONE);
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
        .on("GET", JOBS, json(job("RUNNING")));

    assertThat(warehouse.submit(request()).state()).isEqualTo(State.RUNNING);
    assertThat(wire.lines()).containsExactly("POST " + JOBS, "GET " + JOBS + "/load_1");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aJobWhoseReplyWasLostAndThatWasNotSeenAtOnceIsFound() {
    wire.on("POST", JOBS, breaks(new SocketException("Connection reset")), TAKEN_BEFORE)
        .on("GET", JOBS, NO_JOB, json(withoutStatus(Instant.now())), json(job("RUNNING")));

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
          400 | invalid           | BAD_RULE    | mend what was asked for: the rule, or the statement
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

  private static LoadRequest request() {
    return new LoadRequest(
        NAME,
        new TableName("p", "d", "t"),
        List.of("gs://data/a.json", "gs://data/b.json"),
        "NEWLINE_DELIMITED_JSON",
        Map.of("writeDisposition", "WRITE_APPEND"),
        Map.of("window", "w1"));
  }

  private static String job(String state) {
    return BigQueryWarehouseTest.job(state, "");
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
}
