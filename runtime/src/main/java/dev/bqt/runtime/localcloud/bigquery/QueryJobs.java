package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.schema.Names;
import dev.bqt.runtime.localcloud.schema.Schema;
import dev.bqt.runtime.localcloud.schema.TableName;
import dev.bqt.runtime.localcloud.sql.Dialect;
import dev.bqt.runtime.localcloud.sql.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

/** Query jobs: a SELECT's rows become a table, other statements do what they say. */
final class QueryJobs implements JobKind {
  private final Catalog catalog;
  private final Dialect dialect;
  private final Definitions definitions;
  private final InstantSource clock;

  QueryJobs(Catalog catalog, Dialect dialect, Definitions definitions, InstantSource clock) {
    this.catalog = catalog;
    this.dialect = dialect;
    this.definitions = definitions;
    this.clock = clock;
  }

  @Override
  public Change prepare(Job job) {
    JsonNode query = job.details();
    try {
      Dialect.Translation sql =
          dialect.translate(
              query.path("query").asText(),
              query.path("defaultDataset").path("datasetId").asText(),
              clock.instant(),
              query.path("queryParameters"));
      return connection -> apply(connection, job, sql);
    } catch (SqlError e) {
      throw new LoadFailure("invalidQuery", e.getMessage());
    }
  }

  private ObjectNode apply(Connection connection, Job job, Dialect.Translation sql)
      throws SQLException {
    try {
      ObjectNode figures =
          Json.object()
              .put("statementType", sql.kind())
              .put("totalBytesProcessed", "0")
              .put("totalBytesBilled", "0")
              .put("cacheHit", false);
      if (sql.definition().isPresent()) {
        definitions.run(connection, sql.definition().get());
      } else if (sql.isQuery()) {
        select(connection, job, sql, figures);
      } else {
        change(connection, sql, figures);
      }
      return figures;
    } catch (SQLException e) {
      throw new LoadFailure(reason(e.getMessage()), sql.explain(e.getMessage()));
    }
  }

  private static String reason(String complaint) {
    boolean absent = complaint.matches("(?s)Catalog Error: Table with name .* does not exist.*");
    return absent ? "notFound" : "invalidQuery";
  }

  private static void change(Connection connection, Dialect.Translation sql, ObjectNode figures)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql.text());
      long count = rows ? 0 : Math.max(0, statement.getLargeUpdateCount());
      figures.put("numDmlAffectedRows", Long.toString(count));
    }
  }

  private void select(Connection connection, Job job, Dialect.Translation sql, ObjectNode figures)
      throws SQLException {
    JsonNode query = job.details();
    TableName name = TableName.of(query.path("destinationTable"), job.project());
    Schema schema = ResultSchema.of(connection, sql.text());
    if (!name.dataset().equals(Results.DATASET)) {
      String rows = ResultSchema.keep(connection, sql.text());
      Destination.of(query, name, "WRITE_EMPTY").prepare(connection, catalog, schema);
      Warehouse.execute(
          connection,
          "INSERT INTO "
              + catalog.sql(name)
              + " ("
              + ResultSchema.names(schema)
              + ") FROM "
              + rows);
      Warehouse.execute(connection, "DROP TABLE " + rows);
    } else {
      Warehouse.execute(
          connection,
          "CREATE SCHEMA IF NOT EXISTS "
              + Names.quote(catalog.schemaOf(name.project(), name.dataset())));
      Warehouse.execute(
          connection,
          "CREATE OR REPLACE TABLE "
              + catalog.sql(name)
              + " ("
              + ResultSchema.names(schema)
              + ") AS "
              + sql.text());
    }
    figures.set("schema", schema.json());
  }
}
