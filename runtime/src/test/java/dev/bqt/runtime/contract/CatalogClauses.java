package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.QUERY;
import static dev.bqt.runtime.contract.Page.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.QueryRows;
import java.util.List;
import java.util.Map;

/** Datasets, tables and queries. */
final class CatalogClauses {
  private CatalogClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("dataset-tells-its-location", TABLES, CatalogClauses::location),
        new Clause("absent-dataset-is-404", TABLES, CatalogClauses::noDataset),
        new Clause("name-of-a-dataset-is-taken-once", TABLES, CatalogClauses::datasetTwice),
        new Clause("table-tells-its-schema", TABLES, CatalogClauses::schema),
        new Clause("absent-table-is-404", TABLES, CatalogClauses::noTable),
        new Clause("name-of-a-table-is-taken-once", TABLES, CatalogClauses::tableTwice),
        new Clause("deleted-table-is-gone", TABLES, CatalogClauses::deleted),
        new Clause("query-answers-rows", QUERY, CatalogClauses::rows),
        new Clause("query-that-is-no-sql-is-invalid", QUERY, CatalogClauses::notSql),
        new Clause("query-of-an-absent-table-is-not-found", QUERY, CatalogClauses::absentTable));
  }

  private static void location(Ground on) {
    assertThat(on.warehouse.location(Ground.PROJECT, on.dataset())).hasValue("US");
  }

  private static void noDataset(Ground on) throws Exception {
    assertThat(on.warehouse.location(Ground.PROJECT, on.dataset() + "_none")).isEmpty();
    Wire.Reply reply =
        on.wire.get("/bigquery/v2/projects/contract/datasets/" + on.dataset() + "_none");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.reason()).isEqualTo("notFound");
  }

  private static void datasetTwice(Ground on) {
    BigQueryException taken =
        catchThrowableOfType(
            BigQueryException.class,
            () -> on.bigQuery.create(DatasetInfo.newBuilder(on.dataset()).build()));
    assertThat(taken.getCode()).isEqualTo(409);
    assertThat(taken.getReason()).isEqualTo("duplicate");
  }

  private static void schema(Ground on) {
    on.newTable("t");
    StandardTableDefinition told = on.bigQuery.getTable(on.dataset(), "t").getDefinition();
    assertThat(told.getSchema().getFields())
        .extracting(field -> field.getName() + " " + field.getType().getStandardType())
        .containsExactly("id INT64", "word STRING");
  }

  private static void noTable(Ground on) throws Exception {
    assertThat(on.bigQuery.getTable(on.dataset(), "none")).isNull();
    Wire.Reply reply =
        on.wire.get("/bigquery/v2/projects/contract/datasets/" + on.dataset() + "/tables/none");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.reason()).isEqualTo("notFound");
  }

  private static void tableTwice(Ground on) {
    on.newTable("t");
    BigQueryException taken = catchThrowableOfType(BigQueryException.class, () -> on.newTable("t"));
    assertThat(taken.getCode()).isEqualTo(409);
    assertThat(taken.getReason()).isEqualTo("duplicate");
  }

  private static void deleted(Ground on) {
    on.newTable("t");
    assertThat(on.bigQuery.delete(TableId.of(on.dataset(), "t"))).isTrue();
    assertThat(on.bigQuery.delete(TableId.of(on.dataset(), "t"))).isFalse();
    assertThat(on.bigQuery.getTable(on.dataset(), "t")).isNull();
  }

  private static void rows(Ground on) {
    on.loaded(on.newTable("t"), Map.of(), on.file("a.json", "{\"id\":1,\"word\":\"ü\"}\n"));
    QueryRows rows = on.warehouse.query("SELECT id, word FROM `%s.t`".formatted(on.dataset()));
    assertThat(rows.columns())
        .containsExactly(
            new QueryRows.Column("id", "INT64"), new QueryRows.Column("word", "STRING"));
    assertThat(rows.rows()).isEqualTo(List.of(List.of(1L, "ü")));
  }

  private static void notSql(Ground on) {
    CloudFailure refused =
        catchThrowableOfType(CloudFailure.class, () -> on.warehouse.query("SELEKT 1"));
    assertThat(refused.reason()).isEqualTo("invalidQuery");
    assertThat(refused.kind()).isEqualTo(FailureKind.BAD_RULE);
  }

  private static void absentTable(Ground on) {
    String sql = "SELECT * FROM `%s.none`".formatted(on.dataset());
    CloudFailure refused = catchThrowableOfType(CloudFailure.class, () -> on.warehouse.query(sql));
    assertThat(refused.reason()).isEqualTo("notFound");
    assertThat(refused.kind()).isEqualTo(FailureKind.BAD_RULE);
  }
}
