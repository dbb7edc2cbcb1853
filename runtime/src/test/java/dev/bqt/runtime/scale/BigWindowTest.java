package dev.bqt.runtime.scale;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows with more files than BigQuery takes in one job. */
class BigWindowTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"},
        "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}},
        "OnSuccess": [{"Action": "delete"}],
        "OnFailure": [{"Action": "move", "Request": {"DestURL": "gs://archive/failed"}}]}]
      """;

  @ParameterizedTest
  @CsvSource({"10001, 2", "25000, 3"})
  void isSeveralJobsWithEachFileInOneOfThemAndActsAfterTheLast(int files, int jobs) {
    try (Site site = withFiles(files)) {
      Statements asked = Statements.of(site.ledger());
      site.tick(4);
      site.tick(12);
      List<LoadRequest> requests = site.warehouse().requests();
      assertThat(requests).hasSize(jobs);
      assertThat(requests).allMatch(request -> request.sourceUris().size() <= 10_000);
      assertThat(requests.stream().flatMap(request -> request.sourceUris().stream()))
          .hasSize(files)
          .doesNotHaveDuplicates();

      requests.subList(1, jobs).forEach(job -> site.warehouse().succeed(job.job(), 1));
      int deletes = site.store().calls("delete");
      site.tick(13);
      assertThat(site.store().calls("delete")).isEqualTo(deletes);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.LOADING);

      site.warehouse().succeedAll(1);
      for (int second = 14; second < 14 + jobs; second++) {
        assertThat(site.store().calls("delete") - deletes).isLessThanOrEqualTo(100 * (second - 14));
        site.tick(second);
      }
      assertThat(site.store().names(BUCKET)).containsExactly("made");
      assertThat(states(site)).containsExactly(Map.entry(ObjectRow.State.LOADED, (long) files));
      assertThat(site.windows()).extracting(WindowRow::state).containsExactly(WindowRow.State.DONE);
      assertThat(asked.writes()).as("each file: enrolled").isLessThan(files + 100L);
      assertThat(asked.reads()).as("a few a page").isLessThan(150 + 8L * (files / 1000));
      assertThat(site.store().calls("list")).as("pages").isLessThan(10 + 8 * (files / 1000));
    }
  }

  @Test
  void oneJobThatFailsInTheMiddleTakesOnlyItsFilesWithIt() {
    try (Site site = withFiles(25_000)) {
      site.tick(4);
      site.tick(12);
      LoadRequest middle = site.warehouse().requests().get(1);
      site.warehouse().fail(middle.job(), FailureKind.BAD_DATA, "invalid");
      site.tick(13);
      assertThat(site.store().names("archive")).as("before the last job has ended").isEmpty();
      site.warehouse().succeedAll(1);
      for (int pass = 1; pass <= 20; pass++) {
        int copies = site.store().calls("copyIfAbsent");
        site.tick(13 + pass);
        assertThat(site.store().calls("copyIfAbsent") - copies).as("a pass").isEqualTo(500);
      }

      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(states(site))
          .containsOnly(
              Map.entry(ObjectRow.State.LOADED, 15_000L),
              Map.entry(ObjectRow.State.FAILED, 10_000L));
      Set<String> failed = new HashSet<>(middle.sourceUris());
      Set<String> moved =
          site.store().names("archive").stream()
              .map(name -> name.replaceFirst("^failed/", "gs://landing/"))
              .collect(Collectors.toSet());
      assertThat(moved).isEqualTo(failed);
      assertThat(site.store().names(BUCKET))
          .as("what was loaded stays where it is: success steps are not run")
          .hasSize(15_001)
          .noneMatch(name -> failed.contains("gs://landing/" + name));
    }
  }

  @Test
  void whatAnotherRunnerHasFoundTooLateIsHisInAllParts() {
    try (Site first = withFiles(10_001);
        Site second = new Site(RULE, first)) {
      first.tick(3600);
      first.tick(3603);
      second.tick(3610);
      second.tick(3613);
      second.tick(3614);
      assertThat(first.warehouse().jobs()).hasSize(2);
      assertThat(states(second)).containsExactly(Map.entry(ObjectRow.State.FOREIGN, 10_001L));
      assertThat(second.windows())
          .extracting(WindowRow::state)
          .containsExactly(WindowRow.State.FOREIGN);
      new FailedLoads(second.ledger(), second.warehouse(), second.store()).retry(Site.at(3620));
      second.tick(3621);
      second.tick(3624);
      assertThat(first.warehouse().jobs()).as("loaded once").hasSize(2);

      first.warehouse().succeedAll(1);
      first.tick(3630);
      first.tick(3633); // Of its files 10,000 are deleted in a pass.
      assertThat(states(first)).containsExactly(Map.entry(ObjectRow.State.LOADED, 10_001L));
      assertThat(first.store().names("bqt-ops"))
          .filteredOn(name -> name.endsWith(".win"))
          .hasSize(2);
      first.tick(3900);
      second.tick(3900);
      assertThat(first.store().names("bqt-ops")).noneMatch(name -> name.endsWith(".win"));
    }
  }

  @Test
  void aWindowThatWaitsForAPersonStaysSoWhenALaterPartIsSubmitted() {
    try (Site site = withFiles(10_001)) {
      site.tick(4);
      site.warehouse().refuseNext(FailureKind.AGAIN, "try later");
      site.tick(12);
      LoadRequest later = site.warehouse().requests().get(1);
      site.put(12.2, later.sourceUris().get(0).substring("gs://landing/".length()));
      site.warehouse().succeedAll(1);
      site.tick(12.5);
      assertThat(site.warehouse().jobs()).hasSize(1);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);
      // As when its .win cannot be deleted.
      site.ledger().postpone(site.windows().get(0), "try later", Site.at(13));
      site.tick(60);
      assertThat(site.warehouse().jobs()).hasSize(2);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);
      site.warehouse().succeedAll(1);
      site.tick(61);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);
    }
  }

  private static Site withFiles(int files) {
    Site site = new Site(RULE);
    for (int number = 0; number < files; number++) {
      site.put(1, "data/%06d.json".formatted(number));
    }
    return site;
  }

  private static Map<ObjectRow.State, Long> states(Site site) {
    return site.objects().stream()
        .collect(Collectors.groupingBy(ObjectRow::state, Collectors.counting()));
  }
}
