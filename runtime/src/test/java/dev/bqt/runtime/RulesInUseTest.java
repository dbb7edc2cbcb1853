package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Rules.BATCHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.RuleRows.RuleSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that contradict each other, and runners with older ones. */
class RulesInUseTest {
  @Test
  void whatTwoRulesTakeIsRefusedUntilTheRulesAreMended() {
    String second = ", {\"When\": {\"Suffix\": \".json\"}, \"Dest\": {\"Table\": \"ds.u\"}}]";
    try (Site site = new Site(BATCHED.strip().replaceAll("]$", "") + second)) {
      site.put(1, "data/a.json");
      site.tick(20);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.REFUSED);
      site.tick(21);
      assertThat(site.warehouse().requests()).isEmpty();
      site.follow(BATCHED);
      site.tick(22);
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void aRunnerWithOlderRulesDoesNotScan() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.ledger().commit("test", tx -> tx.rules().use(Map.of("x", "{}"), "newer", Site.START));
      assertThat(site.tick(20)).singleElement().asString().contains("newer set of rules");
      assertThat(site.windows()).isEmpty();
    }
  }

  @Test
  void whoeverUsesTheNewestRulesScansAlsoWhenAnotherHasUsedOlderOnesInBetween() {
    try (Site site = new Site(BATCHED)) {
      String ours =
          site.ledger().read(tx -> tx.rules().newest()).map(RuleSet::fingerprint).orElseThrow();
      // Another process that follows the same folder of rules is late by a change, and catches up.
      use(site, "older");
      use(site, ours);
      site.put(1, "data/a.json");
      assertThat(site.tick(20)).isEmpty();
      assertThat(site.windows()).hasSize(1);
    }
  }

  @Test
  void whatOlderRulesHaveRefusedInBetweenIsJudgedAnew() {
    String second = ", {\"When\": {\"Suffix\": \".json\"}, \"Dest\": {\"Table\": \"ds.u\"}}]";
    String older = BATCHED.strip().replaceAll("]$", "") + second;
    try (Site site = new Site(BATCHED);
        Site late = site.sharing(older)) {
      site.put(1, "data/a.json");
      late.tick(20);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.REFUSED);
      late.follow(BATCHED);
      site.tick(21);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.SUBMITTED);
    }
  }

  private static void use(Site site, String fingerprint) {
    site.ledger().commit("test", tx -> tx.rules().use(Map.of(), fingerprint, Site.START));
  }
}
