package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Jobs: asked for, looked up, listed, cancelled. */
final class Jobs {
  private static final String ALL = "/bigquery/v2/projects/{project}/jobs";
  private static final String ONE = ALL + "/{job}";
  private static final int MAX_LISTED = 1000;
  private static final int DEFAULT_LISTED = 50;

  private final JobStore store;
  private final JobRunner runner;
  private final Datasets datasets;
  private final InstantSource clock;

  Jobs(JobStore store, JobRunner runner, Datasets datasets, InstantSource clock) {
    this.store = store;
    this.runner = runner;
    this.datasets = datasets;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .on("POST", ALL, this::insert)
        .on("GET", ALL, this::list)
        .on("GET", ONE, request -> WireResponse.json(find(request).body()))
        .on("POST", ONE + "/cancel", this::cancel);
  }

  private WireResponse insert(WireRequest request) {
    Job job = accept(request.variable("project"), request.json());
    runner.submit(job);
    return WireResponse.json(job.body());
  }

  /**
   * Takes a job, which then is PENDING.
   *
   * @throws CloudError 400, 409 or 501
   */
  Job accept(String project, ObjectNode body) {
    JsonNode reference = body.path("jobReference");
    JsonNode configuration = body.path("configuration");
    String id = reference.path("jobId").asText("localcloud-" + UUID.randomUUID());
    if (!id.matches("[A-Za-z0-9_-]{1,1024}")) {
      throw CloudError.invalid(
          "Invalid job ID '"
              + id
              + "': letters, digits, '_' and '-' are"
              + " expected, at most 1,024.");
    }
    String location = location(project, reference, configuration);
    Job bare = new Job(project, location, id, clock.millis(), 0, Json.object());
    ObjectNode resource = bare.body();
    resource.put("kind", "bigquery#job").put("id", bare.toString());
    resource.put(
        "selfLink",
        "https://bigquery.googleapis.com/bigquery/v2/projects/"
            + project
            + "/jobs/"
            + id
            + "?location="
            + location);
    resource.put("user_email", "localcloud@localhost");
    resource.set("jobReference", bare.reference());
    resource.set("configuration", configuration.deepCopy());
    resource.putObject("statistics").put("creationTime", Long.toString(bare.created()));
    resource.putObject("status").put("state", Job.PENDING);
    return store.insert(complete(bare));
  }

  /** Fills in what a client may leave out, and refuses what is not built. */
  private static Job complete(Job job) {
    String kind = job.kind();
    JobCheck.check(job.configuration(), kind, job.details());
    ((ObjectNode) job.body().get("configuration")).put("jobType", kind.toUpperCase(Locale.ROOT));
    boolean anonymous = kind.equals("query") && !job.details().has("destinationTable");
    return anonymous ? job.into(Results.destination(job.project(), job.location(), job.id())) : job;
  }

  private String location(String project, JsonNode reference, JsonNode configuration) {
    String asked = reference.path("location").asText();
    if (!asked.isEmpty()) {
      return asked;
    }
    for (JsonNode details : configuration) {
      JsonNode written = details.path("destinationTable");
      JsonNode table = written.has("datasetId") ? written : details.path("sourceTable");
      if (table.has("datasetId")) {
        String owner = table.path("projectId").asText(project);
        return datasets
            .location(owner, table.path("datasetId").asText())
            .orElse(Datasets.DEFAULT_LOCATION);
      }
    }
    return Datasets.DEFAULT_LOCATION;
  }

  /**
   * The job that the path and {@code location} name.
   *
   * @throws CloudError 404
   */
  Job find(WireRequest request) {
    String project = request.variable("project");
    String id = request.variable("job");
    return store
        .find(project, request.parameter("location"), id)
        .orElseThrow(
            () ->
                CloudError.notFound(
                    "Not found: Job "
                        + project
                        + ":"
                        + request.parameter("location").map(place -> place + ".").orElse("")
                        + id));
  }

  private WireResponse cancel(WireRequest request) {
    Job job = find(request);
    if (!job.isDone()) {
      runner.cancel(job);
    }
    ObjectNode json = Json.object().put("kind", "bigquery#jobCancelResponse");
    json.set("job", find(request).body());
    return WireResponse.json(json);
  }

  private WireResponse list(WireRequest request) {
    Set<String> states =
        request.parameters("stateFilter").stream()
            .map(state -> state.toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    long asked = request.number("maxResults").orElse((long) DEFAULT_LISTED);
    int size = (int) Math.max(1, Math.min(asked, MAX_LISTED));
    JobStore.Filter filter =
        new JobStore.Filter(
            request.variable("project"),
            states,
            request.number("minCreationTime").orElse(0L),
            request.number("maxCreationTime").orElse(Long.MAX_VALUE),
            request.number("pageToken").orElse(Long.MAX_VALUE));
    List<Job> found = store.list(filter, size + 1);
    ObjectNode json = Json.object().put("kind", "bigquery#jobList");
    ArrayNode items = json.putArray("jobs");
    boolean full = request.parameter("projection").filter("full"::equalsIgnoreCase).isPresent();
    found.stream().limit(size).forEach(job -> items.add(item(job, full)));
    if (found.size() > size) {
      json.put("nextPageToken", Long.toString(found.get(size - 1).number()));
    }
    return WireResponse.json(json);
  }

  private static ObjectNode item(Job job, boolean full) {
    ObjectNode item = job.body().deepCopy();
    item.put("state", job.state());
    if (job.hasFailed()) {
      item.set("errorResult", job.body().path("status").get("errorResult"));
    }
    if (!full) {
      item.remove("configuration");
    }
    return item;
  }
}
