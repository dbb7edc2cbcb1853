package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.GcsObjectStoreTest.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobReport.State;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectStore.CopyOutcome;
import dev.bqt.runtime.cloud.ObjectStore.DeleteOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.QueryRows;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.TableName;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole door, answered in this process by the local cloud. */
class OverLocalCloudTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String PROJECT = "our-project";

  @TempDir private Path root;
  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private LocalCloud cloud;
  private ObjectStore store;
  private Warehouse warehouse;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(root.resolve("buckets/data"));
    Files.createDirectories(root.resolve("buckets/done"));
    Files.writeString(
        root.resolve("schema.sql"), "CREATE SCHEMA d; CREATE TABLE d.t (id INT64, word STRING);");
    cloud =
        LocalCloud.open(
            new LocalCloudSettings(root, PROJECT, () -> NOW, jobs::add, failpoint -> {}));
    GoogleCloud door = GoogleCloud.open(CloudSettings.inProcess(PROJECT, cloud.transport()));
    store = door.objects();
    warehouse = door.warehouse();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void objectsComeAndGo() {
    assertThat(store.buckets()).contains("data", "done");
    assertThat(create("in/a")).isTrue();
    assertThat(create("in/a")).isFalse();
    assertThat(store.read("data", "in/a")).hasValue(bytes("in/a"));
    assertThat(store.read("data", "in/b")).isEmpty();
    StoredObject first = store.find("data", "in/a").orElseThrow();

    store.write("data", "in/a", bytes("more"), "text/plain");
    StoredObject second = store.find("data", "in/a").orElseThrow();

    assertThat(second.version()).isNotEqualTo(first.version());
    assertThat(second.sizeBytes()).isEqualTo(4);
    ObjectVersion absent = new ObjectVersion("data", "in/none", 1);
    assertThat(store.delete(List.of(first.version(), absent)))
        .isEqualTo(Map.of(first.version(), DeleteOutcome.CHANGED, absent, DeleteOutcome.ABSENT));
    assertThat(store.delete(List.of(second.version())))
        .isEqualTo(Map.of(second.version(), DeleteOutcome.DELETED));
    assertThat(store.find("data", "in/a")).isEmpty();
  }

  @Test
  void listingsComeInPagesAndOffsets() {
    IntStream.range(0, 1003).forEach(i -> create("in/%04d".formatted(i)));
    create("other");

    ObjectPage first = store.list(Listing.of("data", "in/"));
    ObjectPage last = store.list(Listing.of("data", "in/").from(first.nextPageToken()));
    ObjectPage some = store.list(new Listing("data", "in/", "in/0007", "in/0009", null));

    assertThat(first.objects()).hasSize(1000);
    assertThat(last.objects())
        .extracting(o -> o.version().name())
        .containsExactly("in/1000", "in/1001", "in/1002");
    assertThat(last.nextPageToken()).isNull();
    assertThat(some.objects())
        .extracting(o -> o.version().name())
        .containsExactly("in/0007", "in/0008");
    assertThat(store.delete(first.objects().stream().map(StoredObject::version).toList()))
        .hasSize(1000)
        .containsValue(DeleteOutcome.DELETED)
        .doesNotContainValue(DeleteOutcome.ABSENT);
  }

  @Test
  void copiesAreMadeOnceAndRecognised() {
    create("in/a b/ü#?");
    ObjectVersion source = store.find("data", "in/a b/ü#?").orElseThrow().version();
    ObjectVersion older = new ObjectVersion("data", source.name(), 1);

    assertThat(store.copyIfAbsent(source, "done", "x")).isEqualTo(CopyOutcome.COPIED);
    assertThat(store.copyIfAbsent(source, "done", "x")).isEqualTo(CopyOutcome.COPIED_BEFORE);
    assertThat(store.copyIfAbsent(older, "done", "x")).isEqualTo(CopyOutcome.OCCUPIED);
    assertThat(store.copyIfAbsent(older, "done", "y")).isEqualTo(CopyOutcome.SOURCE_GONE);
    assertThat(store.read("done", "x")).hasValue(bytes(source.name()));
    store.delete(List.of(source));
    assertThat(store.copyIfAbsent(source, "done", "x")).isEqualTo(CopyOutcome.COPIED_BEFORE);
  }

  @Test
  void aMissingBucketIsNamed() {
    CloudFailure failure = failure(() -> store.list(Listing.of("nowhere", "")));

    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_RULE);
    assertThat(failure).hasMessageContaining("check that there is a bucket nowhere");
  }

  @Test
  void aLoadIsTakenOnceAndItsRowsAreRead() {
    store.write("data", "a.json", bytes("{\"id\": 1, \"word\": \"ü\"}\n"), "application/json");

    JobReport taken = warehouse.submit(load("load_1", "gs://data/a.json"));
    JobReport again = warehouse.submit(load("load_1", "gs://data/a.json"));
    runJobs();
    JobReport done = warehouse.job(name("load_1")).orElseThrow();

    assertThat(taken.state()).isNotEqualTo(State.DONE);
    assertThat(again.name()).isEqualTo(taken.name());
    assertThat(again.labels()).isEqualTo(Map.of("window", "w1"));
    assertThat(again.sourceUris()).containsExactly("gs://data/a.json");
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.failure()).isNull();
    assertThat(done.outputRows()).isEqualTo(1);
    assertThat(jobs).isEmpty();
    assertThat(warehouse.jobs(JobFilter.since(PROJECT, NOW)))
        .extracting(JobReport::name)
        .contains(name("load_1"));
    assertThat(warehouse.query("SELECT id, word FROM d.t"))
        .isEqualTo(
            new QueryRows(
                List.of(
                    new QueryRows.Column("id", "INT64"), new QueryRows.Column("word", "STRING")),
                List.of(List.of(1L, "ü"))));
  }

  @Test
  void aBadRowNamesItsFile() {
    store.write("data", "bad.json", bytes("{\"id\": \n"), "application/json");

    warehouse.submit(load("load_2", "gs://data/bad.json"));
    runJobs();
    JobReport done = warehouse.job(name("load_2")).orElseThrow();

    assertThat(done.failure().kind()).isEqualTo(FailureKind.BAD_DATA);
    assertThat(done.errors())
        .extracting(JobReport.JobError::location)
        .contains("gs://data/bad.json");
  }

  @Test
  void locationsCount() {
    String location = warehouse.location(PROJECT, "d").orElseThrow();

    assertThat(warehouse.location(PROJECT, "none")).isEmpty();
    assertThat(location).isEqualTo("US");
    assertThat(warehouse.job(name("none"))).isEmpty();
  }

  private boolean create(String object) {
    return store.createIfAbsent("data", object, bytes(object), "text/plain");
  }

  private void runJobs() {
    for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
      job.run();
    }
  }

  private static JobName name(String id) {
    return new JobName(PROJECT, "US", id);
  }

  private static LoadRequest load(String id, String uri) {
    return new LoadRequest(
        name(id),
        new TableName(PROJECT, "d", "t"),
        List.of(uri),
        "NEWLINE_DELIMITED_JSON",
        Map.of("writeDisposition", "WRITE_APPEND"),
        Map.of("window", "w1"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
