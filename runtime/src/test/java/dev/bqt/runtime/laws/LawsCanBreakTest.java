package dev.bqt.runtime.laws;

import static dev.bqt.runtime.laws.SampleSite.TABLE;
import static dev.bqt.runtime.laws.SampleSite.US;
import static dev.bqt.runtime.laws.SampleSite.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.laws.WarehouseView.Reading;
import dev.bqt.runtime.laws.WarehouseView.Row;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law is broken by what it forbids, and by nothing else: so the laws are checks. */
class LawsCanBreakTest {

  /**
   * A site that is not as it was.
   *
   * @param what has happened to it
   * @param broken the law that this breaks
   */
  private record Tampering(String what, Law broken, Consumer<SampleSite> with) {
    @Override
    public String toString() {
      return broken + ": " + what;
    }
  }

  static List<Tampering> tamperings() {
    return List.of(
        of(
            "a file is lost before its scan",
            Law.KNOWN,
            site -> site.delivered.put("landing/lost", 1)),
        of("a file is never loaded", Law.ONE_END, LawsCanBreakTest::enrolled),
        of(
            "a generation has two rows",
            Law.ONE_END,
            site -> site.object("w", 8, ObjectRow.State.FOREIGN, 6L, null)),
        of("loaded by a job that failed", Law.LOADED_BY_A_JOB, LawsCanBreakTest::loadedByFailed),
        of(
            "nobody knows why",
            Law.SAYS_WHY,
            site -> replace(site, "o", object -> object.to(object.state(), null))),
        of(
            "a loaded file is deleted that its rule keeps",
            Law.TAKEN_AWAY,
            site -> takeAway(site, "k", 7)),
        of("somebody else's file is deleted", Law.TAKEN_AWAY, site -> takeAway(site, "o", 6)),
        of(
            "a file of which nobody knows is deleted",
            Law.TAKEN_AWAY,
            site -> takeAway(site, "x", 9)),
        of("the file is there again", Law.LEFT, LawsCanBreakTest::notDeleted),
        of("a loaded file lies among those", Law.ONLY_FAILED, site -> site.moved("k")),
        of(
            "nobody has noted where it was moved to",
            Law.ONLY_FAILED,
            site -> replace(site, "f", object -> object.takenTo(null))),
        of(
            "it is taken for lost",
            Law.NOT_GONE,
            site -> replace(site, "f", object -> object.to(ObjectRow.State.GONE, "lost"))),
        of(
            "held with nothing in doubt",
            Law.HELD,
            site -> site.object("z", 11, ObjectRow.State.HELD, null, null)),
        of(
            "his job does not name it",
            Law.FOREIGN,
            site -> site.report("J4", "them", null, 1, "another")),
        of("nobody has made the job", Law.FOREIGN, site -> site.reports.remove("J4")),
        of(
            "the window is ours",
            Law.FOREIGN,
            site -> site.window(6, WindowRow.State.FOREIGN, false, null)),
        of(
            "a row is there twice",
            Law.ROWS_ONCE,
            site -> site.rows.add(new Row(TABLE, "landing/a@1", 2, 2))),
        of("a row is lost", Law.ROWS_ONCE, site -> site.rows.remove(1)),
        of(
            "another content is in the table, too",
            Law.FILES_IN_TABLES,
            site -> site.rows.add(new Row(TABLE, "landing/k@2", 1, 1))),
        of("a table has a row more", Law.ROWS_ADD_UP, site -> site.counts.put(TABLE, 5L)),
        of(
            "another job may have read it",
            Law.READ_ONCE,
            site -> site.readings.add(new Reading(TABLE, "J9", version("a", 1)))),
        of(
            "its job cannot have read it",
            Law.READ,
            site -> site.readings.remove(new Reading(TABLE, "J5", version("k", 7)))),
        of("it wrote another number", Law.JOB_DONE, site -> site.report("J5", US, null, 3, "k")),
        of("BigQuery does not know it", Law.JOB_DONE, site -> site.reports.remove("J5")),
        of(
            "a job that failed has rows",
            Law.NO_ROWS_OF_FAILED,
            site -> site.report("J2", US, null, 5, "f")),
        of(
            "a burned one has loaded nothing, and went well",
            Law.NO_ROWS_OF_FAILED,
            LawsCanBreakTest::burnedButAlive),
        of("a job without a row", Law.JOB_IN_LEDGER, site -> site.report("J99", US, null, 1, "q")),
        of(
            "a name is in two jobs",
            Law.ONE_GENERATION,
            site -> site.job(5, "J5", JobRow.State.SUCCEEDED, 1, "k", "a")),
        of(
            "a window is left",
            Law.AT_ITS_END,
            site -> site.window(5, WindowRow.State.ACTING, false, null)),
        of(
            "a job is left",
            Law.AT_ITS_END,
            site -> site.job(5, "J7", JobRow.State.SUBMITTED, 0, "k")),
        of(
            "waits for nothing",
            Law.AMBIGUOUS,
            site -> site.window(5, WindowRow.State.AMBIGUOUS, false, "look")),
        of(
            "a failure step after success",
            Law.CHAIN,
            site -> site.step(5, Chain.FAILURE, "delete", StepRow.State.DONE)),
        of(
            "a step is not run",
            Law.OWED,
            site -> site.step(5, Chain.SUCCESS, "query", StepRow.State.PLANNED)),
        of("a step is run twice", Law.STEP_ONCE, site -> site.ended.add(site.ended.get(0))),
        of(
            "a .win of no window",
            Law.WIN_HAS_WINDOW,
            site -> site.claims.put("tasks/ds.t_9_100.win", US)),
        of(
            "a .wis is not there",
            Law.PUBLISHED,
            site -> site.notInOperations("tasks/ds.t_1_100.wis")),
        of(
            "a window that is done runs",
            Law.RUNNING,
            site -> site.operations(JournalPaths.running(TABLE, 5))),
        of("not shown as done", Law.IN_DONE, LawsCanBreakTest::notInDone),
        of(
            "a task of a job that has ended",
            Law.TASKS,
            site -> site.operations(JournalPaths.tasks("local", "US") + "J5")),
        of(
            "no error file",
            Law.ERRORS,
            site -> site.notInOperations(JournalPaths.error(TABLE, 2))));
  }

  private static Tampering of(String what, Law broken, Consumer<SampleSite> with) {
    return new Tampering(what, broken, with);
  }

  @Test
  void theSampleKeepsAllLaws() {
    SiteView site = new SampleSite().view();
    assertThat(Laws.notHeld(site)).isEmpty();
    assertThat(Laws.tell(site, Laws.broken(site))).isEmpty();
  }

  @Test
  void eachLawCanBeBroken() {
    assertThat(tamperings().stream().map(Tampering::broken).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Law.values());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void breaksTheOneLaw(Tampering tampering) {
    SampleSite sample = new SampleSite();
    tampering.with().accept(sample);
    SiteView site = sample.view();
    assertThat(Laws.broken(site)).containsExactly(tampering.broken());
    assertThatThrownBy(() -> Laws.check(site, "A site"))
        .hasMessageContaining(tampering.broken().says());
    assertThat(Laws.check(site, "A site", Set.of(tampering.broken())))
        .as("where that is no breach")
        .containsExactly(tampering.broken());
  }

  @Test
  void inTheMidstOfAStoryItIsNotAskedForItsEnd() {
    SampleSite sample = new SampleSite();
    sample.atRest = false;
    enrolled(sample);
    assertThat(Laws.broken(sample.view())).isEmpty();
    takeAway(sample, "k", 7);
    assertThat(Laws.broken(sample.view())).containsExactly(Law.TAKEN_AWAY);
  }

  @Test
  void whatAFixtureCannotTellIsNamed() {
    SampleSite sample = new SampleSite();
    sample.tells = false;
    assertThat(Laws.notHeld(sample.view()))
        .containsExactlyInAnyOrder(
            Law.ROWS_ONCE,
            Law.FILES_IN_TABLES,
            Law.ROWS_ADD_UP,
            Law.READ_ONCE,
            Law.READ,
            Law.STEP_ONCE);
  }

  private static void enrolled(SampleSite site) {
    site.object("e", 9, ObjectRow.State.ENROLLED, 5L, null);
    site.thereIs("e", 9);
  }

  private static void loadedByFailed(SampleSite site) {
    site.object("x", 10, ObjectRow.State.LOADED, 2L, "J2");
    site.readings.add(new Reading(TABLE, "J2", version("x", 10)));
  }

  private static void replace(SampleSite site, String name, UnaryOperator<ObjectRow> change) {
    site.objects.replaceAll(object -> object.name().equals(name) ? change.apply(object) : object);
  }

  private static void takeAway(SampleSite site, String name, long generation) {
    site.live.remove("landing/" + name);
    site.taken.add(version(name, generation));
  }

  private static void notDeleted(SampleSite site) {
    site.thereIs("a", 1);
    site.taken.remove(version("a", 1));
  }

  private static void burnedButAlive(SampleSite site) {
    site.window(7, WindowRow.State.DONE, false, null);
    site.job(7, "J8", JobRow.State.BURNED, 0, "q");
    site.report("J8", US, null, 0, "q");
    site.operations(JournalPaths.done(TABLE, 7, THEN));
  }

  private static void notInDone(SampleSite site) {
    site.notInOperations(JournalPaths.done(TABLE, 5, THEN));
  }

  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
}
