package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import dev.bqt.runtime.localcloud.schema.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Datasets: DuckDB's schemas, and what the API says of them besides. */
final class Datasets {
  static final String DEFAULT_LOCATION = "US";

  private static final String ALL = "/bigquery/v2/projects/{project}/datasets";
  private static final String ONE = ALL + "/{dataset}";
  private static final String DETAILS = Warehouse.STATE + ".datasets";

  private final Warehouse warehouse;
  private final Catalog catalog;
  private final String project;
  private final InstantSource clock;

  Datasets(Warehouse warehouse, Catalog catalog, String project, InstantSource clock) {
    this.warehouse = warehouse;
    this.catalog = catalog;
    this.project = project;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .on("GET", "/bigquery/v2/projects", this::projects)
        .on("GET", ALL, this::list)
        .on("POST", ALL, this::insert)
        .on("GET", ONE, request -> WireResponse.json(get(request)))
        .on("PATCH", ONE, request -> change(request, true))
        .on("PUT", ONE, request -> change(request, false))
        .on("DELETE", ONE, this::delete);
  }

  private WireResponse projects(WireRequest request) {
    ObjectNode json = Json.object().put("kind", "bigquery#projectList").put("totalItems", 1);
    ObjectNode one = json.putArray("projects").addObject();
    one.put("kind", "bigquery#project").put("id", project).put("friendlyName", project);
    one.putObject("projectReference").put("projectId", project);
    return WireResponse.json(json);
  }

  private WireResponse list(WireRequest request) {
    String owner = request.variable("project");
    ObjectNode json = Json.object().put("kind", "bigquery#datasetList");
    ArrayNode items = json.putArray("datasets");
    warehouse.read(
        connection -> {
          for (String name : names(connection, owner)) {
            ObjectNode one = resource(connection, owner, name);
            ObjectNode item = items.addObject();
            item.put("kind", "bigquery#dataset").put("id", owner + ":" + name);
            item.set("datasetReference", one.get("datasetReference"));
            item.set("location", one.get("location"));
          }
          return null;
        });
    return WireResponse.json(json);
  }

  private List<String> names(Connection connection, String owner) throws SQLException {
    String start = catalog.schemaOf(owner, "");
    List<String> names = new ArrayList<>();
    String sql =
        "SELECT schema_name FROM duckdb_schemas() WHERE NOT internal"
            + " AND database_name = current_database() ORDER BY 1";
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String schema = row.getString(1);
        String name = schema.startsWith(start) ? schema.substring(start.length()) : "";
        if (name.matches("[A-Za-z0-9][A-Za-z0-9_]*")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private WireResponse insert(WireRequest request) {
    ObjectNode body = request.json();
    String name = body.path("datasetReference").path("datasetId").asText();
    String owner = request.variable("project");
    return warehouse.write(
        "catalog",
        connection -> {
          if (catalog.hasDataset(connection, owner, name)) {
            throw CloudError.conflict("duplicate", "Already Exists: Dataset " + owner + ":" + name);
          }
          create(connection, owner, name, body);
          return WireResponse.json(resource(connection, owner, name));
        });
  }

  /**
   * Creates a dataset, in the connection's transaction.
   *
   * @param details the resource as far as it is given
   * @throws CloudError 400 when it cannot have that name
   */
  void create(Connection connection, String owner, String name, ObjectNode details)
      throws SQLException {
    if (!name.matches("[A-Za-z0-9_]{1,1024}") || name.equals("main")) {
      throw CloudError.invalid(
          "Invalid dataset ID \""
              + name
              + "\". Dataset IDs must be alphanumeric (plus"
              + " underscores) and must be at most 1024 characters long; \"main\" is DuckDB's.");
    }
    Warehouse.execute(connection, "CREATE SCHEMA " + Names.quote(catalog.schemaOf(owner, name)));
    ObjectNode body = details.deepCopy();
    String now = Long.toString(clock.millis());
    body.put("creationTime", now).put("lastModifiedTime", now);
    remember(connection, catalog.schemaOf(owner, name), body);
  }

  private static void remember(Connection connection, String schema, ObjectNode body)
      throws SQLException {
    forget(connection, schema);
    Warehouse.execute(
        connection,
        "INSERT INTO "
            + DETAILS
            + " VALUES ("
            + Names.literal(schema)
            + ", "
            + Names.literal(Json.text(body))
            + ")");
  }

  private static void forget(Connection connection, String schema) throws SQLException {
    Warehouse.execute(
        connection, "DELETE FROM " + DETAILS + " WHERE name = " + Names.literal(schema));
  }

  private ObjectNode get(WireRequest request) {
    return warehouse.read(connection -> existing(connection, request));
  }

  private ObjectNode existing(Connection connection, WireRequest request) throws SQLException {
    String owner = request.variable("project");
    String name = request.variable("dataset");
    require(connection, owner, name);
    return resource(connection, owner, name);
  }

  /**
   * Makes sure of a dataset.
   *
   * @throws CloudError 404
   */
  void require(Connection connection, String owner, String name) throws SQLException {
    if (!catalog.hasDataset(connection, owner, name)) {
      throw CloudError.notFound("Not found: Dataset " + owner + ":" + name);
    }
  }

  private ObjectNode resource(Connection connection, String owner, String name)
      throws SQLException {
    ObjectNode json = Json.object().put("kind", "bigquery#dataset").put("location", "US");
    Json.merge(json, details(connection, catalog.schemaOf(owner, name)));
    json.put("id", owner + ":" + name);
    json.putObject("datasetReference").put("projectId", owner).put("datasetId", name);
    return json;
  }

  private static ObjectNode details(Connection connection, String schema) throws SQLException {
    String sql = "SELECT body FROM " + DETAILS + " WHERE name = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema);
      ResultSet row = query.executeQuery();
      return row.next() ? Json.parse(row.getString(1)) : Json.object();
    }
  }

  /** Where the dataset's data are; empty when there is no such dataset. */
  Optional<String> location(String owner, String name) {
    return warehouse.read(
        connection ->
            catalog.hasDataset(connection, owner, name)
                ? Optional.of(resource(connection, owner, name).path("location").asText())
                : Optional.empty());
  }

  private WireResponse change(WireRequest request, boolean merges) {
    return warehouse.write(
        "catalog",
        connection -> {
          ObjectNode body = existing(connection, request);
          ObjectNode change = request.json();
          if (!merges) {
            body.retain("creationTime", "location");
          }
          Json.merge(body, change);
          body.put("lastModifiedTime", Long.toString(clock.millis()));
          String owner = request.variable("project");
          String name = request.variable("dataset");
          remember(connection, catalog.schemaOf(owner, name), body);
          return WireResponse.json(resource(connection, owner, name));
        });
  }

  private WireResponse delete(WireRequest request) {
    String owner = request.variable("project");
    String name = request.variable("dataset");
    String schema = catalog.schemaOf(owner, name);
    return warehouse.write(
        "catalog",
        connection -> {
          require(connection, owner, name);
          if (!request.flag("deleteContents")
              && !catalog.tables(connection, owner, name).isEmpty()) {
            throw CloudError.badRequest(
                "resourceInUse", "Dataset " + owner + ":" + name + " is still in use");
          }
          Warehouse.execute(connection, "DROP SCHEMA " + Names.quote(schema) + " CASCADE");
          forget(connection, schema);
          return WireResponse.noContent();
        });
  }
}
