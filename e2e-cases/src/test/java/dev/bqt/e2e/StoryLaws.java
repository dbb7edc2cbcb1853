package dev.bqt.e2e;

import dev.bqt.e2e.Moment.Act;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.laws.BucketView;
import dev.bqt.runtime.laws.Delivered;
import dev.bqt.runtime.laws.Laws;
import dev.bqt.runtime.laws.LedgerView;
import dev.bqt.runtime.laws.LocalReader;
import dev.bqt.runtime.laws.SiteView;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.StepRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds the end of a story against the laws, each of its ledgers as its runner sees it. */
final class StoryLaws {
  private StoryLaws() {}

  static void check(
      CaseFolder story, GoogleCloud doors, List<Ledger> ledgers, List<RunnerProcess> runners) {
    LocalReader reader =
        new LocalReader(doors.objects(), doors.warehouse(), CaseFolder.text(story.schema()));
    for (Ledger ledger : ledgers) {
      SiteView alone = reader.read(ledger, delivered(story), true);
      List<LedgerView> others =
          ledgers.stream().filter(other -> other != ledger).map(LedgerView::of).toList();
      List<StepRow> ended =
          runners.stream().flatMap(runner -> runner.endedSteps(ledger).stream()).toList();
      Laws.check(among(others, alone).hearing(ended), story.name());
    }
  }

  private static SiteView among(List<LedgerView> others, SiteView site) {
    return new SiteView(
        site.ledger(),
        others,
        site.buckets(),
        site.warehouse(),
        site.ended(),
        site.delivered(),
        site.atRest());
  }

  /** What people did to the buckets, in all moments. */
  private static Delivered delivered(CaseFolder story) {
    Map<String, Integer> contents = new TreeMap<>();
    Set<String> removed = new TreeSet<>();
    story.moments().stream()
        .flatMap(StoryLaws::acts)
        .forEach(
            act -> {
              if (act.isDelete()) {
                removed.add(act.object());
              } else if (!act.onlyMakesFolder() && !act.bucket().equals(BucketView.OPERATIONS)) {
                contents.merge(act.object(), 1, Integer::sum);
              }
            });
    return new Delivered(contents, removed);
  }

  private static Stream<Act> acts(Moment moment) {
    return Stream.concat(
        moment.acts().stream(), moment.many().stream().flatMap(many -> many.acts().stream()));
  }
}
