package dev.bqt.runtime.load;

import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Division;
import dev.bqt.runtime.config.Quotas.Limit;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.JobRows.Planned;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.QuotaRows.Since;
import dev.bqt.runtime.ledger.QuotaRows.Usage;
import dev.bqt.runtime.ledger.QuotaWait;
import dev.bqt.runtime.route.RouteArchive;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the planned jobs BigQuery may be asked for. The ledger counts every job that was asked
 * for, whatever became of it; where there is no room the table or the project waits, and the ledger
 * says until when. Jobs get their places in the order in which they were planned, so that several
 * processes give them to the same ones.
 */
public final class JobPlaces {
  private final Ledger ledger;
  private final Quotas quotas;
  private final String project;
  private final Divisions divisions;

  /**
   * @param project that people do not have to be told
   * @param routes rules of the jobs: they may say that a table is partitioned
   */
  public JobPlaces(Ledger ledger, Quotas quotas, String project, RouteArchive routes) {
    this.ledger = ledger;
    this.quotas = quotas;
    this.project = project;
    this.divisions = new Divisions(routes);
  }

  /**
   * What may be asked for in a pass.
   *
   * @param jobs ids, in order
   * @param full tables and projects that have no room for all, each with its limit
   */
  record Admission(List<String> jobs, Map<String, Limit> full) {}

  /** Gives places to the jobs that are due, as many as there are. */
  Admission admit(Instant now) {
    List<Planned> due = ledger.read(tx -> tx.jobs().planned(now));
    if (due.isEmpty()) {
      return new Admission(List.of(), Map.of());
    }
    if (!quotas.equals(Quotas.none())) {
      due.forEach(divisions::learn);
    }
    Count count = new Count(now);
    List<String> admitted = due.stream().filter(count::takes).map(Planned::id).toList();
    return new Admission(admitted, count.full);
  }

  /** Once they were asked for: who has no room left waits, and who has waited goes on. */
  void settle(Admission admission, Instant now) {
    List<QuotaWait> waits = ledger.read(tx -> tx.quotas().waits());
    Set<String> waiting =
        waits.stream()
            .filter(wait -> wait.until().isAfter(now))
            .map(QuotaWait::scope)
            .collect(Collectors.toSet());
    admission.full().entrySet().stream()
        .filter(full -> !waiting.contains(full.getKey()))
        .forEach(full -> letWait(full.getKey(), full.getValue(), now));
    List<QuotaWait> over =
        waits.stream()
            .filter(wait -> !waiting.contains(wait.scope()))
            .filter(wait -> !admission.full().containsKey(wait.scope()))
            .filter(wait -> wait.tries() == 0)
            .toList();
    if (!over.isEmpty()) {
      ledger.commit("quota.end", tx -> tx.quotas().end(over));
    }
  }

  private void letWait(String scope, Limit limit, Instant now) {
    Instant since = now.minus(limit.span());
    Optional<Instant> first =
        ledger.read(tx -> tx.quotas().askedLast(scope, since, limit.jobs() - 1L));
    if (first.isPresent()) {
      Instant until = first.get().plus(limit.span());
      QuotaWait wait = QuotaWait.forPlace(scope, until, reason(scope, limit));
      ledger.commit("quota.wait", tx -> tx.quotas().note(wait));
    }
  }

  private String reason(String scope, Limit limit) {
    String ours = project + ".";
    String name = scope.startsWith(ours) ? scope.substring(ours.length()) : scope;
    long hours = limit.span().toHours();
    return "%s has had its %,d load jobs of the last %s"
        .formatted(
            name.equals(project) ? "project " + name : name,
            limit.jobs(),
            hours > 0 ? hours + " hours" : limit.span().toSeconds() + " seconds");
  }

  /** What was asked for so far, and in this pass. */
  private final class Count {
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, Long> updates = new HashMap<>();
    private final Map<String, Limit> full = new HashMap<>();
    private final Instant now;
    private long running;

    Count(Instant now) {
      this.now = now;
      if (!quotas.equals(Quotas.none())) {
        Since since =
            new Since(
                now.minus(quotas.loadsPerTable().span()),
                now.minus(quotas.updatesPerTable().span()),
                now.minus(quotas.loadsPerProject().span()));
        ledger.read(tx -> tx.quotas().usage(since)).forEach(this::add);
      }
      if (quotas.loadsAtOnce() > 0) {
        running = ledger.read(tx -> tx.jobs().count(JobRow.State.SUBMITTED));
      }
    }

    private void add(Usage usage) {
      used.merge(usage.destination(), usage.jobs(), Long::sum);
      updates.merge(usage.destination(), usage.updates(), Long::sum);
      used.merge(usage.project(), usage.ofProject(), Long::sum);
    }

    boolean takes(Planned job) {
      if (hasItsPlace(job)) {
        return true;
      }
      Division division = divisions.of(job.destination());
      if (isFull(job.destination(), quotas.loads(division))
          || isFull(job.project(), quotas.loadsPerProject())
          || hasNoRoomNow(job, quotas.updates(division))) {
        return false;
      }
      used.merge(job.destination(), 1L, Long::sum);
      updates.merge(job.destination(), 1L, Long::sum);
      used.merge(job.project(), 1L, Long::sum);
      running++;
      return true;
    }

    /** It was asked for, and no answer came: perhaps BigQuery has taken it. */
    private boolean hasItsPlace(Planned job) {
      return job.asked() != null
          && counts(job.asked(), quotas.loadsPerTable())
          && counts(job.asked(), quotas.loadsPerProject());
    }

    private boolean counts(Instant asked, Limit limit) {
      return limit.isNone() || asked.isAfter(now.minus(limit.span()));
    }

    private boolean isFull(String scope, Limit limit) {
      boolean isFull = !limit.isNone() && used.getOrDefault(scope, 0L) >= limit.jobs();
      if (isFull) {
        full.put(scope, limit);
      }
      return isFull;
    }

    /** For seconds: nobody is told, and the next pass looks again. */
    private boolean hasNoRoomNow(Planned job, Limit limit) {
      boolean rests =
          !limit.isNone() && updates.getOrDefault(job.destination(), 0L) >= limit.jobs();
      return rests || (quotas.loadsAtOnce() > 0 && running >= quotas.loadsAtOnce());
    }
  }
}
