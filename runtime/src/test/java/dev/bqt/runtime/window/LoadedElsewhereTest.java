package dev.bqt.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ElsewhereRows.Summary;
import dev.bqt.runtime.ledger.ElsewhereRows.Version;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule gets another table, or another rule takes what is loaded: nothing is loaded again. */
class LoadedElsewhereTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}}}]
      """;
  private static final String EDITED = RULE.replace("ds.t", "ds.u");

  @Test
  void whatIsLoadedStaysLoadedAndIsTold() {
    try (Site site = loaded()) {
      site.follow(EDITED);
      site.put(30, "data/new");
      site.tick(33);
      site.tick(45);
      site.warehouse().succeedAll(1);
      site.tick(46);
      assertThat(site.warehouse().requests()).hasSize(2);
      assertThat(site.warehouse().requests().get(1).sourceUris())
          .containsExactly("gs://landing/data/new");
      assertThat(site.objects()).extracting(ObjectRow::state).containsOnly(ObjectRow.State.LOADED);
      assertThat(told(site))
          .containsExactly(new Summary("local.ds.t", "local.ds.u", 2, "gs://landing/data/a"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"objects.review.before", "objects.review.after"})
  void theNoteMayBeCut(String arrow) {
    AtomicInteger reached = new AtomicInteger();
    Consumer<String> failpoint =
        name -> {
          if (name.equals(arrow) && reached.incrementAndGet() == 1) {
            throw new IllegalStateException("cut at " + name);
          }
        };
    try (Site site = loaded(new Site(RULE, failpoint))) {
      site.follow(EDITED);
      site.tick(33);
      site.tick(34);
      assertThat(reached).hasPositiveValue();
      assertThat(told(site))
          .containsExactly(new Summary("local.ds.t", "local.ds.u", 2, "gs://landing/data/a"));
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void newContentGoesIntoTheNewTable() {
    try (Site site = loaded()) {
      site.follow(EDITED);
      site.put(30, "data/a");
      site.tick(45);
      assertThat(site.warehouse().requests().get(1).destination().toString())
          .isEqualTo("local.ds.u");
      assertThat(site.warehouse().requests().get(1).sourceUris())
          .containsExactly("gs://landing/data/a");
    }
  }

  @Test
  void whenTheRulesAgreeAgainNothingIsTold() {
    try (Site site = loaded()) {
      site.follow(EDITED);
      site.tick(33);
      assertThat(told(site)).hasSize(1);
      site.follow(RULE);
      site.tick(34);
      assertThat(told(site)).isEmpty();
    }
  }

  @Test
  void anotherRuleThatTakesItIsToldAndRunsNoStepOnIt() {
    String other =
        EDITED
            .replace("/data/", "/da")
            .replace("}}}]", "}}, \"OnSuccess\": [{\"Action\": \"delete\"}]}]");
    try (Site site = loaded()) {
      site.follow(other);
      site.tick(33);
      site.tick(50);
      assertThat(told(site)).hasSize(1);
      assertThat(site.store().names(Site.BUCKET)).contains("data/a", "data/b");
    }
  }

  @Test
  void anEditThatKeepsTheTableIsNotTold() {
    try (Site site = loaded()) {
      site.follow(RULE.replace("10}", "20}"));
      site.tick(33);
      assertThat(told(site)).isEmpty();
    }
  }

  @Test
  void whatIsGoneIsNotToldAnyMore() {
    try (Site site = loaded()) {
      site.follow(EDITED);
      site.tick(33);
      site.store().remove(Site.BUCKET, "data/a");
      for (int second = 0; second < 4; second++) {
        site.tick(2 * 24 * 3600 + second);
      }
      assertThat(told(site))
          .containsExactly(new Summary("local.ds.t", "local.ds.u", 1, "gs://landing/data/b"));
    }
  }

  @Test
  void afterTheFirstPassNothingIsAskedOrWritten() {
    try (Site site = loaded()) {
      site.follow(EDITED);
      site.tick(33);
      site.ledger().commit("test", LoadedElsewhereTest::forgetAll);
      site.tick(34);
      assertThat(told(site)).as("seen once in the life of a process").isEmpty();
    }
  }

  private static List<Version> forgetAll(Transaction tx) {
    List<Version> all = List.copyOf(tx.elsewhere().between(Site.BUCKET, "", "~").keySet());
    tx.elsewhere().forget(Site.BUCKET, all);
    return all;
  }

  private static Site loaded() {
    return loaded(new Site(RULE));
  }

  private static Site loaded(Site site) {
    site.put(1, "data/a");
    site.put(2, "data/b");
    site.tick(20);
    site.warehouse().succeedAll(2);
    site.tick(21);
    return site;
  }

  private static List<Summary> told(Site site) {
    return site.ledger().read(tx -> tx.elsewhere().summaries());
  }
}
