package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.COPY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CopyRequest;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.TableName;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Copy jobs. */
final class TableCopyClauses {
  private TableCopyClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("table-copy-makes-the-table", COPY, TableCopyClauses::makes),
        new Clause("table-copy-of-several-tables", COPY, TableCopyClauses::several),
        new Clause("table-copy-tells-what-was-asked", COPY, TableCopyClauses::told),
        new Clause("table-copy-appends", COPY, TableCopyClauses::appends),
        new Clause("table-copy-truncates", COPY, TableCopyClauses::truncates),
        new Clause("table-copy-onto-rows-is-a-duplicate-unasked", COPY, TableCopyClauses::onto),
        new Clause("table-copy-into-an-empty-table", COPY, TableCopyClauses::intoEmpty),
        new Clause("table-copy-create-never-wants-the-table", COPY, TableCopyClauses::never),
        new Clause("table-copy-of-nothing-is-not-found", COPY, TableCopyClauses::nothing),
        new Clause("table-copy-into-no-dataset-is-not-found", COPY, TableCopyClauses::noDataset),
        new Clause("table-copy-of-two-schemas-is-invalid", COPY, TableCopyClauses::mismatch),
        new Clause("table-copy-asked-twice-is-one", COPY, TableCopyClauses::twice),
        new Clause("table-copy-without-a-source-is-400", COPY, TableCopyClauses::sourceless));
  }

  private static CopyRequest copy(
      Ground on, TableName target, Map<String, Object> options, TableName... sources) {
    return new CopyRequest(on.newJob(), List.of(sources), target, options, Map.of("rule", "r1"));
  }

  private static Map<String, Object> write(String disposition) {
    return Map.of("writeDisposition", disposition);
  }

  private static void makes(Ground on) {
    TableName target = on.table("copy");
    assertThat(on.ended(copy(on, target, Map.of(), on.filled("t", 1, 2))).failure()).isNull();
    assertThat(on.ids(target)).containsExactly(1L, 2L);
    assertThat(on.tables.find(target).orElseThrow().fields())
        .extracting(field -> field.get("name"))
        .containsExactly("id", "word");
  }

  private static void several(Ground on) {
    TableName target = on.table("copy");
    on.ended(copy(on, target, Map.of(), on.filled("t", 1, 2), on.filled("u", 3)));
    assertThat(on.ids(target)).containsExactly(1L, 2L, 3L);
  }

  private static void told(Ground on) {
    CopyRequest copy = copy(on, on.table("copy"), Map.of(), on.filled("t", 1));
    JobReport report = on.ended(copy);
    assertThat(report.name()).isEqualTo(copy.job());
    assertThat(report.labels()).isEqualTo(copy.labels());
    assertThat(report.sourceUris()).isEmpty();
  }

  private static void appends(Ground on) {
    TableName target = on.filled("u", 3);
    assertThat(on.ended(copy(on, target, write("WRITE_APPEND"), on.filled("t", 1, 2))).failure())
        .isNull();
    assertThat(on.ids(target)).containsExactly(1L, 2L, 3L);
  }

  private static void truncates(Ground on) {
    TableName target = on.filled("u", 3);
    on.ended(copy(on, target, write("WRITE_TRUNCATE"), on.filled("t", 1, 2)));
    assertThat(on.ids(target)).containsExactly(1L, 2L);
  }

  private static void onto(Ground on) {
    TableName target = on.filled("u", 3);
    JobReport report = on.ended(copy(on, target, Map.of(), on.filled("t", 1)));
    assertThat(report.failure().reason()).isEqualTo("duplicate");
    assertThat(report.failure().kind()).isEqualTo(FailureKind.BAD_RULE);
    assertThat(on.ids(target)).containsExactly(3L);
  }

  private static void intoEmpty(Ground on) {
    TableName target = on.newTable("u");
    on.ended(copy(on, target, write("WRITE_EMPTY"), on.filled("t", 1)));
    assertThat(on.ids(target)).containsExactly(1L);
  }

  private static void never(Ground on) {
    CopyRequest copy =
        copy(on, on.table("none"), Map.of("createDisposition", "CREATE_NEVER"), on.filled("t", 1));
    assertThat(on.reason(copy)).isEqualTo("notFound");
  }

  private static void nothing(Ground on) {
    TableName target = on.table("copy");
    assertThat(on.reason(copy(on, target, Map.of(), on.table("none")))).isEqualTo("notFound");
    assertThat(on.tables.find(target)).isEmpty();
  }

  private static void noDataset(Ground on) {
    TableName target = new TableName(Ground.PROJECT, on.dataset() + "_none", "copy");
    assertThat(on.reason(copy(on, target, Map.of(), on.filled("t", 1)))).isEqualTo("notFound");
  }

  private static void mismatch(Ground on) {
    TableName other = on.table("other");
    on.warehouse.query("CREATE TABLE `%s.other` (name STRING)".formatted(other.dataset()));
    TableName target = on.table("copy");
    assertThat(on.reason(copy(on, target, Map.of(), on.filled("t", 1), other)))
        .isEqualTo("invalid");
    assertThat(on.tables.find(target)).isEmpty();
  }

  private static void twice(Ground on) {
    TableName target = on.filled("u", 3);
    CopyRequest copy = copy(on, target, write("WRITE_APPEND"), on.filled("t", 1));
    on.ended(copy);
    on.ended(copy);
    assertThat(on.ids(target)).containsExactly(1L, 3L);
  }

  private static void sourceless(Ground on) throws IOException {
    String body =
        """
        {"configuration":{"copy":{"destinationTable":
        {"projectId":"contract","datasetId":"%s","tableId":"t"}}}}\
        """
            .formatted(on.dataset());
    Wire.Reply reply = on.wire.send("POST", "/bigquery/v2/projects/contract/jobs", Map.of(), body);
    assertThat(reply.status()).isEqualTo(400);
  }
}
