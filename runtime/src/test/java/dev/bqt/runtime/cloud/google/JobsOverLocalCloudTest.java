package dev.bqt.runtime.cloud.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.CopyRequest;
import dev.bqt.runtime.cloud.ExtractRequest;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobReport.State;
import dev.bqt.runtime.cloud.JobRequest;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.QueryRequest;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.TableChange;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.cloud.TableShape;
import dev.bqt.runtime.cloud.Tables;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries, copies, extracts and tables through the door, answered by the local cloud. */
class JobsOverLocalCloudTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final String PROJECT = "our-project";
  private static final TableName TABLE = new TableName(PROJECT, "d", "t");
  private static final TableName OTHER = new TableName(PROJECT, "d", "other");

  @TempDir private Path root;
  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private Instant now = START;
  private LocalCloud cloud;
  private ObjectStore store;
  private Warehouse warehouse;
  private Tables tables;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(root.resolve("buckets/data"));
    Files.writeString(
        root.resolve("schema.sql"), "CREATE SCHEMA d; CREATE TABLE d.t (id INT64, word STRING);");
    cloud =
        LocalCloud.open(new LocalCloudSettings(root, PROJECT, () -> now, jobs::add, point -> {}));
    GoogleCloud door = GoogleCloud.open(CloudSettings.inProcess(PROJECT, cloud.transport()));
    store = door.objects();
    warehouse = door.warehouse();
    tables = door.tables();
    warehouse.query("INSERT d.t (id, word) VALUES (1, 'ü'), (2, NULL)");
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private JobReport ended(JobRequest request) {
    JobReport taken = warehouse.submit(request);
    assertThat(taken.labels()).isEqualTo(request.labels());
    for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
      job.run();
    }
    JobReport again = warehouse.submit(request);
    assertThat(jobs).as("asked for twice, there is one").isEmpty();
    assertThat(again.state()).isEqualTo(State.DONE);
    return again;
  }

  private static JobName name(String id) {
    return new JobName(PROJECT, "US", id);
  }

  private List<List<Object>> rows(String sql) {
    return warehouse.query(sql).rows();
  }

  private static QueryRequest query(String id, String sql, Map<String, Object> options) {
    return new QueryRequest(name(id), sql, OTHER, options, Map.of("window", "w1"));
  }

  @Test
  void aQueryFillsATable() {
    JobReport done = ended(query("q1", "SELECT id FROM d.t", Map.of()));
    assertThat(done.failure()).isNull();
    assertThat(done.created()).isEqualTo(START);
    assertThat(rows("SELECT id FROM d.other ORDER BY id"))
        .isEqualTo(List.of(List.of(1L), List.of(2L)));

    JobReport full = ended(query("q2", "SELECT 3 AS id", Map.of()));
    assertThat(full.failure().reason()).isEqualTo("duplicate");
    assertThat(full.failure().kind()).as("the table has rows").isEqualTo(FailureKind.BAD_RULE);

    ended(query("q3", "SELECT 3 AS id", Map.of("writeDisposition", "WRITE_TRUNCATE")));
    assertThat(rows("SELECT id FROM d.other")).isEqualTo(List.of(List.of(3L)));
  }

  @Test
  void aQueryIsGivenParameters() {
    Map<String, Object> id =
        Map.of(
            "name", "id",
            "parameterType", Map.of("type", "INT64"),
            "parameterValue", Map.of("value", "2"));
    Map<String, Object> options = Map.of("queryParameters", List.of(id), "parameterMode", "NAMED");

    assertThat(ended(query("q", "SELECT id FROM d.t WHERE id = @id", options)).failure()).isNull();
    assertThat(rows("SELECT id FROM d.other")).isEqualTo(List.of(List.of(2L)));
  }

  @Test
  void aCopyIsMadeOnce() {
    CopyRequest copy =
        new CopyRequest(name("c"), List.of(TABLE, TABLE), OTHER, Map.of(), Map.of("window", "w1"));

    assertThat(ended(copy).failure()).isNull();
    assertThat(rows("SELECT COUNT(*) FROM d.other")).isEqualTo(List.of(List.of(4L)));
  }

  @Test
  void anExtractIsMadeOnce() {
    ExtractRequest extract =
        new ExtractRequest(
            name("x"),
            TABLE,
            List.of("gs://data/out/ü-*.csv"),
            Map.of("fieldDelimiter", ";"),
            Map.of("window", "w1"));

    assertThat(ended(extract).failure()).isNull();
    StoredObject file = store.find("data", "out/ü-000000000000.csv").orElseThrow();
    byte[] content = "id;word\n1;ü\n2;\n".getBytes(StandardCharsets.UTF_8);
    assertThat(store.read("data", file.version().name())).hasValue(content);
    assertThat(file.sizeBytes()).isEqualTo(content.length);
    assertThat(file.crc32c()).isNotEmpty();
    assertThat(file.updated()).isEqualTo(file.timeCreated());
  }

  @Test
  void jobsAreListedByStateAndTime() {
    Instant later = START.plusSeconds(60);
    ended(query("first", "SELECT 1 AS id", Map.of()));
    now = later;
    warehouse.submit(query("second", "SELECT 1 AS id", Map.of()));

    assertThat(ids(new JobFilter(PROJECT, Set.of(State.PENDING), null, null)))
        .containsExactly("second");
    assertThat(ids(new JobFilter(PROJECT, Set.of(State.PENDING, State.RUNNING), null, START)))
        .isEmpty();
    assertThat(ids(new JobFilter(PROJECT, Set.of(State.DONE), START, START))).contains("first");
    assertThat(ids(JobFilter.since(PROJECT, later))).containsExactly("second");
    assertThat(warehouse.jobs(JobFilter.since(PROJECT, later)).get(0).created()).isEqualTo(later);
    assertThat(ids(new JobFilter(PROJECT, Set.of(), null, null))).contains("second", "first");
  }

  private List<String> ids(JobFilter filter) {
    return warehouse.jobs(filter).stream().map(job -> job.name().id()).toList();
  }

  private static Map<String, Object> column(String name, String type, String mode) {
    return Map.of("name", name, "type", type, "mode", mode);
  }

  @Test
  void datasetsAreMadeOnce() {
    assertThat(tables.createDatasetIfAbsent(PROJECT, "new", "EU")).isTrue();
    assertThat(tables.createDatasetIfAbsent(PROJECT, "new", "US")).isFalse();
    assertThat(warehouse.location(PROJECT, "new")).hasValue("EU");
  }

  @Test
  void tablesComeAndGo() {
    Map<String, Object> day = Map.of("type", "DAY", "field", "at");
    TableShape shape =
        new TableShape(
            List.of(column("id", "INTEGER", "REQUIRED"), column("at", "TIMESTAMP", "NULLABLE")),
            "what it is",
            Map.of("team", "a"),
            START.plusSeconds(3600),
            Map.of("timePartitioning", day, "clustering", Map.of("fields", List.of("id"))));

    assertThat(tables.find(OTHER)).isEmpty();
    assertThat(tables.createIfAbsent(OTHER, shape)).isTrue();
    assertThat(tables.createIfAbsent(OTHER, shape)).isFalse();
    assertThat(tables.find(OTHER)).hasValue(shape);
    assertThat(tables.delete(OTHER)).isTrue();
    assertThat(tables.delete(OTHER)).isFalse();
    assertThat(tables.find(OTHER)).isEmpty();
    assertThat(tables.patch(OTHER, TableChange.of(shape.fields()))).isEmpty();
  }

  @Test
  void tablesChange() {
    tables.createIfAbsent(OTHER, TableShape.of(List.of(column("id", "INTEGER", "REQUIRED"))));
    List<Map<String, Object>> more =
        List.of(column("id", "INTEGER", "NULLABLE"), column("word", "STRING", "NULLABLE"));

    assertThat(tables.patch(OTHER, TableChange.of(more)).orElseThrow().fields()).isEqualTo(more);
    TableShape told =
        tables
            .patch(OTHER, new TableChange(null, "new", Map.of("team", "a"), now.plusSeconds(60)))
            .orElseThrow();
    assertThat(told)
        .isEqualTo(new TableShape(more, "new", Map.of("team", "a"), now.plusSeconds(60), Map.of()));
    tables.patch(OTHER, new TableChange(null, "", Map.of("rule", "b"), TableChange.NEVER));
    assertThat(tables.find(OTHER))
        .hasValue(new TableShape(more, "", Map.of("team", "a", "rule", "b"), null, Map.of()));
  }

  @Test
  void whatCannotBeChangedIsSaid() {
    List<Map<String, Object>> other = List.of(column("id", "STRING", "NULLABLE"));
    TableName nowhere = new TableName(PROJECT, "none", "t");

    CloudFailure refused =
        GcsObjectStoreTest.failure(() -> tables.patch(TABLE, TableChange.of(other)));
    CloudFailure absent =
        GcsObjectStoreTest.failure(() -> tables.createIfAbsent(nowhere, TableShape.of(other)));
    CloudFailure unknown =
        GcsObjectStoreTest.failure(
            () ->
                tables.createIfAbsent(
                    OTHER, new TableShape(other, "", Map.of(), null, Map.of("view", Map.of()))));

    assertThat(refused.kind()).isEqualTo(FailureKind.BAD_RULE);
    assertThat(refused)
        .hasMessageStartingWith("Changing table our-project.d.t failed (400 invalid");
    assertThat(absent)
        .hasMessageContaining("check that there is a project our-project and a dataset");
    assertThat(unknown).hasMessageStartingWith("Table our-project.d.other: option view is not one");
  }
}
