package dev.bqt.runtime.laws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobReport.JobError;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.laws.WarehouseView.Reading;
import dev.bqt.runtime.laws.WarehouseView.Row;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Retry;
import dev.bqt.runtime.ledger.StepProgress;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.WindowKey;
import dev.bqt.runtime.ledger.WindowPlace;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.Journal;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A site that keeps all laws, to be tampered with. Window 1 was loaded and its file deleted, 2
 * failed and its file was moved, of 3 a file was replaced, 4 and 6 are somebody else's (by the id
 * of a job, by a {@code .win}), and of 5 the file stays.
 */
final class SampleSite {
  static final String US = "us";
  static final String TABLE = "ds.t";
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final List<ObjectRow> objects = new ArrayList<>();
  final Map<Long, WindowRow> windows = new HashMap<>();
  final Map<String, JobRow> jobs = new HashMap<>();
  final Map<Long, List<StepRow>> steps = new HashMap<>();
  final Map<String, StoredObject> live = new TreeMap<>();
  final Map<String, String> claims = new TreeMap<>();
  final Set<ObjectVersion> taken = new HashSet<>();
  final Map<String, JobReport> reports = new HashMap<>();
  final Map<String, Long> counts = new HashMap<>(Map.of(TABLE, 4L));
  final List<Row> rows = new ArrayList<>();
  final List<Reading> readings = new ArrayList<>();
  final List<StepRow> ended = new ArrayList<>();
  final Map<String, Integer> delivered = new HashMap<>();
  boolean atRest = true;
  boolean tells = true;

  SampleSite() {
    loadedAndDeleted();
    failedAndMoved();
    replaced();
    foreign();
    loaded();
    objects.forEach(object -> delivered.merge(SiteView.name(object), 1, Integer::sum));
  }

  private void loadedAndDeleted() {
    window(1, WindowRow.State.DONE, false, null);
    windows.computeIfPresent(
        1L, (id, window) -> window.withJournal(JournalState.PUBLISHED, "ds.t_1_100"));
    operations("tasks/ds.t_1_100.win");
    operations("tasks/ds.t_1_100.wis");
    claims.put("tasks/ds.t_1_100.win", US);
    claims.put("tasks/ds.t_1_100.wis", US);
    object("a", 1, ObjectRow.State.LOADED, 1L, "J1");
    taken.add(version("a", 1));
    succeeded(1, "J1", 2, "a", 1);
    rows.add(new Row(TABLE, "landing/a@1", 1, 2));
    rows.add(new Row(TABLE, "landing/a@1", 2, 2));
    ended.add(step(1, Chain.SUCCESS, "delete", StepRow.State.DONE));
  }

  private void failedAndMoved() {
    window(2, WindowRow.State.FAILED, true, "A load job of it failed");
    object("f", 3, ObjectRow.State.FAILED, 2L, "J2");
    job(2, "J2", JobRow.State.FAILED, 0, "f");
    report("J2", US, new JobError(FailureKind.BAD_DATA, "invalid", null, "bad"), 0, "f");
    step(2, Chain.FAILURE, "move", StepRow.State.DONE);
    objects.replaceAll(
        object -> object.name().equals("f") ? object.takenTo("gs://errors/failed/f") : object);
    moved("f");
    taken.add(version("f", 3));
    operations(JournalPaths.error(TABLE, 2));
    operations(JournalPaths.done(TABLE, 2, THEN));
  }

  private void replaced() {
    window(3, WindowRow.State.AMBIGUOUS, false, "look");
    object("h", 4, ObjectRow.State.HELD, 3L, "J3");
    object("h", 5, ObjectRow.State.HELD, null, null);
    thereIs("h", 5);
    succeeded(3, "J3", 1, "h", 4);
    readings.add(new Reading(TABLE, "J3", version("h", 5)));
    rows.add(new Row(TABLE, "landing/h@1", 1, 1));
    step(3, Chain.SUCCESS, "delete", StepRow.State.PLANNED);
  }

  private void foreign() {
    window(4, WindowRow.State.FOREIGN, false, "another runner");
    object("o", 6, ObjectRow.State.FOREIGN, 4L, "J4");
    thereIs("o", 6);
    job(4, "J4", JobRow.State.BURNED, 0, "o");
    report("J4", "them", null, 1, "o");
    window(6, WindowRow.State.FOREIGN, false, "its .win is not ours");
    windows.computeIfPresent(
        6L, (id, window) -> window.withJournal(JournalState.NONE, "ds.t_6_100"));
    object("w", 8, ObjectRow.State.FOREIGN, 6L, null);
    thereIs("w", 8);
  }

  private void loaded() {
    window(5, WindowRow.State.DONE, false, null);
    object("k", 7, ObjectRow.State.LOADED, 5L, "J5");
    thereIs("k", 7);
    succeeded(5, "J5", 1, "k", 7);
    rows.add(new Row(TABLE, "landing/k@1", 1, 1));
  }

  private void succeeded(long window, String id, long outputRows, String name, long generation) {
    job(window, id, JobRow.State.SUCCEEDED, outputRows, name);
    report(id, US, null, outputRows, name);
    readings.add(new Reading(TABLE, id, version(name, generation)));
    operations(JournalPaths.done(TABLE, window, THEN));
  }

  void object(String name, long generation, ObjectRow.State state, Long window, String job) {
    String reason = state == ObjectRow.State.LOADED ? null : "for this reason";
    objects.add(
        new ObjectRow("landing", name, generation, state, window, job, 100, THEN, 1, reason));
  }

  void window(long id, WindowRow.State state, boolean failed, String reason) {
    windows.put(
        id,
        new WindowRow(
            id,
            id,
            new WindowKey("rule", "local.ds.t", id, THEN),
            TABLE,
            state,
            1,
            new WindowPlace("landing", "", ""),
            THEN,
            THEN,
            new Journal(JournalState.NONE, null),
            failed,
            Retry.FRESH,
            reason));
  }

  void job(long window, String id, JobRow.State state, long outputRows, String... names) {
    JobName name = new JobName("local", "US", id);
    LoadRequest request =
        new LoadRequest(
            name, TableName.parse("local.ds.t"), uris(names), "CSV", Map.of(), Map.of());
    try {
      jobs.put(
          id,
          new JobRow(
              id,
              window,
              1,
              1,
              "local",
              "US",
              MAPPER.writeValueAsString(request),
              state,
              1,
              THEN,
              outputRows,
              Retry.FRESH,
              null,
              THEN));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * @param ledger that it is labelled with
   */
  void report(String id, String ledger, JobError failure, long outputRows, String... names) {
    reports.put(
        id,
        new JobReport(
            new JobName("local", "US", id),
            JobReport.State.DONE,
            failure,
            List.of(),
            Map.of(ObjectLaws.LEDGER, ledger),
            uris(names),
            outputRows));
  }

  private static List<String> uris(String... names) {
    return List.of(names).stream().map(name -> "gs://landing/" + name).toList();
  }

  StepRow step(long window, Chain chain, String action, StepRow.State state) {
    StepRow step =
        new StepRow(window, chain, 0, action, state, 1, Retry.FRESH, null, null, StepProgress.NONE);
    steps.computeIfAbsent(window, id -> new ArrayList<>()).add(step);
    return step;
  }

  void thereIs(String name, long generation) {
    live.put("landing/" + name, new StoredObject(version(name, generation), 100, THEN));
  }

  /** Where failure steps move files to. */
  void moved(String name) {
    ObjectVersion version = new ObjectVersion("errors", "failed/" + name, 1);
    live.put("errors/failed/" + name, new StoredObject(version, 100, THEN));
  }

  void operations(String name) {
    ObjectVersion version = new ObjectVersion(BucketView.OPERATIONS, name, 1);
    live.put(BucketView.OPERATIONS + "/" + name, new StoredObject(version, 100, THEN));
  }

  void notInOperations(String name) {
    live.remove(BucketView.OPERATIONS + "/" + name);
  }

  static ObjectVersion version(String name, long generation) {
    return new ObjectVersion("landing", name, generation);
  }

  SiteView view() {
    return new SiteView(
        new LedgerView(US, objects, windows, jobs, steps, Set.of("errors/failed/")),
        List.of(),
        new BucketView(live, claims, taken),
        new WarehouseView(List.copyOf(reports.values()), told(counts), told(rows), told(readings)),
        told(ended),
        new Delivered(delivered, Set.of()),
        atRest);
  }

  private <T> Optional<T> told(T what) {
    return tells ? Optional.of(what) : Optional.empty();
  }
}
