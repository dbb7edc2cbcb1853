package dev.bqt.runtime.faults;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that come late, are replaced, go and come back; rules that are edited meanwhile. */
class GenerationsTest {
  private static final String DELETE = "\"OnSuccess\": [{\"Action\": \"delete\"}]";
  private static final String RULE = "[" + rule("", "", 10, DELETE) + "]";

  private static String rule(String filter, String options, int seconds, String actions) {
    return """
        {"When": {"Prefix": "/data/", "Suffix": ".json"%s}, "Dest": {"Table": "ds.t"%s},
          "Batch": {"Window": {"DurationInSec": %d}}, %s}
        """
        .formatted(filter, options, seconds, actions);
  }

  @Test
  void whatComesLateWhileItsWindowIsLoadedHasAWindowOfItsOwn() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.tick(12);
      site.put(9.9, "data/b.json");
      site.tick(13);
      site.warehouse().succeedAll(1);
      site.tick(14);
      assertThat(files(site))
          .containsExactly(
              List.of("gs://landing/data/a.json"), List.of("gs://landing/data/b.json"));
      assertThat(site.windows())
          .extracting(window -> window.key().end())
          .containsExactly(Site.at(10), Site.at(13));
      assertThat(site.store().names(BUCKET)).containsExactly("made");
    }
  }

  @Test
  void whatIsReplacedBetweenItsLoadAndItsDeletionIsNotDeletedAndIsLoadedLater() {
    Site[] later = new Site[1];
    boolean[] done = new boolean[1];
    try (Site site = new Site(RULE, arrow -> replaceAfterLoad(arrow, later[0], done))) {
      later[0] = site;
      site.put(1, "data/a.json");
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      assertThat(done[0]).isTrue();
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
      site.tick(14);
      site.tick(22);
      site.warehouse().succeedAll(1);
      site.tick(23);
      assertThat(site.states("data/a.json")).containsExactly(State.LOADED, State.LOADED);
      assertThat(site.warehouse().jobs()).hasSize(2);
      assertThat(site.store().names(BUCKET)).containsExactly("made");
    }
  }

  private static void replaceAfterLoad(String arrow, Site site, boolean[] done) {
    if (arrow.equals("job.succeed.after") && !done[0]) {
      done[0] = true;
      site.put(13, "data/a.json");
    }
  }

  @Test
  void whatIsReplacedBetweenFreezeAndLoadAndThenDeletedIsHeldToo() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(12);
      site.put(12.5, "data/a.json");
      site.tick(13);
      site.store().remove(BUCKET, "data/a.json");
      site.warehouse().succeedAll(1);
      site.tick(14);
      assertThat(site.states("data/a.json")).containsExactly(State.HELD, State.HELD);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);
    }
  }

  @ParameterizedTest(name = "deleted before the job ends: {0}")
  @ValueSource(booleans = {true, false})
  void whatReplacesItWhileItIsLoadedMayBeWhatWasReadEvenWhereItIsRefused(boolean deleted) {
    String two = "[" + rule("", "", 10, DELETE) + ", " + rule("", "", 20, DELETE) + "]";
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(12);
      site.follow(two);
      site.put(12.5, "data/a.json");
      site.tick(13);
      assertThat(site.states("data/a.json")).containsExactly(State.SUBMITTED, State.REFUSED);
      if (deleted) {
        site.store().remove(BUCKET, "data/a.json");
      }
      site.warehouse().succeedAll(1);
      site.tick(14);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);
      assertThat(site.states("data/a.json")).containsExactly(State.HELD, State.HELD);

      site.follow(RULE);
      new Settlement(site.ledger())
          .settle(BUCKET, "data/a.json", Settlement.InTable.NEW, Site.at(20));
      site.tick(40);
      site.tick(60);
      assertThat(site.warehouse().requests()).as("its rows are in the table").hasSize(1);
      assertThat(site.states("data/a.json")).containsExactly(State.SUPERSEDED, State.LOADED);
    }
  }

  @Test
  void whatIsDeletedWhileItIsLoadedIsLoaded() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(12);
      site.store().remove(BUCKET, "data/a.json");
      site.warehouse().succeedAll(1);
      site.tick(13);
      assertThat(site.states("data/a.json")).containsExactly(State.LOADED);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
    }
  }

  @Test
  void aNameThatComesBackIsLoadedAsOftenAsItComes() {
    try (Site site = new Site(RULE)) {
      for (int round = 0; round < 3; round++) {
        site.put(20 * round + 1, "data/a.json");
        site.tick(20 * round + 4);
        site.tick(20 * round + 12);
        site.warehouse().succeedAll(1);
        site.tick(20 * round + 13);
        assertThat(site.store().names(BUCKET)).containsExactly("made");
      }
      assertThat(site.states("data/a.json"))
          .containsExactly(State.LOADED, State.LOADED, State.LOADED);
      assertThat(site.warehouse().jobs()).hasSize(3);
    }
  }

  @Test
  void aNameThatComesBackWhileItsLastLoadRunsIsHeldAndTold() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(12);
      site.store().remove(BUCKET, "data/a.json");
      site.put(13, "data/a.json");
      site.tick(24);
      assertThat(site.warehouse().requests()).as("one generation at a time").hasSize(1);
      site.warehouse().succeedAll(1);
      site.tick(25);
      assertThat(site.states("data/a.json")).containsExactly(State.HELD, State.HELD);
      site.tick(40);
      assertThat(site.warehouse().requests()).hasSize(1);
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
    }
  }

  @Test
  void anEditedRuleLoadsWhatComesFromNowOnAndTheOldOneWhatItHas() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.follow("[" + rule("", ", \"MaxBadRecords\": 3", 10, DELETE) + "]");
      site.put(5, "data/b.json");
      site.tick(8);
      site.tick(12);
      assertThat(files(site))
          .containsExactlyInAnyOrder(
              List.of("gs://landing/data/a.json"), List.of("gs://landing/data/b.json"));
      assertThat(site.warehouse().requests())
          .extracting(request -> request.options().containsKey("maxBadRecords"))
          .containsExactlyInAnyOrder(true, false);
      assertThat(site.store().names("bqt-ops").stream().filter(name -> name.endsWith(".win")))
          .as("a name for each")
          .hasSize(2);
      site.warehouse().succeedAll(1);
      site.tick(13);
      site.tick(200);
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
      assertThat(site.store().names(BUCKET)).containsExactly("made");
      assertThat(site.store().names("bqt-ops")).noneMatch(name -> name.startsWith("tasks/"));
    }
  }

  @Test
  void aRuleThatIsTakenOutLoadsWhatItHas() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.follow(RULE.replace("/data/", "/other/"));
      site.put(5, "data/b.json");
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      assertThat(site.states("data/a.json")).containsExactly(State.LOADED);
      assertThat(site.states("data/b.json")).isEmpty();
      assertThat(site.store().names(BUCKET)).containsExactly("data/b.json", "made");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          filters alone | ''                    | 10 | "OnSuccess": [{"Action": "delete"}]
          options       | ', "MaxBadRecords": 3' | 10 | "OnSuccess": [{"Action": "delete"}]
          durations     | ''                    | 5  | "OnSuccess": [{"Action": "delete"}]
          actions       | ''                    | 10 | "OnSuccess": []
          """)
  void twoRulesOnOneFolderAndTableNeverShareAWindow(
      String difference, String options, int seconds, String actions) {
    String one = rule(", \"Filter\": \"/one\"", "", 10, DELETE);
    String two = rule(", \"Filter\": \"/two\"", options, seconds, actions);
    try (Site site = new Site("[" + one + ", " + two + "]")) {
      site.put(6, "data/one.json");
      site.put(7, "data/two.json");
      site.tick(9);
      site.tick(12);
      assertThat(files(site))
          .containsExactlyInAnyOrder(
              List.of("gs://landing/data/one.json"), List.of("gs://landing/data/two.json"));
      assertThat(site.windows())
          .extracting(window -> window.journal().name())
          .doesNotHaveDuplicates()
          .hasSize(2);
      site.warehouse().succeedAll(1);
      site.tick(13);
      assertThat(site.store().names(BUCKET))
          .doesNotContain("data/one.json")
          .hasSize(difference.equals("actions") ? 2 : 1);
    }
  }

  private static List<List<String>> files(Site site) {
    return site.warehouse().requests().stream().map(LoadRequest::sourceUris).toList();
  }
}
