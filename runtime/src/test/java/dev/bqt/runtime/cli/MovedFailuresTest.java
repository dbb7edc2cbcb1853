package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.load.FailedLoads;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What could not be loaded and was taken away by its rule is counted, and found by people. */
class MovedFailuresTest {
  private static final String MOVES =
      """
      [{"When": {"Prefix": "/in/"}, "Dest": {"Table": "shop.fruit"},
        "OnFailure": [{"Action": "move", "Request": {"DestURL": "gs://errors/bad"}}]}]
      """;
  private static final String DELETES =
      """
      [{"When": {"Prefix": "/in/"}, "Dest": {"Table": "shop.fruit"},
        "OnFailure": [{"Action": "delete"}]}]
      """;
  private static final String MOVED = "gs://landing/in/a.json (now gs://errors/bad/in/a.json)";

  @Test
  void isToldAsFailedAsLongAsItLiesWhereItWasMovedTo() {
    try (Site site = failed(MOVES)) {
      tidy(site);
      assertThat(site.states("in/a.json")).containsExactly(State.FAILED);
      assertThat(summary(site))
          .containsPattern("shop.fruit +0 +0 +1 +1 +1\\n")
          .contains("1 file could not be loaded and moved by the rule", "  " + MOVED);
      assertThat(waiting(site)).contains("  " + MOVED, "    invalid: told to fail");

      FailedLoads.Again again = failedLoads(site).retry(Site.at(20));
      assertThat(again.files()).as("it is not there").isZero();
      assertThat(again.left())
          .containsExactly(
              "1 failed file stays in gs://errors/bad/, moved there by the rule:"
                  + " mend and deliver it anew, then delete it");
      assertThat(site.states("in/a.json")).containsExactly(State.FAILED);

      site.store().remove("errors", "bad/in/a.json");
      tidy(site);
      ObjectRow gone = site.objects().get(0);
      assertThat(gone.state()).isEqualTo(State.GONE);
      assertThat(gone.reason())
          .startsWith("not loaded, moved to gs://errors/bad/in/a.json and taken from there: ");
      assertThat(waiting(site)).isEmpty();
    }
  }

  @Test
  void twoAreCounted() {
    try (Site site = new Site(MOVES)) {
      site.put(1, "in/a.json");
      site.put(1, "in/b.json");
      site.tick(4);
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(5);
      assertThat(summary(site)).contains("2 files could not be loaded and moved by the rule");
      assertThat(waiting(site)).contains("in/a.json (now gs://errors/bad/in/a.json)", "in/b.json");
    }
  }

  @Test
  void isNotToldAnyMoreWhenMendedContentHasCome() {
    try (Site site = failed(MOVES)) {
      site.put(10, "in/a.json");
      site.tick(11);
      site.warehouse().succeedAll(1);
      site.tick(12);
      tidy(site);
      assertThat(site.states("in/a.json")).containsExactly(State.FAILED, State.LOADED);
      assertThat(waiting(site)).isEmpty();
    }
  }

  @Test
  void isCountedAndWaitsForNobodyWhenItsRuleDeletesIt() {
    try (Site site = failed(DELETES)) {
      tidy(site);
      assertThat(site.objects().get(0).reason()).startsWith("not loaded, and deleted by its rule");
      assertThat(summary(site)).containsPattern("shop.fruit +0 +0 +1 +1 +1\\n");
      assertThat(waiting(site)).isEmpty();
    }
  }

  @Test
  void whatWasMovedIsNotedOfWhatWasMovedOnly() {
    try (Site site = new Site(MOVES)) {
      site.put(1, "in/a.json");
      site.put(1, "in/b.json");
      site.tick(4);
      site.store().put("errors", "bad/in/b.json", "another");
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(5);
      assertThat(site.objects())
          .filteredOn(object -> object.name().startsWith("in/"))
          .extracting(ObjectRow::takenTo)
          .containsExactly("gs://errors/bad/in/a.json", null);
    }
  }

  private static Site failed(String rules) {
    Site site = new Site(rules);
    site.put(1, "in/a.json");
    site.tick(4);
    site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
    site.tick(5);
    assertThat(site.store().names(Site.BUCKET)).containsExactly("made");
    return site;
  }

  private static FailedLoads failedLoads(Site site) {
    return new FailedLoads(site.ledger(), site.warehouse(), site.store());
  }

  private static void tidy(Site site) {
    failedLoads(site).forgetVanished(Site.at(20));
  }

  private static String summary(Site site) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    RunSummary summary = new RunSummary(site.ledger(), Site.START);
    assertThat(summary.hasFindings()).isTrue();
    summary.print(out, Site.at(10), "bqt status", RunSummary.Looked.ALL);
    out.flush();
    return text.toString().replace("\r\n", "\n");
  }

  private static String waiting(Site site) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    WaitingObjects.of(site.ledger()).print(out);
    out.flush();
    return text.toString().replace("\r\n", "\n");
  }
}
