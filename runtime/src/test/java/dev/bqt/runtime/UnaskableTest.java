package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import org.junit.jupiter.api.Test;

/** A rule asks for a load that the client cannot ask BigQuery for: its files fail, and say why. */
class UnaskableTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/", "Suffix": ".json"}, "Dest": {"Table": "shop.t"%s}}]
      """;
  private static final String GOOD = RULE.formatted("");
  private static final String BAD = RULE.formatted(", \"timePartitioning\": {\"field\": \"ts\"}");

  @Test
  void itsWindowFailsWithoutAJobAndAMendedRuleLoadsTheFile() {
    try (Site site = new Site(BAD)) {
      site.put(1, "a.json");
      site.tick(4);
      site.tick(5);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.windows().get(0).reason())
          .isEqualTo(
              "Its rule rules asks for what cannot be asked for: timePartitioning (option"
                  + " timePartitioning needs a field type)");
      assertThat(site.states("a.json")).containsExactly(State.FAILED);
      assertThat(site.warehouse().requests()).isEmpty();

      site.follow(GOOD);
      assertThat(retry(site, 6)).isEqualTo(1);
      assertLoaded(site, 7);
    }
  }

  @Test
  void aReplacedFileIsLoadedByAMendedRule() {
    try (Site site = new Site(BAD)) {
      site.put(1, "a.json");
      site.tick(4);
      site.tick(5);
      site.follow(GOOD);
      site.put(6, "a.json");
      site.tick(9);
      site.tick(10);
      site.warehouse().succeedAll(1);
      site.tick(11);
      assertThat(site.states("a.json")).containsExactly(State.FAILED, State.LOADED);
    }
  }

  /** Planned by a version whose client could ask for it, say. */
  @Test
  void aJobThatCannotBeSentIsRefused() {
    try (Site site = new Site(GOOD)) {
      site.put(1, "a.json");
      site.warehouse().refuseNextBeforeItIsSent("option jsonExtension is not one");
      site.tick(4);
      site.tick(5);
      site.tick(6);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.objects().get(0).reason()).isEqualTo("option jsonExtension is not one");
      assertThat(retry(site, 7)).isEqualTo(1);
      assertLoaded(site, 8);
    }
  }

  private static int retry(Site site, int seconds) {
    return new FailedLoads(site.ledger(), site.warehouse(), site.store())
        .retry(Site.at(seconds))
        .files();
  }

  private static void assertLoaded(Site site, int seconds) {
    site.tick(seconds);
    site.tick(seconds + 1);
    site.warehouse().succeedAll(1);
    site.tick(seconds + 2);
    assertThat(site.states("a.json")).containsExactly(State.LOADED);
  }
}
