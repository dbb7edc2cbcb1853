package dev.bqt.runtime.laws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.RouteAction;
import dev.bqt.runtime.route.RouteArchive;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a ledger says.
 *
 * @param id the ledger's own id
 * @param objects generations of objects
 * @param windows by event id
 * @param jobs by job id
 * @param steps by window
 * @param failureFolders {@code bucket/folder/} where rules move only what has failed to
 */
public record LedgerView(
    String id,
    List<ObjectRow> objects,
    Map<Long, WindowRow> windows,
    Map<String, JobRow> jobs,
    Map<Long, List<StepRow>> steps,
    Set<String> failureFolders) {
  /** Why an object is in the state that a person has given it. */
  static final String A_PERSON = "a person said so";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads it. */
  public static LedgerView of(Ledger ledger) {
    List<String> buckets = strings(ledger, "SELECT DISTINCT bucket FROM object_generation");
    List<Long> windows =
        strings(ledger, "SELECT DISTINCT window_id FROM action_step").stream()
            .map(Long::valueOf)
            .toList();
    LedgerView rows = ledger.read(tx -> of(ledger.id(), tx, buckets, windows));
    return new LedgerView(
        rows.id, rows.objects, rows.windows, rows.jobs, rows.steps, failureFolders(ledger, rows));
  }

  private static Set<String> failureFolders(Ledger ledger, LedgerView rows) {
    RouteArchive archive = new RouteArchive(ledger);
    Set<String> failed = new HashSet<>();
    Set<String> loaded = new HashSet<>();
    rows.windows.values().stream()
        .map(window -> window.key().ruleKey())
        .distinct()
        .flatMap(key -> archive.find(key).stream())
        .forEach(
            route -> {
              failed.addAll(folders(route.onFailure()));
              loaded.addAll(folders(route.onSuccess()));
            });
    failed.removeAll(loaded);
    return failed;
  }

  /** Of moves of the window's objects that keep their names. */
  private static List<String> folders(List<RouteAction> actions) {
    return actions.stream()
        .filter(RouteAction.Move.class::isInstance)
        .map(RouteAction.Move.class::cast)
        .filter(move -> move.urls().isEmpty() && !move.exactly())
        .map(move -> move.destinationUrl().replaceFirst("^gs://", "").replaceFirst("/*$", "/"))
        .toList();
  }

  private static LedgerView of(
      String id, Transaction tx, List<String> buckets, List<Long> withSteps) {
    List<ObjectRow> objects = new ArrayList<>();
    buckets.forEach(bucket -> objects.addAll(tx.objects().between(bucket, "", "\uffff")));
    Map<String, JobRow> jobs = new HashMap<>();
    for (JobRow.State state : JobRow.State.values()) {
      for (JobRow brief : tx.jobs().briefly(state)) {
        jobs.put(brief.id(), tx.jobs().find(brief.id()).orElseThrow());
      }
    }
    Map<Long, List<StepRow>> steps = new HashMap<>();
    for (Long window : withSteps) {
      List<StepRow> all = new ArrayList<>(tx.steps().of(window, Chain.SUCCESS));
      all.addAll(tx.steps().of(window, Chain.FAILURE));
      steps.put(window, all);
    }
    Map<Long, WindowRow> windows =
        tx.windows().in(WindowRow.State.values()).stream()
            .collect(Collectors.toMap(WindowRow::id, Function.identity()));
    return new LedgerView(id, objects, windows, jobs, steps, Set.of());
  }

  private static List<String> strings(Ledger ledger, String sql) {
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
      return strings;
    } catch (SQLException e) {
      throw new AssertionError("The ledger cannot be read", e);
    }
  }

  /** What was asked for. */
  static LoadRequest request(JobRow job) {
    try {
      return MAPPER.readValue(job.request(), LoadRequest.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("The request of job " + job.id() + " is not readable", e);
    }
  }

  /** Whether a job of the ledger put the rows of this generation into its table. */
  boolean isInTable(ObjectRow object) {
    JobRow job = object.jobId() == null ? null : jobs.get(object.jobId());
    return job != null && job.state() == JobRow.State.SUCCEEDED;
  }

  /** Whether this generation may be in its table, and only a person can tell. */
  boolean isInDoubt(ObjectRow object) {
    JobRow job = object.jobId() == null ? null : jobs.get(object.jobId());
    return object.state() == ObjectRow.State.HELD
        && job != null
        && (job.state() == JobRow.State.SUCCEEDED || job.state() == JobRow.State.LOST);
  }

  /** The window of an object; null when none ever held it. */
  WindowRow window(ObjectRow object) {
    return object.windowId() == null ? null : windows.get(object.windowId());
  }

  /** The steps of this object's window that take its objects away, from that chain. */
  List<StepRow> takingAway(ObjectRow object, Chain chain) {
    return steps
        .getOrDefault(object.windowId() == null ? -1L : object.windowId(), List.of())
        .stream()
        .filter(step -> step.chain() == chain)
        .filter(step -> step.action().equals("delete") || step.action().equals("move"))
        .filter(step -> step.targets() == null)
        .toList();
  }

  /** Generations that steps take away because their rule names them. */
  Stream<StepRow.Target> targets() {
    return steps.values().stream()
        .flatMap(Collection::stream)
        .map(StepRow::targets)
        .filter(Objects::nonNull)
        .flatMap(Collection::stream);
  }

  /** Names of the windows that it says to be published. */
  Stream<String> published() {
    return windows.values().stream()
        .map(WindowRow::journal)
        .filter(journal -> journal.state() == WindowRow.JournalState.PUBLISHED)
        .map(WindowRow.Journal::name);
  }
}
