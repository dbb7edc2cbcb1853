package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.sql.Definition;
import dev.bqt.runtime.localcloud.sql.TableName;
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
    } else {
      table(connection, (Definition.OfTable) definition);
    }
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
