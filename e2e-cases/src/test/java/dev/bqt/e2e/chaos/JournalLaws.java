package dev.bqt.e2e.chaos;

import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds of the files in the operations bucket. */
final class JournalLaws {
  private JournalLaws() {}

  static List<Law> all() {
    return List.of(
        new Law("No .win or .wis of ours is without its window.", JournalLaws::windows),
        new Law("What the ledger says is published is in the bucket.", JournalLaws::published),
        new Law("No .run of a window that has ended is in Running.", JournalLaws::running),
        new Law("Each window that was loaded has its .run in Done.", JournalLaws::inDone),
        new Law("No task file of a job that has ended is left.", JournalLaws::tasks),
        new Law("Each failed job has left its error.", JournalLaws::errors));
  }

  private static List<String> windows(SiteView site) {
    Set<String> published = names(site);
    List<String> breaches = new ArrayList<>();
    site.wins()
        .forEach(
            (name, win) -> {
              boolean ours = win.path("LedgerID").asText().equals(site.ledger().id());
              String plain = name.replaceAll("^tasks/|[.]win$", "");
              if (ours && !published.contains(plain)) {
                breaches.add(name + " is of no window, or of one that was swept");
              }
            });
    for (String name : site.operations("tasks/")) {
      if (name.endsWith(".wis") && !published.contains(name.replaceAll("[.]wis$", ""))) {
        breaches.add(name + " is of no window, or of one that was swept");
      }
    }
    return breaches;
  }

  private static Set<String> names(SiteView site) {
    return site.ledger().windows().values().stream()
        .filter(window -> window.journal().state() == JournalState.PUBLISHED)
        .map(window -> window.journal().name())
        .collect(Collectors.toSet());
  }

  private static List<String> published(SiteView site) {
    Set<String> there = Set.copyOf(site.operations("tasks/"));
    List<String> breaches = new ArrayList<>();
    for (String name : names(site)) {
      for (String ending : List.of(".win", ".wis")) {
        if (!there.contains(name + ending)) {
          breaches.add(name + ending + " is not there");
        }
      }
    }
    return breaches;
  }

  private static List<String> running(SiteView site) {
    Set<String> ended =
        site.ledger().windows().values().stream()
            // Somebody has yet to decide about an ambiguous one: that is shown as running.
            .filter(window -> window.state() != WindowRow.State.AMBIGUOUS)
            .filter(window -> window.state().isFinal())
            .map(window -> JournalPaths.running(window.tableText(), window.id()))
            .map(name -> name.substring("journal/Running/".length()))
            .collect(Collectors.toSet());
    return site.operations("journal/Running/").stream()
        .filter(ended::contains)
        .map(name -> name + " is in Running")
        .toList();
  }

  private static List<String> inDone(SiteView site) {
    Set<String> there = Set.copyOf(site.operations(""));
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

  private static List<String> tasks(SiteView site) {
    List<String> breaches = new ArrayList<>();
    for (String name : site.operations("tasks/proj:")) {
      JobRow job = site.ledger().jobs().get(name.substring(name.lastIndexOf('/') + 1));
      WindowRow window = job == null ? null : site.ledger().windows().get(job.windowId());
      if (window == null || window.state() != WindowRow.State.AMBIGUOUS) {
        breaches.add("tasks/proj:" + name + " is left");
      }
    }
    return breaches;
  }

  private static List<String> errors(SiteView site) {
    Set<String> there = Set.copyOf(site.operations("errors/"));
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
