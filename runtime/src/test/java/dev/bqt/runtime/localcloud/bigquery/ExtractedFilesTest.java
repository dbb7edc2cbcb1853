package dev.bqt.runtime.localcloud.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractedFilesTest {
  @TempDir private Path folder;

  private ExtractedFiles files(String uri, long rowsEach) {
    ObjectNode extract = Json.object();
    extract.putObject("sourceTable").put("tableId", "t");
    extract.putArray("destinationUris").add(uri);
    return new ExtractedFiles(
        ExtractSpec.of(extract),
        List.of(Field.of("id", FieldType.INT64)),
        this::workpiece,
        rowsEach);
  }

  private Path workpiece() {
    try {
      return Files.createTempFile(folder, "rows-", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ExtractedFiles written(ExtractedFiles files) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM (VALUES (1), (2), (3), (4), (5))");
        files) {
      files.write(rows);
    }
    return files;
  }

  @Test
  void anAsteriskIsTheNumberOfTheFile() throws Exception {
    ExtractedFiles files = written(files("gs://b/x-*.csv", 2));

    assertThat(files.files().keySet())
        .containsExactly(
            "gs://b/x-000000000000.csv", "gs://b/x-000000000001.csv", "gs://b/x-000000000002.csv");
    assertThat(files.files().values())
        .map(Files::readString)
        .containsExactly("id\n1\n2\n", "id\n3\n4\n", "id\n5\n");
  }

  @Test
  void withoutOneThereIsOneFile() throws Exception {
    assertThat(written(files("gs://b/x.csv", 2)).files().values())
        .map(Files::readString)
        .containsExactly("id\n1\n2\n3\n4\n5\n");
  }
}
