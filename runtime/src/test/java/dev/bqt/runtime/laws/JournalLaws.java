package dev.bqt.runtime.laws;

import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What holds of the files in the operations bucket. */
final class JournalLaws {
  private static final String TASKS = "tasks/";
  private static final String RUNNING = "journal/Running/";

  private JournalLaws() {}

  static List<String> winHasWindow(SiteView site) {
    Set<String> published = site.ledger().published().collect(Collectors.toSet());
    return site.buckets().claims().entrySet().stream()
        .filter(claim -> claim.getValue().equals(site.ledger().id()))
        .map(claim -> claim.getKey())
        .filter(name -> !published.contains(name.replaceAll("^tasks/|[.]wi[ns]$", "")))
        .map(name -> name + " is of no window, or of one that was swept")
        .toList();
  }

  static List<String> published(SiteView site) {
    Set<String> there = Set.copyOf(site.buckets().operations(TASKS));
    List<String> breaches = new ArrayList<>();
    site.ledger()
        .published()
        .forEach(
            name -> {
              for (String ending : List.of(".win", ".wis")) {
                if (!there.contains(name + ending)) {
                  breaches.add(name + ending + " is not there");
                }
              }
            });
    return breaches;
  }

  static List<String> running(SiteView site) {
    Set<String> shown = names(site.ledgers(), JournalLaws::mayBeShown);
    Set<String> ended = names(List.of(site.ledger()), window -> window.state().isFinal());
    return site.buckets().operations(RUNNING).stream()
        .filter(name -> ended.contains(name) && !shown.contains(name))
        .map(name -> name + " is in Running")
        .toList();
  }

  private static Set<String> names(List<LedgerView> ledgers, Predicate<WindowRow> which) {
    return ledgers.stream()
        .flatMap(ledger -> ledger.windows().values().stream())
        .filter(which)
        .map(window -> JournalPaths.running(window.tableText(), window.id()))
        .map(name -> name.substring(RUNNING.length()))
        .collect(Collectors.toSet());
  }

  /**
   * Somebody has yet to decide about an ambiguous one: that is shown as running. A foreign one has
   * its job's id, and with it these names, from somebody else, who may show that he runs it.
   */
  private static boolean mayBeShown(WindowRow window) {
    return window.state() == WindowRow.State.AMBIGUOUS || window.state() == WindowRow.State.FOREIGN;
  }

  static List<String> inDone(SiteView site) {
    Set<String> there = Set.copyOf(site.buckets().operations(""));
    return site.ledger().jobs().values().stream()
        .map(job -> site.ledger().windows().get(job.windowId()))
        .filter(
            window ->
                window.state() == WindowRow.State.DONE || window.state() == WindowRow.State.FAILED)
        .map(window -> JournalPaths.done(window.tableText(), window.id(), window.opened()))
        .distinct()
        .filter(name -> !there.contains(name))
        .map(name -> name + " is not there")
        .toList();
  }

  static List<String> tasks(SiteView site) {
    return site.buckets().operations(TASKS + "proj:").stream()
        .filter(
            name -> {
              String job = name.substring(name.lastIndexOf('/') + 1);
              return site.ledgers().stream().noneMatch(ledger -> mayBeShown(ledger, job));
            })
        .map(name -> TASKS + "proj:" + name + " is left")
        .toList();
  }

  private static boolean mayBeShown(LedgerView ledger, String jobId) {
    JobRow job = ledger.jobs().get(jobId);
    return job != null && mayBeShown(ledger.windows().get(job.windowId()));
  }

  static List<String> errors(SiteView site) {
    Set<String> there = Set.copyOf(site.buckets().operations("errors/"));
    return site.ledger().jobs().values().stream()
        .filter(job -> job.state() == JobRow.State.REFUSED || job.state() == JobRow.State.FAILED)
        .map(job -> site.ledger().windows().get(job.windowId()))
        .filter(WindowRow::failed)
        .map(window -> JournalPaths.error(window.tableText(), window.id()))
        .map(name -> name.substring("errors/".length()))
        .distinct()
        .filter(name -> !there.contains(name))
        .map(name -> "errors/" + name + " is not there")
        .toList();
  }
}
