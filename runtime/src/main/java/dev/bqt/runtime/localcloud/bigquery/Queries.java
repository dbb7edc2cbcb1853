package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.util.Optional;

/** Queries that are waited for, and results of query jobs. */
final class Queries {
  private static final String ALL = "/bigquery/v2/projects/{project}/queries";
  private static final String[] TAKEN = {
    "query",
    "defaultDataset",
    "queryParameters",
    "parameterMode",
    "useLegacySql",
    "useQueryCache",
    "maximumBytesBilled"
  };

  private final Warehouse warehouse;
  private final Catalog catalog;
  private final Jobs jobs;
  private final JobStore store;
  private final JobRunner runner;

  Queries(Warehouse warehouse, Catalog catalog, Jobs jobs, JobStore store, JobRunner runner) {
    this.warehouse = warehouse;
    this.catalog = catalog;
    this.jobs = jobs;
    this.store = store;
    this.runner = runner;
  }

  void addTo(Router router) {
    router
        .on("POST", ALL, this::query)
        .on("GET", ALL + "/{job}", request -> results(request, jobs.find(request)));
  }

  /** {@code jobs.query} waits for its job, so it may as well run it in the caller's thread. */
  private WireResponse query(WireRequest request) {
    ObjectNode asked = request.json();
    ObjectNode body = Json.object();
    ObjectNode reference = body.putObject("jobReference");
    if (asked.hasNonNull("location")) {
      reference.set("location", asked.get("location"));
    }
    ObjectNode configuration = body.putObject("configuration");
    ObjectNode query = configuration.putObject("query");
    for (String field : TAKEN) {
      if (asked.hasNonNull(field)) {
        query.set(field, asked.get(field));
      }
    }
    if (asked.hasNonNull("labels")) {
      configuration.set("labels", asked.get("labels"));
    }
    if (asked.path("dryRun").asBoolean()) {
      configuration.put("dryRun", true);
    }
    Job job = jobs.accept(request.variable("project"), body);
    runner.run(job);
    Job ended = store.find(job.project(), Optional.of(job.location()), job.id()).orElse(job);
    long size = asked.path("maxResults").asLong(Long.MAX_VALUE);
    boolean whole = asked.path("formatOptions").path("useInt64Timestamp").asBoolean();
    RowPage page = RowPage.of(request);
    return results(
        ended,
        new RowPage(
            0, Math.min(size, page.size()), page.columns(), whole || page.wholeTimestamps()));
  }

  private WireResponse results(WireRequest request, Job job) {
    if (!job.kind().equals("query")) {
      throw CloudError.invalid("Job " + job + " is no query.");
    }
    return results(job, RowPage.of(request));
  }

  private WireResponse results(Job job, RowPage page) {
    ObjectNode json = Json.object().put("kind", "bigquery#getQueryResultsResponse");
    json.set("jobReference", job.reference());
    json.put("jobComplete", job.isDone());
    if (!job.isDone()) {
      return WireResponse.json(json);
    }
    JsonNode error = job.body().path("status").path("errorResult");
    if (!error.isMissingNode()) {
      String reason = error.path("reason").asText();
      int code = reason.equals("notFound") ? 404 : reason.equals("duplicate") ? 409 : 400;
      throw new CloudError(code, reason, error.path("message").asText());
    }
    JsonNode figures = job.body().path("statistics").path("query");
    json.put("totalBytesProcessed", "0").put("cacheHit", false);
    if (figures.has("numDmlAffectedRows")) {
      json.set("numDmlAffectedRows", figures.get("numDmlAffectedRows"));
    }
    json.put("totalRows", "0");
    if (figures.has("schema")) {
      rows(job, page, json);
      json.set("schema", figures.get("schema"));
    }
    return WireResponse.json(json);
  }

  private void rows(Job job, RowPage page, ObjectNode json) {
    TableName name = TableName.of(job.details().path("destinationTable"), job.project());
    ObjectNode found =
        warehouse.read(
            connection -> {
              Catalog.Table table =
                  catalog
                      .find(connection, name)
                      .orElseThrow(() -> CloudError.notFound("Not found: Table " + name));
              return new TableRows(connection, catalog, table).page(page);
            });
    found.remove("kind");
    json.setAll(found);
  }
}
