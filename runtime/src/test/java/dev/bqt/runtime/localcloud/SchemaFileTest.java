package dev.bqt.runtime.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folder as it is found: schema file, state of older runs, other processes. */
class SchemaFileTest {
  @TempDir Path root;

  static Stream<CaseFile> cases() throws IOException {
    return CaseFile.all("schemas");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void brokenSchemaSaysWhere(CaseFile story) throws IOException {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      StringBuilder outcome = new StringBuilder();
      for (String sql : story.section("sql").split(";;\n")) {
        local.schema(sql);
        outcome.append(complaint(local)).append('\n');
      }
      story.verify(outcome.toString());
    }
  }

  private String complaint(LocalCloudFixture local) {
    try {
      local.cloud();
      return "fine";
    } catch (LocalCloudException e) {
      return e.getMessage().replace(root.toString(), "DIR");
    } finally {
      local.restart();
    }
  }

  @Test
  void aSchemaFileCreatesWhatIsMissing() {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      local.schema(
          "CREATE SCHEMA IF NOT EXISTS ds OPTIONS(location='EU'); -- comment\n"
              + "# another\n/* and another */\n"
              + "CREATE TABLE `ds.t` (id INT64 NOT NULL OPTIONS(description='the id'), tags"
              + " ARRAY<STRUCT<k STRING, v ARRAY<FLOAT64>>> NOT NULL, p NUMERIC(10,2))\n"
              + "PARTITION BY DATE(ts) CLUSTER BY id, tags OPTIONS(description=\"about\");");
      StandardTableDefinition table = local.bigquery().getTable("ds", "t").getDefinition();
      Schema schema = table.getSchema();
      assertThat(schema.getFields().get("id").getMode()).isEqualTo(Field.Mode.REQUIRED);
      assertThat(schema.getFields().get("id").getDescription()).isEqualTo("the id");
      assertThat(schema.getFields().get("tags").getMode()).isEqualTo(Field.Mode.REPEATED);
      assertThat(schema.getFields().get("tags").getSubFields().get("v").getMode())
          .isEqualTo(Field.Mode.REPEATED);
      assertThat(table.getTimePartitioning().getField()).isEqualTo("ts");
      assertThat(table.getClustering().getFields()).containsExactly("id", "tags");
      assertThat(local.bigquery().getTable("ds", "t").getDescription()).isEqualTo("about");
      local.restart();
      local.schema("CREATE SCHEMA ds; CREATE TABLE ds.t (other INT64); CREATE TABLE ds.u (a DATE)");
      StandardTableDefinition kept = local.bigquery().getTable("ds", "t").getDefinition();
      assertThat(kept.getSchema()).isEqualTo(schema);
      assertThat(Optional.ofNullable(local.bigquery().getTable("ds", "u"))).isPresent();
    }
  }

  @Test
  void aWarehouseInUseSaysSo() throws Exception {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      local.cloud();
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process other =
          new ProcessBuilder(
                  java,
                  "-cp",
                  System.getProperty("java.class.path"),
                  SecondProcess.class.getName(),
                  root.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(other.getInputStream().readAllBytes());
      assertThat(said).contains("in use by another process").contains("End that one first");
    }
  }

  /** Opens the same folder. */
  static final class SecondProcess {
    private SecondProcess() {}

    /** Prints why it cannot. */
    public static void main(String[] args) {
      try (LocalCloudFixture local = new LocalCloudFixture(Path.of(args[0]))) {
        local.cloud();
      } catch (LocalCloudException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void whatIsDamagedIsNamed() throws IOException {
    Files.createDirectories(root.resolve("state"));
    Files.writeString(root.resolve("warehouse.duckdb"), "no database ".repeat(1000));
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      assertThatThrownBy(local::cloud)
          .isInstanceOf(LocalCloudException.class)
          .hasMessageContaining(root.resolve("warehouse.duckdb").toString())
          .hasMessageContaining("If it is damaged");
      Files.delete(root.resolve("warehouse.duckdb"));
      Files.delete(root.resolve("state/localcloud.mv"));
      Files.writeString(root.resolve("state/localcloud.mv"), "no store ".repeat(2000));
      assertThatThrownBy(local::cloud)
          .isInstanceOf(LocalCloudException.class)
          .hasMessageContaining(root.resolve("state/localcloud.mv").toString())
          .hasMessageContaining("If it is damaged");
    }
  }

  @Test
  void whatANewerVersionWroteIsLeftAlone() throws Exception {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      local.cloud();
      local.restart();
      try (var duck =
              java.sql.DriverManager.getConnection(
                  "jdbc:duckdb:" + root.resolve("warehouse.duckdb"));
          var statement = duck.createStatement()) {
        statement.execute("UPDATE \"~localcloud\".format SET version = 99");
      }
      assertThatThrownBy(local::cloud)
          .isInstanceOf(LocalCloudException.class)
          .hasMessageContaining("a newer version has written it");
    }
  }

  @Test
  void aNewerMetadataStoreIsLeftAlone() {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      local.cloud();
      local.restart();
      var store = org.h2.mvstore.MVStore.open(root.resolve("state/localcloud.mv").toString());
      store.<String, Long>openMap("format").put("version", 99L);
      store.close();
      assertThatThrownBy(local::cloud)
          .isInstanceOf(LocalCloudException.class)
          .hasMessageContaining("a newer version has written it");
    }
  }
}
