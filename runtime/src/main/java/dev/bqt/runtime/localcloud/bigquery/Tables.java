package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import dev.bqt.runtime.localcloud.schema.Schema;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

/** Tables and their rows. */
final class Tables {
  private static final String ALL = "/bigquery/v2/projects/{project}/datasets/{dataset}/tables";
  private static final String ONE = ALL + "/{table}";
  private static final String[] DERIVED = {
    "kind",
    "id",
    "tableReference",
    "schema",
    "type",
    "numRows",
    "numBytes",
    "location",
    "selfLink",
    "etag"
  };

  private final Warehouse warehouse;
  private final Catalog catalog;
  private final Datasets datasets;
  private final InstantSource clock;

  Tables(Warehouse warehouse, Catalog catalog, Datasets datasets, InstantSource clock) {
    this.warehouse = warehouse;
    this.catalog = catalog;
    this.datasets = datasets;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .on("GET", ALL, this::list)
        .on("POST", ALL, this::insert)
        .on("GET", ONE, this::get)
        .on("PATCH", ONE, this::patch)
        .on("PUT", ONE, this::update)
        .on("DELETE", ONE, this::delete)
        .on("GET", ONE + "/data", this::data);
  }

  private static TableName name(WireRequest request) {
    return TableName.of(
        Json.object()
            .put("datasetId", request.variable("dataset"))
            .put("tableId", request.variable("table")),
        request.variable("project"));
  }

  private WireResponse list(WireRequest request) {
    String owner = request.variable("project");
    String dataset = request.variable("dataset");
    return warehouse.read(
        connection -> {
          datasets.require(connection, owner, dataset);
          ObjectNode json = Json.object().put("kind", "bigquery#tableList");
          ArrayNode items = json.putArray("tables");
          for (String table : catalog.tables(connection, owner, dataset)) {
            TableName name = new TableName(owner, dataset, table);
            ObjectNode item = items.addObject();
            item.put("kind", "bigquery#table").put("id", name.toString()).put("type", "TABLE");
            item.set("tableReference", name.json());
          }
          return WireResponse.json(json.put("totalItems", items.size()));
        });
  }

  /**
   * The table.
   *
   * @throws CloudError 404
   */
  Catalog.Table require(Connection connection, TableName name) throws SQLException {
    datasets.require(connection, name.project(), name.dataset());
    return catalog
        .find(connection, name)
        .orElseThrow(() -> CloudError.notFound("Not found: Table " + name));
  }

  private WireResponse get(WireRequest request) {
    return warehouse.read(
        connection -> WireResponse.json(resource(connection, require(connection, name(request)))));
  }

  private ObjectNode resource(Connection connection, Catalog.Table table) throws SQLException {
    ObjectNode json = table.details().deepCopy();
    json.remove("geographies");
    json.put("kind", "bigquery#table").put("id", table.name().toString()).put("type", "TABLE");
    json.set("tableReference", table.name().json());
    json.set("schema", table.schema().json());
    json.put("numRows", Long.toString(count(connection, table.name()))).put("numBytes", "0");
    TableName name = table.name();
    json.put(
        "location",
        datasets.location(name.project(), name.dataset()).orElse(Datasets.DEFAULT_LOCATION));
    return json;
  }

  private long count(Connection connection, TableName name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + catalog.sql(name))) {
      row.next();
      return row.getLong(1);
    }
  }

  private WireResponse insert(WireRequest request) {
    ObjectNode body = request.json();
    TableName name = TableName.of(body.path("tableReference"), request.variable("project"));
    Schema schema = Schema.of(body.path("schema"));
    if (schema.fields().isEmpty()) {
      throw CloudError.notBuilt("A table without a schema (a view, an external table)");
    }
    return warehouse.write(
        "catalog",
        connection -> {
          datasets.require(connection, name.project(), name.dataset());
          if (catalog.find(connection, name).isPresent()) {
            throw CloudError.conflict("duplicate", "Already Exists: Table " + name);
          }
          ObjectNode details = details(body);
          details.put("creationTime", Long.toString(clock.millis()));
          details.put("lastModifiedTime", Long.toString(clock.millis()));
          Catalog.Table table = new Catalog.Table(name, schema, details);
          catalog.create(connection, table);
          return WireResponse.json(resource(connection, require(connection, name)));
        });
  }

  private static ObjectNode details(ObjectNode body) {
    ObjectNode details = body.deepCopy();
    details.remove(java.util.List.of(DERIVED));
    return details;
  }

  private WireResponse patch(WireRequest request) {
    return change(request, true);
  }

  /** A PUT says everything that the table shall be; what it leaves out is taken away. */
  private WireResponse update(WireRequest request) {
    return change(request, false);
  }

  private WireResponse change(WireRequest request, boolean merges) {
    ObjectNode change = request.json();
    return warehouse.write(
        "catalog",
        connection -> {
          Catalog.Table table = require(connection, name(request));
          ObjectNode details = merges ? table.details().deepCopy() : details(change);
          if (merges) {
            Json.merge(details, details(change));
          } else {
            details.set("creationTime", table.details().get("creationTime"));
          }
          details.put("lastModifiedTime", Long.toString(clock.millis()));
          boolean same = !change.hasNonNull("schema");
          Schema schema = same ? table.schema() : Schema.of(change.get("schema"));
          new TableChanges(catalog, connection, table).apply(schema, details);
          return WireResponse.json(resource(connection, require(connection, table.name())));
        });
  }

  private WireResponse delete(WireRequest request) {
    return warehouse.write(
        "catalog",
        connection -> {
          catalog.drop(connection, require(connection, name(request)).name());
          return WireResponse.noContent();
        });
  }

  private WireResponse data(WireRequest request) {
    return warehouse.read(
        connection -> {
          Catalog.Table table = require(connection, name(request));
          return WireResponse.json(
              new TableRows(connection, catalog, table).page(RowPage.of(request)));
        });
  }
}
