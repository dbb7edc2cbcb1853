package dev.bqt.e2e.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.e2e.SimulatedClock;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobReport.JobError;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every load job: what was asked for, what BigQuery says of it, and what the ledger says. */
public final class JobsText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Warehouse warehouse;
  private final Map<String, JobReport> listed = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();

  private JobsText(Warehouse warehouse) {
    this.warehouse = warehouse;
    warehouse
        .jobs(JobFilter.since(warehouse.defaultProject(), SimulatedClock.START))
        .forEach(job -> listed.put(job.name().id(), job));
  }

  /** In the order in which they were planned; jobs that only BigQuery knows come last. */
  public static String of(Ledger ledger, Warehouse warehouse) {
    JobsText jobs = new JobsText(warehouse);
    ledger.read(JobsText::planned).forEach(jobs::add);
    jobs.listed.values().forEach(jobs::addUnplanned);
    return jobs.text.isEmpty() ? "No job was asked for.\n" : jobs.text.toString();
  }

  private static List<JobRow> planned(Transaction tx) {
    List<JobRow> rows = new ArrayList<>();
    for (WindowRow window : tx.windows().in(WindowRow.State.values())) {
      rows.addAll(tx.jobs().ofWindow(window.id()));
    }
    rows.sort(Comparator.comparing(JobRow::planned).thenComparing(JobRow::id));
    return rows;
  }

  private void add(JobRow row) {
    JsonNode request = request(row);
    listed.remove(row.id());
    JobName name = new JobName(row.project(), row.location(), row.id());
    JobReport report = warehouse.job(name).orElse(null);
    text.append(row.id() + "\n");
    line("window", row.windowId() + ", part " + row.part() + ", attempt " + row.attempt());
    line("planned", "at " + Seconds.of(row.planned()));
    line("runs in", row.project() + ":" + row.location());
    line("into", destination(request.path("destination")));
    request.path("sourceUris").forEach(uri -> line("from", uri.asText()));
    line("format", request.path("sourceFormat").asText());
    line("options", values(request.path("options")).toString());
    line("labels", values(request.path("labels")).toString());
    line("ledger", row.state() + ", rows written: " + row.outputRows());
    because(row.reason());
    line("BigQuery", report == null ? "does not know it" : bigQuery(report, request));
  }

  private static String bigQuery(JobReport report, JsonNode request) {
    return report.state()
        + ", rows written: "
        + report.outputRows()
        + (report.sourceUris().equals(uris(request)) ? "" : ", OF OTHER FILES")
        + (report.labels().equals(values(request.path("labels"))) ? "" : ", OTHER LABELS")
        + (report.failure() == null ? "" : ", failed")
        + report.errors().stream().map(JobsText::error).collect(Collectors.joining());
  }

  private static String error(JobError error) {
    String where = error.location() == null ? "" : " at " + error.location();
    return "\n" + Indented.by(12, error.reason() + where + ": " + error.message());
  }

  private void addUnplanned(JobReport report) {
    if (!report.sourceUris().isEmpty() || !report.labels().isEmpty()) { // else it is a query
      Map<String, String> labels = new TreeMap<>(report.labels());
      text.append(report.name().id() + " IS NOT OURS: " + labels + "\n");
    }
  }

  private void because(String reason) {
    if (reason != null) {
      text.append(Indented.by(12, reason) + "\n");
    }
  }

  private void line(String what, String value) {
    text.append("  %-8s  ".formatted(what) + value + "\n");
  }

  private static String destination(JsonNode table) {
    return table.path("project").asText()
        + "."
        + table.path("dataset").asText()
        + "."
        + table.path("table").asText();
  }

  private static List<String> uris(JsonNode request) {
    List<String> uris = new ArrayList<>();
    request.path("sourceUris").forEach(uri -> uris.add(uri.asText()));
    return uris;
  }

  /** Sorted, for the runtime's own order differs from process to process. */
  private static Map<String, String> values(JsonNode object) {
    Map<String, String> values = new TreeMap<>();
    object.properties().forEach(each -> values.put(each.getKey(), text(each.getValue())));
    return values;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static JsonNode request(JobRow row) {
    try {
      return JSON.readTree(row.request());
    } catch (JsonProcessingException e) {
      throw new AssertionError("The request of job " + row.id() + " is not JSON", e);
    }
  }
}
