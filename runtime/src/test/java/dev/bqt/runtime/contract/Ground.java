package dev.bqt.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.RetryOption;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobRequest;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.cloud.Tables;
import dev.bqt.runtime.cloud.Warehouse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** What one clause stands on: a place, and there a bucket and a dataset that are its own. */
final class Ground {
  static final String PROJECT = "contract";
  static final String JSON = "NEWLINE_DELIMITED_JSON";

  /** {@code id INT64, word STRING}, as REST has it. */
  static final Map<String, Object> SCHEMA =
      Map.of(
          "fields",
          List.of(
              Map.of("name", "id", "type", "INTEGER"), Map.of("name", "word", "type", "STRING")));

  final ObjectStore objects;
  final Warehouse warehouse;
  final Tables tables;
  final Storage storage;
  final BigQuery bigQuery;
  final Wire wire;
  private final String mark = Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36);
  private String bucket;
  private String dataset;
  private int jobs;

  /** At this place; nothing is made there yet. */
  Ground(Clients clients) {
    this.objects = clients.objects();
    this.warehouse = clients.warehouse();
    this.tables = clients.tables();
    this.storage = clients.storage();
    this.bigQuery = clients.bigQuery();
    this.wire = clients.wire();
  }

  /** A place's clients, made once. */
  record Clients(
      ObjectStore objects,
      Warehouse warehouse,
      Tables tables,
      Storage storage,
      BigQuery bigQuery,
      Wire wire) {
    static Clients of(Place place) {
      return new Clients(
          place.objects(),
          place.warehouse(),
          place.tables(),
          place.storage(),
          place.bigQuery(),
          place.wire());
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The clause's own bucket, made when it is first asked for. */
  String bucket() {
    if (bucket == null) {
      bucket = anotherBucket("");
    }
    return bucket;
  }

  String anotherBucket(String suffix) {
    String name = "contract-" + mark + suffix;
    storage.create(BucketInfo.of(name));
    return name;
  }

  /** Path of the bucket's objects in the JSON API, or of one of them. */
  String path(String... name) {
    String all = "/storage/v1/b/" + bucket() + "/o";
    return name.length == 0 ? all : all + "/" + Wire.encode(name[0]);
  }

  StoredObject put(String name, String content) {
    objects.write(bucket(), name, bytes(content), "text/plain");
    return live(name);
  }

  StoredObject live(String name) {
    return objects.find(bucket(), name).orElseThrow();
  }

  String content(String name) {
    return new String(objects.read(bucket(), name).orElseThrow(), StandardCharsets.UTF_8);
  }

  /** Writes a file to load, and gives its URI. */
  String file(String name, String content) {
    objects.write(bucket(), name, bytes(content), "application/octet-stream");
    return "gs://" + bucket() + "/" + name;
  }

  /** The clause's own dataset, made when it is first asked for. */
  String dataset() {
    if (dataset == null) {
      dataset = "contract_" + mark;
      bigQuery.create(DatasetInfo.newBuilder(dataset).setLocation("US").build());
    }
    return dataset;
  }

  TableName table(String name) {
    return new TableName(PROJECT, dataset(), name);
  }

  /** A table of {@code id INT64, word STRING}. */
  TableName newTable(String name) {
    Schema schema =
        Schema.of(
            Field.of("id", StandardSQLTypeName.INT64),
            Field.of("word", StandardSQLTypeName.STRING));
    bigQuery.create(TableInfo.of(TableId.of(dataset(), name), StandardTableDefinition.of(schema)));
    return table(name);
  }

  JobName newJob() {
    return new JobName(PROJECT, "US", "contract_" + mark + "_" + ++jobs);
  }

  LoadRequest load(TableName table, Map<String, Object> options, String... uris) {
    return new LoadRequest(newJob(), table, List.of(uris), JSON, options, Map.of("rule", "r1"));
  }

  /** Loads JSON and gives the job as it has ended. */
  JobReport loaded(TableName table, Map<String, Object> options, String... uris) {
    return ended(load(table, options, uris));
  }

  /** Asks for the job and gives it as it has ended. */
  JobReport ended(JobRequest request) {
    warehouse.submit(request);
    return ended(request.job());
  }

  /** The job as it has ended. */
  JobReport ended(JobName name) {
    waitFor(bigQuery.getJob(JobId.newBuilder().setLocation("US").setJob(name.id()).build()));
    JobReport report = warehouse.job(name).orElseThrow();
    assertThat(report.state()).isEqualTo(JobReport.State.DONE);
    return report;
  }

  private static void waitFor(Job job) {
    try {
      job.waitFor(
          RetryOption.initialRetryDelayDuration(Duration.ofMillis(5)),
          RetryOption.maxRetryDelayDuration(Duration.ofMillis(100)),
          RetryOption.totalTimeoutDuration(Duration.ofSeconds(20)));
    } catch (BigQueryException failed) {
      // The client throws for a job that has failed; the report tells how.
      assertThat(failed.getError()).isNotNull();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Reason why a job ends badly, whether it is refused at once or fails later. */
  String reason(JobRequest request) {
    try {
      JobReport report = ended(request);
      return report.failure() == null ? "" : report.failure().reason();
    } catch (CloudFailure refused) {
      return refused.reason();
    }
  }

  /** A table of {@code id INT64, word STRING} with these ids. */
  TableName filled(String name, long... ids) {
    TableName table = newTable(name);
    StringBuilder lines = new StringBuilder();
    for (long id : ids) {
      lines.append("{\"id\":").append(id).append(",\"word\":\"w").append(id).append("\"}\n");
    }
    assertThat(loaded(table, Map.of(), file(name + ".json", lines.toString())).failure()).isNull();
    return table;
  }

  /** Its ids, in order. */
  List<Object> ids(TableName table) {
    String sql = "SELECT id FROM `%s.%s` ORDER BY id".formatted(table.dataset(), table.table());
    return warehouse.query(sql).rows().stream().map(row -> row.get(0)).toList();
  }

  long count(TableName table) {
    Object count =
        warehouse
            .query("SELECT COUNT(*) AS n FROM `%s.%s`".formatted(table.dataset(), table.table()))
            .rows()
            .get(0)
            .get(0);
    return ((Number) count).longValue();
  }
}
