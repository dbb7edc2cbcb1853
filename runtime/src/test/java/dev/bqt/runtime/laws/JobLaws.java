package dev.bqt.runtime.laws;

import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of jobs. */
final class JobLaws {
  private JobLaws() {}

  static List<String> done(SiteView site) {
    Map<String, JobReport> reports = reports(site);
    List<String> breaches = new ArrayList<>();
    for (JobRow job : site.ledger().jobs().values()) {
      JobReport report = reports.get(job.id());
      boolean agree = report != null && hasRows(report) && report.outputRows() == job.outputRows();
      if (job.state() == JobRow.State.SUCCEEDED && !agree) {
        breaches.add("job " + job.id() + ", " + job.outputRows() + " rows: " + report);
      }
    }
    return breaches;
  }

  /** One that is REFUSED is not among them: whoever still asks for it may bring it to life. */
  static List<String> failed(SiteView site) {
    Map<String, JobReport> reports = reports(site);
    List<String> breaches = new ArrayList<>();
    for (JobRow job : site.ledger().jobs().values()) {
      JobReport report = reports.get(job.id());
      boolean came = report != null && hasRows(report) && isOurs(site, report);
      if (job.state().isFailure() && job.state() != JobRow.State.REFUSED && came) {
        breaches.add("job " + job.id() + " is " + job.state() + ", and has loaded: " + report);
      }
    }
    return breaches;
  }

  private static Map<String, JobReport> reports(SiteView site) {
    Map<String, JobReport> reports = new HashMap<>();
    site.warehouse().reports().forEach(report -> reports.put(report.name().id(), report));
    return reports;
  }

  /** Whether it is a load that went well. */
  private static boolean hasRows(JobReport report) {
    return report.state() == JobReport.State.DONE
        && report.failure() == null
        && !report.sourceUris().isEmpty();
  }

  private static boolean isOurs(SiteView site, JobReport report) {
    return site.ledger().id().equals(report.labels().get(ObjectLaws.LEDGER));
  }

  static List<String> inLedger(SiteView site) {
    return site.warehouse().reports().stream()
        .filter(report -> isOurs(site, report))
        .filter(report -> !site.ledger().jobs().containsKey(report.name().id()))
        .map(report -> "the ledger does not know " + report)
        .toList();
  }

  /** A generation has one row, and that names one job: so no two jobs have it. */
  static List<String> oneGeneration(SiteView site) {
    Map<String, List<ObjectRow>> carried = new HashMap<>();
    site.ledger().objects().stream()
        .filter(object -> object.jobId() != null)
        .forEach(
            object ->
                carried.computeIfAbsent(object.jobId(), job -> new ArrayList<>()).add(object));
    List<String> breaches = new ArrayList<>();
    for (JobRow job : site.ledger().jobs().values()) {
      if (job.state() == JobRow.State.SUCCEEDED) {
        List<ObjectRow> objects = carried.getOrDefault(job.id(), List.of());
        compare(job, objects, breaches);
      }
    }
    return breaches;
  }

  private static void compare(JobRow job, List<ObjectRow> objects, List<String> breaches) {
    List<String> asked = LedgerView.request(job).sourceUris();
    Set<String> names = new HashSet<>(asked);
    Set<String> seen = new HashSet<>();
    for (ObjectRow object : objects) {
      if (isOvertaken(object, objects)) {
        continue;
      }
      boolean read =
          object.state() == State.LOADED
              || object.state() == State.HELD
              || LedgerView.A_PERSON.equals(object.reason());
      if (!seen.add(object.uri()) || !names.contains(object.uri()) || !read) {
        breaches.add("job " + job.id() + " loads " + SiteView.say(object, "it is not one of it"));
      }
    }
    if (names.size() != asked.size() || !seen.containsAll(names)) {
      breaches.add(
          "job " + job.id() + " names " + asked.size() + " files, of the ledger's " + seen.size());
    }
  }

  /** A person said that another generation of its name was read in its place. */
  private static boolean isOvertaken(ObjectRow object, List<ObjectRow> objects) {
    return object.state() == State.SUPERSEDED
        && LedgerView.A_PERSON.equals(object.reason())
        && objects.stream()
            .anyMatch(
                other ->
                    other.uri().equals(object.uri())
                        && other.state() == State.LOADED
                        && LedgerView.A_PERSON.equals(other.reason()));
  }

  static List<String> atItsEnd(SiteView site) {
    List<String> breaches = new ArrayList<>();
    for (WindowRow window : site.ledger().windows().values()) {
      if (!window.state().isFinal()) {
        breaches.add("window " + window.id() + " is " + window.state() + ": " + window.reason());
      }
    }
    for (JobRow job : site.ledger().jobs().values()) {
      if (!job.state().isEnd()) {
        breaches.add("job " + job.id() + " is " + job.state() + ": " + job.reason());
      }
    }
    return breaches;
  }
}
