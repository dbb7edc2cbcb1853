package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import java.time.Instant;

/**
 * A job.
 *
 * @param created milliseconds since the epoch
 * @param number order of creation
 * @param body the whole resource as the API shows it
 */
record Job(String project, String location, String id, long created, long number, ObjectNode body) {
  static final String PENDING = "PENDING";
  static final String RUNNING = "RUNNING";
  static final String DONE = "DONE";

  String state() {
    return body.path("status").path("state").asText();
  }

  boolean isDone() {
    return state().equals(DONE);
  }

  boolean hasFailed() {
    return body.path("status").has("errorResult");
  }

  JsonNode configuration() {
    return body.path("configuration");
  }

  /** What kind of job it is, such as {@code load}; "" when it says none. */
  String kind() {
    for (String kind : new String[] {"load", "query", "copy", "extract"}) {
      if (configuration().has(kind)) {
        return kind;
      }
    }
    return "";
  }

  /** What the configuration says to that kind of job. */
  JsonNode details() {
    return configuration().path(kind());
  }

  ObjectNode reference() {
    return Json.object().put("projectId", project).put("jobId", id).put("location", location);
  }

  /** {@code project:location.id}, as messages name it. */
  @Override
  public String toString() {
    return project + ":" + location + "." + id;
  }

  Job running(Instant now) {
    ObjectNode changed = body.deepCopy();
    changed.withObjectProperty("status").put("state", RUNNING);
    changed.withObjectProperty("statistics").put("startTime", Long.toString(now.toEpochMilli()));
    return with(changed);
  }

  /** Ended well, with what there is to tell of that kind of job. */
  Job succeeded(Instant now, ObjectNode figures) {
    ObjectNode changed = ended(now);
    ((ObjectNode) changed.get("statistics")).set(kind(), figures);
    return with(changed);
  }

  Job failed(Instant now, ObjectNode result, JsonNode errors) {
    ObjectNode changed = ended(now);
    ObjectNode status = (ObjectNode) changed.get("status");
    status.set("errorResult", result);
    status.set("errors", errors);
    return with(changed);
  }

  private ObjectNode ended(Instant now) {
    ObjectNode changed = body.deepCopy();
    changed.withObjectProperty("status").put("state", DONE);
    ObjectNode statistics = changed.withObjectProperty("statistics");
    String time = Long.toString(now.toEpochMilli());
    statistics.put("endTime", time);
    if (!statistics.has("startTime")) {
      statistics.put("startTime", time);
    }
    return changed;
  }

  /** With another table as the destination of its query. */
  Job into(ObjectNode destination) {
    ObjectNode changed = body.deepCopy();
    changed
        .withObjectProperty("configuration")
        .withObjectProperty("query")
        .set("destinationTable", destination);
    return with(changed);
  }

  private Job with(ObjectNode changed) {
    return new Job(project, location, id, created, number, changed);
  }
}
