package dev.bqt.runtime.localcloud.bigquery;

import dev.bqt.runtime.localcloud.LocalCloudException;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.sql.Definition;
import dev.bqt.runtime.localcloud.sql.DefinitionParser;
import dev.bqt.runtime.localcloud.sql.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The file that says which tables there are at least. */
final class SchemaFile {
  private final Path file;
  private final String project;

  SchemaFile(Path file, String project) {
    this.file = file;
    this.project = project;
  }

  /**
   * Creates what is not there yet; does nothing when there is no such file.
   *
   * @throws LocalCloudException naming file, line and column
   */
  void run(Warehouse warehouse, Definitions definitions) {
    if (!Files.exists(file)) {
      return;
    }
    List<Definition> wanted = parse();
    warehouse.write(
        "catalog",
        connection -> {
          for (Definition one : wanted) {
            create(connection, definitions, one);
          }
          return null;
        });
  }

  private List<Definition> parse() {
    try {
      return DefinitionParser.parse(Files.readString(file), project);
    } catch (SqlError e) {
      throw new LocalCloudException(
          file + ":" + e.line() + ":" + e.column() + ": " + e.problem() + ".", e);
    } catch (IOException e) {
      throw new LocalCloudException(
          "The schema file " + file + " cannot be read as UTF-8: " + e.getMessage() + ".", e);
    }
  }

  private void create(Connection connection, Definitions definitions, Definition one)
      throws SQLException {
    try {
      definitions.run(connection, lenient(one));
    } catch (CloudError | LoadFailure e) {
      throw new LocalCloudException(
          file + ": " + e.getMessage() + what(one) + " CREATE SCHEMA comes before its tables.", e);
    } catch (SQLException e) {
      throw new LocalCloudException(file + ": " + one + ": " + e.getMessage(), e);
    }
  }

  private static String what(Definition one) {
    return one instanceof Definition.OfTable
        ? ", wanted for table " + ((Definition.OfTable) one).name() + "."
        : ".";
  }

  /** What is there already is left as it is, whether or not the statement says so. */
  private static Definition lenient(Definition one) {
    if (one instanceof Definition.OfDataset) {
      Definition.OfDataset dataset = (Definition.OfDataset) one;
      return new Definition.OfDataset(
          dataset.project(), dataset.dataset(), true, dataset.details());
    }
    Definition.OfTable table = (Definition.OfTable) one;
    return new Definition.OfTable(table.name(), table.schema(), table.details(), true, false);
  }
}
