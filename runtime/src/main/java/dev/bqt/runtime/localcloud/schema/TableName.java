package dev.bqt.runtime.localcloud.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;

/** A table by project, dataset and name. */
public record TableName(String project, String dataset, String table) {

  /**
   * A reference as the API is given it.
   *
   * @param project what is meant where it names none
   * @throws CloudError 400 when dataset or table is missing or has a character it cannot have
   */
  public static TableName of(JsonNode json, String project) {
    return new TableName(
            json.path("projectId").asText(project),
            json.path("datasetId").asText(),
            json.path("tableId").asText())
        .checked();
  }

  private TableName checked() {
    if (!dataset.matches("[A-Za-z0-9_]{1,1024}")) {
      throw CloudError.invalid(
          "Invalid dataset ID \""
              + dataset
              + "\". Dataset IDs must be alphanumeric (plus"
              + " underscores) and must be at most 1024 characters long.");
    }
    if (!table.matches("[\\p{L}\\p{M}\\p{N}\\p{Pc}\\p{Pd}\\p{Zs}]{1,1024}")) {
      throw CloudError.invalid(
          "Invalid table ID \""
              + table
              + "\". Letters, marks, numbers, connectors, dashes and"
              + " spaces are expected, at most 1024.");
    }
    return this;
  }

  /** The reference as the API shows it. */
  public ObjectNode json() {
    return Json.object().put("projectId", project).put("datasetId", dataset).put("tableId", table);
  }

  @Override
  public String toString() {
    return project + ":" + dataset + "." + table;
  }
}
