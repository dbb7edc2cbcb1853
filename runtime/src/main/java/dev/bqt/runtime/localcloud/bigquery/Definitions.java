package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.schema.Schema;
import dev.bqt.runtime.localcloud.schema.TableName;
import dev.bqt.runtime.localcloud.sql.Definition;
import java.sql.Connection;
import java.sql.SQLException;

/** Creates what statements define. */
final class Definitions {
  private final Catalog catalog;
  private final Datasets datasets;

  Definitions(Catalog catalog, Datasets datasets) {
    this.catalog = catalog;
    this.datasets = datasets;
  }

  /**
   * Creates it, in the connection's transaction.
   *
   * @throws LoadFailure {@code duplicate} or {@code notFound}
   */
  void run(Connection connection, Definition definition) throws SQLException {
    if (definition instanceof Definition.OfDataset) {
      dataset(connection, (Definition.OfDataset) definition);
    } else if (definition instanceof Definition.OfTable) {
      table(connection, (Definition.OfTable) definition);
    } else {
      query(connection, (Definition.OfQuery) definition);
    }
  }

  private void query(Connection connection, Definition.OfQuery wanted) throws SQLException {
    Schema schema = ResultSchema.of(connection, wanted.query());
    boolean there = catalog.find(connection, wanted.name()).isPresent();
    // The query may read the very table that it replaces.
    String rows = ResultSchema.keep(connection, wanted.query());
    table(
        connection,
        new Definition.OfTable(
            wanted.name(), schema, wanted.details(), wanted.ifNotExists(), wanted.orReplace()));
    if (!there || wanted.orReplace()) {
      Warehouse.execute(connection, "INSERT INTO " + catalog.sql(wanted.name()) + " FROM " + rows);
    }
    Warehouse.execute(connection, "DROP TABLE " + rows);
  }

  private void dataset(Connection connection, Definition.OfDataset wanted) throws SQLException {
    if (!catalog.hasDataset(connection, wanted.project(), wanted.dataset())) {
      datasets.create(connection, wanted.project(), wanted.dataset(), wanted.details());
    } else if (!wanted.ifNotExists()) {
      throw new LoadFailure(
          "duplicate", "Already Exists: Dataset " + wanted.project() + ":" + wanted.dataset());
    }
  }

  private void table(Connection connection, Definition.OfTable wanted) throws SQLException {
    TableName name = wanted.name();
    if (!catalog.hasDataset(connection, name.project(), name.dataset())) {
      throw new LoadFailure(
          "notFound", "Not found: Dataset " + name.project() + ":" + name.dataset());
    }
    boolean there = catalog.find(connection, name).isPresent();
    if (there && wanted.orReplace()) {
      catalog.drop(connection, name);
    }
    if (!there || wanted.orReplace()) {
      ObjectNode details = wanted.details();
      catalog.create(connection, new Catalog.Table(name, wanted.schema(), details));
    } else if (!wanted.ifNotExists()) {
      throw new LoadFailure("duplicate", "Already Exists: Table " + name);
    }
  }
}
