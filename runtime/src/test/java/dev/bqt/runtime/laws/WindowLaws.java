package dev.bqt.runtime.laws;

import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of windows and steps. */
final class WindowLaws {
  private WindowLaws() {}

  static List<String> ambiguous(SiteView site) {
    Set<Long> inDoubt =
        site.ledger().objects().stream()
            .filter(site.ledger()::isInDoubt)
            .map(ObjectRow::windowId)
            .collect(Collectors.toSet());
    return site.ledger().windows().values().stream()
        .filter(
            window ->
                (window.state() == WindowRow.State.AMBIGUOUS) != inDoubt.contains(window.id()))
        .map(window -> "window " + window.id() + " is " + window.state() + ": " + window.reason())
        .toList();
  }

  static List<String> chain(SiteView site) {
    return steps(site)
        .filter(step -> step.state() != StepRow.State.PLANNED)
        .filter(step -> !isMeant(site, step))
        .map(step -> step + " of " + site.ledger().windows().get(step.windowId()))
        .toList();
  }

  /** A window of which all files went before they were loaded owes nothing. */
  static List<String> owed(SiteView site) {
    Set<Long> loaded =
        site.ledger().objects().stream()
            .filter(object -> object.state() == ObjectRow.State.LOADED)
            .map(ObjectRow::windowId)
            .collect(Collectors.toSet());
    return steps(site)
        .filter(step -> step.state() == StepRow.State.PLANNED && isMeant(site, step))
        .filter(step -> loaded.contains(step.windowId()))
        .filter(
            step -> site.ledger().windows().get(step.windowId()).state() == WindowRow.State.DONE)
        .map(step -> step + " of " + site.ledger().windows().get(step.windowId()))
        .toList();
  }

  private static Stream<StepRow> steps(SiteView site) {
    return site.ledger().steps().values().stream().flatMap(Collection::stream);
  }

  private static boolean isMeant(SiteView site, StepRow step) {
    boolean failed = site.ledger().windows().get(step.windowId()).failed();
    return (step.chain() == Chain.FAILURE) == failed;
  }

  static List<String> stepOnce(SiteView site) {
    Set<String> ended = new HashSet<>();
    List<String> breaches = new ArrayList<>();
    for (StepRow step : site.ended().orElseThrow()) {
      boolean counts = step.chain() == Chain.SUCCESS && step.state() == StepRow.State.DONE;
      if (counts && !ended.add(step.windowId() + " " + step.place())) {
        breaches.add(step + " has come to its end once more");
      }
    }
    return breaches;
  }
}
