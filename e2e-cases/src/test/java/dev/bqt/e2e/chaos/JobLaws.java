package dev.bqt.e2e.chaos;

import dev.bqt.e2e.chaos.SiteView.Row;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What holds of jobs, windows and steps. */
final class JobLaws {
  private JobLaws() {}

  static List<Law> all() {
    return List.of(
        new Law("A job that SUCCEEDED is DONE in the warehouse, with its rows.", JobLaws::done),
        new Law("A job of ours in the warehouse is in the ledger.", JobLaws::inLedger),
        new Law("The rows of a table are those of the jobs that loaded it.", JobLaws::rowsAddUp),
        new Law("No job, window or step is left between states.", JobLaws::atRest),
        new Law("Success steps follow success, failure steps failure.", JobLaws::chains));
  }

  private static List<String> done(SiteView site) {
    Map<String, JobReport> reports = new HashMap<>();
    site.reports().forEach(report -> reports.put(report.name().id(), report));
    List<String> breaches = new ArrayList<>();
    for (JobRow job : site.ledger().jobs().values()) {
      JobReport report = reports.get(job.id());
      boolean well =
          report != null
              && report.state() == JobReport.State.DONE
              && report.failure() == null
              && report.outputRows() == job.outputRows();
      if (job.state() == JobRow.State.SUCCEEDED && !well) {
        breaches.add("job " + job.id() + ", " + job.outputRows() + " rows: " + report);
      }
      if (job.state() != JobRow.State.SUCCEEDED && well) {
        breaches.add("job " + job.id() + " is " + job.state() + ", and has loaded: " + report);
      }
    }
    return breaches;
  }

  private static List<String> inLedger(SiteView site) {
    return site.reports().stream()
        .filter(report -> site.ledger().id().equals(report.labels().get("bqt_ledger")))
        .filter(report -> !site.ledger().jobs().containsKey(report.name().id()))
        .map(report -> "the ledger does not know " + report)
        .toList();
  }

  private static List<String> rowsAddUp(SiteView site) {
    Map<String, Long> found =
        site.rows().stream().collect(Collectors.groupingBy(Row::table, Collectors.counting()));
    Map<String, Long> loaded = new TreeMap<>();
    for (JobRow job : site.ledger().jobs().values()) {
      WindowRow window = site.ledger().windows().get(job.windowId());
      loaded.merge(table(window), job.outputRows(), Long::sum);
    }
    TreeSet<String> tables = new TreeSet<>(found.keySet());
    tables.addAll(loaded.keySet());
    return tables.stream()
        .filter(table -> !found.getOrDefault(table, 0L).equals(loaded.getOrDefault(table, 0L)))
        .map(table -> table + " has " + found.get(table) + " rows, jobs wrote " + loaded.get(table))
        .toList();
  }

  /** Dataset and table, without the project. */
  private static String table(WindowRow window) {
    String destination = window.key().destination();
    return destination.substring(destination.indexOf('.') + 1);
  }

  private static List<String> atRest(SiteView site) {
    List<String> breaches = new ArrayList<>();
    for (WindowRow window : site.ledger().windows().values()) {
      if (!window.state().isFinal()) {
        breaches.add("window " + window.id() + " is " + window.state() + ": " + window.reason());
      }
    }
    for (JobRow job : site.ledger().jobs().values()) {
      if (!job.state().isEnd()) {
        breaches.add("job " + job.id() + " is " + job.state());
      }
    }
    return breaches;
  }

  /** A window of which all files went before they were loaded owes nothing. */
  private static List<String> chains(SiteView site) {
    List<String> breaches = new ArrayList<>();
    Set<Long> loaded =
        site.ledger().objects().stream()
            .filter(object -> object.state() == ObjectRow.State.LOADED)
            .map(ObjectRow::windowId)
            .collect(Collectors.toSet());
    for (StepRow step : site.ledger().steps()) {
      WindowRow window = site.ledger().windows().get(step.windowId());
      boolean meant = (step.chain() == Chain.FAILURE) == window.failed();
      boolean tried = step.state() != StepRow.State.PLANNED;
      boolean owed =
          meant && !tried && window.state() == WindowRow.State.DONE && loaded.contains(window.id());
      if ((tried && !meant) || owed) {
        breaches.add(step + " of " + window);
      }
    }
    return breaches;
  }
}
