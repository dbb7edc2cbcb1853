package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.JobRow;
import org.junit.jupiter.api.Test;

/** How many calls it takes to learn what has become of jobs: a list where that is less. */
class JobListTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void fewJobsAreAskedForByName() {
    assertThat(callsToFollow(20)).isEqualTo(20);
  }

  @Test
  void manyAreListed() {
    assertThat(callsToFollow(21)).isOne();
    assertThat(callsToFollow(900)).isOne();
  }

  @Test
  void ofManyThatHaveEndedLongAgoNoListIsMade() {
    try (Site site = new Site(RULE)) {
      site.breaks("most of its jobs are written by hand", Law.JOB_DONE, Law.ONE_GENERATION);
      for (int number = 0; number < 25; number++) {
        site.put(1, "data/slow%03d".formatted(number));
      }
      site.tick(4);
      ended(site, 12_000);
      int before = site.warehouse().calls();
      site.tick(6);
      assertThat(site.warehouse().calls() - before)
          .as("13 pages, and as many of others: more than 25 jobs")
          .isEqualTo(25);
    }
  }

  @Test
  void jobsOfOthersCostNoMoreThanOurs() {
    try (Site site = new Site(RULE)) {
      put(site, 30);
      site.tick(4);
      for (int number = 0; number < 9_000; number++) {
        site.warehouse().occupy(new JobName("local", "US", "other" + number));
      }
      int before = site.warehouse().calls();
      site.tick(5);
      assertThat(site.warehouse().calls() - before).as("two pages of nine").isEqualTo(2 + 30);
    }
  }

  /** So many jobs were asked for after the first ones, and have ended. */
  private static void ended(Site site, int jobs) {
    String id = site.ledger().read(tx -> tx.jobs().briefly(JobRow.State.SUBMITTED)).get(0).id();
    JobRow first = site.ledger().read(tx -> tx.jobs().find(id)).orElseThrow();
    site.ledger()
        .commit(
            "test",
            tx -> {
              for (int number = 0; number < jobs; number++) {
                JobRow planned = again(first, 2 + number);
                tx.jobs().plan(planned);
                tx.jobs().change(planned, planned.askedAt(Site.at(5)).succeeded(1), Site.at(5));
              }
              return jobs;
            });
  }

  private static JobRow again(JobRow job, int attempt) {
    return new JobRow(
        "ended" + attempt,
        job.windowId(),
        job.part(),
        attempt,
        job.project(),
        job.location(),
        job.request(),
        job.state(),
        job.epoch(),
        job.planned(),
        0,
        job.retry(),
        null,
        null);
  }

  private static int callsToFollow(int files) {
    try (Site site = new Site(RULE)) {
      put(site, files);
      site.tick(4);
      int before = site.warehouse().calls();
      site.tick(5);
      return site.warehouse().calls() - before;
    }
  }

  private static void put(Site site, int files) {
    for (int number = 0; number < files; number++) {
      site.put(1, "data/%06d".formatted(number));
    }
  }
}
