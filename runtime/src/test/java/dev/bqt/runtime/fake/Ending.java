package dev.bqt.runtime.fake;

import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.laws.Laws;
import dev.bqt.runtime.laws.LedgerView;
import dev.bqt.runtime.laws.LocalReader;
import dev.bqt.runtime.laws.SiteView;
import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The end of a story that a test has told: its sites are held to what holds always; then both
 * services answer, all jobs end well, time goes by, and they are held to all laws.
 */
final class Ending {
  /**
   * Seconds from one pass to the next: past the settling, the sweeping and the look for orphans.
   */
  private static final List<Integer> PASSES = List.of(3, 60, 700, 7300);

  private static final int FURTHER_PASSES = 20;
  private static final int FURTHER_SECONDS = 90_000;

  private final Doors doors;
  private final Map<String, Set<Law>> exempt = new TreeMap<>();
  private final Set<Law> broken = EnumSet.noneOf(Law.class);
  private String inTheMidst;

  Ending(Doors doors) {
    this.doors = doors;
  }

  void inTheMidst(String why) {
    inTheMidst = why;
  }

  void breaks(String why, Law... laws) {
    exempt.put(why, Set.of(laws));
  }

  void live() {
    check(false, "It is told, and");
    if (inTheMidst == null) {
      goOn();
      check(true, "It is at its end, and");
    }
    exempt.forEach(
        (why, laws) -> {
          if (laws.stream().noneMatch(broken::contains)) {
            throw new AssertionError("It keeps the laws, and is no exemption: " + why);
          }
        });
  }

  private void goOn() {
    doors.store().calm();
    doors.warehouse().calm();
    double now = doors.latest();
    for (int wait : PASSES) {
      now += wait;
      pass(now);
    }
    for (int left = FURTHER_PASSES; left > 0 && !isAtRest(); left--) {
      now += FURTHER_SECONDS;
      pass(now);
    }
  }

  private void pass(double now) {
    for (Site site : doors.sites()) {
      doors.warehouse().succeedAll(1);
      site.passAnew(now);
    }
  }

  private boolean isAtRest() {
    return doors.sites().stream()
        .flatMap(site -> site.windows().stream())
        .allMatch(Ending::isAtRest);
  }

  private static boolean isAtRest(WindowRow window) {
    return window.state().isFinal() && window.journal().state() != JournalState.PUBLISHED;
  }

  private void check(boolean atRest, String where) {
    Map<String, LedgerView> ledgers = new TreeMap<>();
    doors.sites().forEach(site -> ledgers.put(site.ledger().id(), LedgerView.of(site.ledger())));
    doors.store().calm();
    Map<String, String> claims = LocalReader.claims(doors.store());
    for (LedgerView ledger : ledgers.values()) {
      SiteView view =
          new SiteView(
              ledger,
              others(ledgers, ledger.id()),
              doors.store().seen(claims),
              doors.warehouse().seen(),
              Optional.of(ended(ledger.id())),
              doors.store().delivered(),
              atRest);
      Set<Law> exempted = EnumSet.noneOf(Law.class);
      exempt.values().forEach(exempted::addAll);
      broken.addAll(Laws.check(view, where, exempted));
    }
  }

  private static List<LedgerView> others(Map<String, LedgerView> ledgers, String id) {
    Map<String, LedgerView> others = new TreeMap<>(ledgers);
    others.keySet().removeAll(Set.of(id));
    return List.copyOf(others.values());
  }

  private List<StepRow> ended(String ledger) {
    List<StepRow> ended = new ArrayList<>();
    for (Site site : doors.sites()) {
      for (Change change : site.ledger().id().equals(ledger) ? site.changes() : List.<Change>of()) {
        if (change instanceof Change.OfStep step) {
          ended.add(step.after());
        }
      }
    }
    return ended;
  }
}
