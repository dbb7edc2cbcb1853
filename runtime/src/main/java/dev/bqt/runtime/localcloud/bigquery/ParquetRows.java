package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.schema.DuckTypes;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import dev.bqt.runtime.localcloud.schema.Names;
import dev.bqt.runtime.localcloud.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of Parquet files, which DuckDB reads from copies whose names hold no pattern. */
final class ParquetRows implements JobKind.Change {
  private final Catalog catalog;
  private final Destination destination;
  private final Map<String, Path> sources;
  private final Map<String, Path> copies = new LinkedHashMap<>();

  ParquetRows(
      Warehouse warehouse, Catalog catalog, Destination destination, Map<String, Path> sources)
      throws IOException {
    this.catalog = catalog;
    this.destination = destination;
    this.sources = sources;
    try {
      for (Map.Entry<String, Path> source : sources.entrySet()) {
        Path copy = warehouse.workpiece(".parquet");
        copies.put(source.getKey(), copy);
        Files.copy(source.getValue(), copy, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public ObjectNode apply(Connection connection) throws SQLException {
    var table = destination.existing(connection, catalog);
    boolean keeps = table.isPresent() && !destination.details().has("schema");
    Schema schema = keeps ? table.get().schema() : wanted(connection);
    for (Map.Entry<String, Path> copy : copies.entrySet()) {
      check(copy.getKey(), schemaOf(connection, copy.getKey(), copy.getValue()), schema);
    }
    destination.prepare(connection, catalog, schema);
    try (Statement statement = connection.createStatement()) {
      long rows = statement.executeLargeUpdate(insert());
      return LoadJobs.figures(sources, rows, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Schema wanted(Connection connection) throws SQLException {
    if (destination.details().has("schema")) {
      return Schema.of(destination.details().path("schema"));
    }
    Map.Entry<String, Path> first = copies.entrySet().iterator().next();
    return schemaOf(connection, first.getKey(), first.getValue());
  }

  private String insert() {
    String files =
        copies.values().stream()
            .map(file -> Names.literal(file.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    return "INSERT INTO "
        + catalog.sql(destination.name())
        + " BY NAME SELECT * FROM read_parquet("
        + files
        + ", union_by_name = true)";
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (Path copy : copies.values()) {
      bytes += Files.size(copy);
    }
    return bytes;
  }

  private static Schema schemaOf(Connection connection, String uri, Path file) {
    String sql = "DESCRIBE SELECT * FROM read_parquet(" + Names.literal(file.toString()) + ")";
    List<Field> fields = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        fields.add(DuckTypes.field(row.getString(1), row.getString(2)));
      }
    } catch (SQLException e) {
      throw bad(uri, "Input file is not in Parquet format: " + e.getMessage());
    }
    return new Schema(fields);
  }

  private static void check(String uri, Schema file, Schema table) {
    for (Field field : file.fields()) {
      Field column =
          table
              .find(field.name())
              .orElseThrow(() -> bad(uri, "No such field: " + field.name() + "."));
      if (!fits(field, column)) {
        throw bad(
            uri,
            "Parquet column '"
                + field.name()
                + "' has type "
                + field.duckType()
                + " which does not match the target type "
                + column.duckType()
                + ".");
      }
    }
  }

  private static boolean fits(Field field, Field column) {
    boolean widens = field.type() == FieldType.INT64 && column.type() == FieldType.FLOAT64;
    boolean geography = column.type() == FieldType.GEOGRAPHY && field.type() == FieldType.STRING;
    boolean moment = field.type() == FieldType.DATETIME && column.type() == FieldType.TIMESTAMP;
    boolean same = field.type() == column.type() && field.isRepeated() == column.isRepeated();
    return widens || geography || moment || same;
  }

  private static LoadFailure bad(String uri, String problem) {
    return new LoadFailure(
        new LoadFailure.Problem(
            "invalid",
            uri,
            "Error while reading data, error message: " + problem + " File: " + uri),
        List.of());
  }

  @Override
  public void close() {
    for (Path copy : copies.values()) {
      try {
        Files.deleteIfExists(copy);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
