package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.load.Decoder;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.load.LoadSpec;
import dev.bqt.runtime.localcloud.schema.Schema;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Load jobs: files are read and checked first, then their rows are added at once. */
final class LoadJobs implements JobKind {
  private final Warehouse warehouse;
  private final Catalog catalog;
  private final SourceFiles files;

  LoadJobs(Warehouse warehouse, Catalog catalog, SourceFiles files) {
    this.warehouse = warehouse;
    this.catalog = catalog;
    this.files = files;
  }

  @Override
  public Change prepare(Job job) {
    JsonNode load = job.details();
    TableName name = TableName.of(load.path("destinationTable"), job.project());
    Destination destination = Destination.of(load, name, "WRITE_APPEND");
    LoadSpec spec = LoadSpec.of(load);
    Map<String, Path> sources = sources(load);
    try {
      SteadySources steady = new SteadySources(sources);
      return steady.with(
          spec.format() == LoadSpec.Format.PARQUET
              ? new ParquetRows(warehouse, catalog, destination, sources)
              : decode(spec, schema(load, destination), destination, sources));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Path> sources(JsonNode load) {
    Map<String, Path> sources = new LinkedHashMap<>();
    if (!load.path("sourceUris").isArray() || load.path("sourceUris").isEmpty()) {
      throw new LoadFailure("invalid", "Load configuration must specify at least one source URI");
    }
    for (JsonNode uri : load.path("sourceUris")) {
      sources.put(uri.asText(), files.of(uri.asText()));
    }
    return sources;
  }

  /** The job's schema, or else that of the table. */
  private Schema schema(JsonNode load, Destination destination) {
    boolean given = load.path("schema").path("fields").size() > 0;
    var table = warehouse.read(connection -> destination.existing(connection, catalog));
    if (given) {
      return Schema.of(load.path("schema"));
    }
    if (table.isPresent()) {
      return table.get().schema();
    }
    if (load.path("autodetect").asBoolean()) {
      throw new LoadFailure(
          "invalid",
          "Schema detection (autodetect) is not built in localcloud: give the job a schema, or"
              + " create table "
              + destination.name()
              + " first.");
    }
    TableName name = destination.name();
    throw new LoadFailure(
        "invalid",
        "No schema specified on job or table: there is no table "
            + name.dataset()
            + "."
            + name.table()
            + ". Add a CREATE TABLE for it to schema.sql.");
  }

  private Change decode(
      LoadSpec spec, Schema schema, Destination destination, Map<String, Path> sources)
      throws IOException {
    Path rows = warehouse.workpiece(".ndjson");
    try (Decoder decoder = new Decoder(spec, schema, rows)) {
      for (Map.Entry<String, Path> source : sources.entrySet()) {
        decoder.read(source.getKey(), source.getValue());
      }
      ObjectNode figures = figures(sources, decoder.rows(), decoder.bytes());
      figures.put("badRecords", Long.toString(decoder.badRows()));
      return new Rows(catalog, destination, schema, rows, figures);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(rows);
      throw e;
    }
  }

  static ObjectNode figures(Map<String, Path> sources, long rows, long bytes) throws IOException {
    long inputBytes = 0;
    for (Path file : sources.values()) {
      inputBytes += Files.size(file);
    }
    return Json.object()
        .put("inputFiles", Integer.toString(sources.size()))
        .put("inputFileBytes", Long.toString(inputBytes))
        .put("outputRows", Long.toString(rows))
        .put("outputBytes", Long.toString(bytes))
        .put("badRecords", "0");
  }

  /** Rows that wait to be added. */
  private record Rows(
      Catalog catalog, Destination destination, Schema schema, Path file, ObjectNode figures)
      implements Change {

    @Override
    public ObjectNode apply(Connection connection) throws SQLException {
      destination.prepare(connection, catalog, schema);
      if (!figures.get("outputRows").asText().equals("0")) {
        Warehouse.execute(
            connection, RowsStatement.insert(catalog.sql(destination.name()), schema, file));
      }
      return figures;
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
