package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Copy jobs: rows of one table or several become rows of another. */
final class CopyJobs implements JobKind {
  private final Catalog catalog;

  CopyJobs(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Change prepare(Job job) {
    JsonNode copy = job.details();
    List<TableName> sources = new ArrayList<>();
    copy.path("sourceTables").forEach(one -> sources.add(TableName.of(one, job.project())));
    if (copy.has("sourceTable")) {
      sources.add(TableName.of(copy.get("sourceTable"), job.project()));
    }
    if (sources.isEmpty()) {
      throw new LoadFailure("invalid", "A copy job needs at least one source table");
    }
    TableName target = TableName.of(copy.path("destinationTable"), job.project());
    Destination destination = Destination.of(copy, target, "WRITE_EMPTY");
    return connection -> apply(connection, sources, destination);
  }

  private ObjectNode apply(Connection connection, List<TableName> sources, Destination destination)
      throws SQLException {
    long rows = 0;
    boolean first = true;
    for (TableName source : sources) {
      Catalog.Table table =
          catalog
              .find(connection, source)
              .orElseThrow(() -> new LoadFailure("notFound", "Not found: Table " + source));
      if (first) {
        destination.prepare(connection, catalog, table.schema());
      }
      first = false;
      try (Statement statement = connection.createStatement()) {
        rows +=
            statement.executeLargeUpdate(
                "INSERT INTO "
                    + catalog.sql(destination.name())
                    + " BY NAME SELECT * FROM "
                    + catalog.sql(source));
      }
    }
    return Json.object().put("copiedRows", Long.toString(rows)).put("copiedLogicalBytes", "0");
  }
}
