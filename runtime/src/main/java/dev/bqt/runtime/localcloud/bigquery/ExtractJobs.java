package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import dev.bqt.runtime.localcloud.schema.Names;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Extract jobs: a table's rows become objects. The files are written aside first; they take their
 * names when the job ends, each whole, one after the other.
 */
final class ExtractJobs implements JobKind {
  /** BigQuery's files vary in size; these have so many rows each. */
  private static final long ROWS_EACH = 100_000;

  private final Warehouse warehouse;
  private final Catalog catalog;
  private final TargetFiles targets;

  ExtractJobs(Warehouse warehouse, Catalog catalog, TargetFiles targets) {
    this.warehouse = warehouse;
    this.catalog = catalog;
    this.targets = targets;
  }

  @Override
  public Change prepare(Job job) {
    ExtractSpec spec = ExtractSpec.of(job.details());
    TableName name = TableName.of(job.details().path("sourceTable"), job.project());
    return warehouse.read(
        connection -> {
          Catalog.Table table =
              catalog
                  .find(connection, name)
                  .orElseThrow(() -> new LoadFailure("notFound", "Not found: Table " + name));
          try {
            return new Extracted(targets, written(connection, table, spec));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Map<String, Path> written(Connection connection, Catalog.Table table, ExtractSpec spec)
      throws SQLException, IOException {
    return spec.format() == ExtractSpec.Format.PARQUET
        ? columnar(connection, table, spec)
        : inLines(connection, table, spec);
  }

  private Map<String, Path> columnar(Connection connection, Catalog.Table table, ExtractSpec spec)
      throws SQLException {
    Path file = warehouse.workpiece(".parquet");
    String codec =
        spec.compression() == ExtractSpec.Compression.NONE
            ? "UNCOMPRESSED"
            : spec.compression().name();
    Warehouse.execute(
        connection,
        "COPY "
            + catalog.sql(table.name())
            + " TO "
            + Names.literal(file.toString())
            + " (FORMAT PARQUET, COMPRESSION "
            + Names.literal(codec)
            + ")");
    return Map.of(spec.uri(0), file);
  }

  private Map<String, Path> inLines(Connection connection, Catalog.Table table, ExtractSpec spec)
      throws SQLException, IOException {
    List<Field> fields = table.schema().fields();
    if (spec.format() == ExtractSpec.Format.CSV) {
      fields.forEach(ExtractJobs::requireFlat);
    }
    ExtractedFiles files =
        new ExtractedFiles(spec, fields, () -> warehouse.workpiece(".lines"), ROWS_EACH);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + catalog.sql(table.name()));
        files) {
      files.write(rows);
      return files.files();
    } catch (SQLException | IOException | RuntimeException e) {
      new Extracted(targets, files.files()).close();
      throw e;
    }
  }

  private static void requireFlat(Field field) {
    if (field.isRepeated() || field.type() == FieldType.STRUCT) {
      throw new LoadFailure(
          "invalid", "Operation cannot be performed on a nested schema. Field: " + field.name());
    }
  }

  /** Files that wait for their names. */
  private record Extracted(TargetFiles targets, Map<String, Path> files) implements Change {

    @Override
    public ObjectNode apply(Connection connection) {
      files.forEach(this::put);
      ObjectNode figures = Json.object().put("inputBytes", "0");
      figures.putArray("destinationUriFileCounts").add(Integer.toString(files.size()));
      return figures;
    }

    private void put(String uri, Path file) {
      try {
        targets.put(uri, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      for (Path file : files.values()) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
