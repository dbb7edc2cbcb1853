package dev.bqt.runtime.laws;

import static dev.bqt.runtime.laws.SiteView.name;
import static dev.bqt.runtime.laws.SiteView.say;
import static dev.bqt.runtime.laws.SiteView.version;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What holds of generations of files. */
final class ObjectLaws {
  /** Label of jobs: the id of the ledger that they are in. */
  static final String LEDGER = "bqt_ledger";

  private ObjectLaws() {}

  static List<String> known(SiteView site) {
    Set<String> known = new HashSet<>(site.buckets().live().keySet());
    for (LedgerView ledger : site.ledgers()) {
      ledger.objects().forEach(object -> known.add(name(object)));
      ledger.targets().forEach(target -> known.add(target.bucket() + "/" + target.name()));
    }
    return site.delivered().contents().keySet().stream()
        .filter(name -> !known.contains(name) && !site.delivered().removed().contains(name))
        .map(name -> name + " is gone, and the ledger never heard of it")
        .toList();
  }

  static List<String> oneEnd(SiteView site) {
    List<String> breaches = new ArrayList<>();
    Set<ObjectVersion> seen = new HashSet<>();
    for (ObjectRow object : site.ledger().objects()) {
      if (object.state() == State.ENROLLED || object.state() == State.SUBMITTED) {
        breaches.add(say(object, "nothing is left to do"));
      }
      if (!seen.add(version(object))) {
        breaches.add(say(object, "it has another row, too"));
      }
    }
    return breaches;
  }

  /** What a person has said about a HELD name stands, whatever its job. */
  static List<String> loadedByAJob(SiteView site) {
    List<String> breaches = new ArrayList<>();
    for (ObjectRow object : site.ledger().objects()) {
      boolean loaded = object.state() == State.LOADED;
      boolean decided = object.state() == State.HELD || LedgerView.A_PERSON.equals(object.reason());
      if (loaded != site.ledger().isInTable(object) && !decided) {
        breaches.add(say(object, "its job " + object.jobId() + (loaded ? " has not" : " has")));
      }
    }
    return breaches;
  }

  static List<String> saysWhy(SiteView site) {
    return site.ledger().objects().stream()
        .filter(object -> object.reason() == null && !isOnItsWay(object.state()))
        .map(object -> say(object, "for no reason"))
        .toList();
  }

  private static boolean isOnItsWay(State state) {
    return state == State.ENROLLED || state == State.SUBMITTED || state == State.LOADED;
  }

  static List<String> takenAway(SiteView site) {
    Set<ObjectVersion> allowed = new HashSet<>();
    for (LedgerView ledger : site.ledgers()) {
      ledger.objects().stream()
          .filter(object -> mayBeTaken(ledger, object))
          .forEach(object -> allowed.add(version(object)));
      ledger
          .targets()
          .map(target -> new ObjectVersion(target.bucket(), target.name(), target.generation()))
          .forEach(allowed::add);
    }
    return site.buckets().taken().stream()
        .filter(version -> !allowed.contains(version))
        .map(version -> version.uri() + "#" + version.generation() + " was taken away")
        .sorted()
        .toList();
  }

  private static boolean mayBeTaken(LedgerView ledger, ObjectRow object) {
    WindowRow window = ledger.window(object);
    return switch (object.state()) {
      case LOADED ->
          window != null && !window.failed() && !ledger.takingAway(object, Chain.SUCCESS).isEmpty();
      // What a failure step has deleted, nobody can mend any more.
      case FAILED, GONE -> !ledger.takingAway(object, Chain.FAILURE).isEmpty();
      default -> false;
    };
  }

  static List<String> left(SiteView site) {
    List<String> breaches = new ArrayList<>();
    for (ObjectRow object : site.ledger().objects()) {
      boolean ended = object.state() == State.LOADED || object.state() == State.FAILED;
      if (ended && site.isThere(object)) {
        unexplained(site.ledger(), object)
            .forEach(
                step -> breaches.add(say(object, "step " + step.action() + " is " + step.state())));
      }
    }
    return breaches;
  }

  private static Stream<StepRow> unexplained(LedgerView ledger, ObjectRow object) {
    Chain chain = object.state() == State.LOADED ? Chain.SUCCESS : Chain.FAILURE;
    WindowRow window = ledger.window(object);
    return ledger.takingAway(object, chain).stream()
        .filter(step -> step.reason() == null)
        .filter(step -> step.state() == StepRow.State.DONE || window.reason() == null);
  }

  /** Without one in doubt there is nothing to decide; of two {@code resolve} settles one. */
  static List<String> held(SiteView site) {
    Map<String, Integer> inDoubt = new TreeMap<>();
    for (ObjectRow object : site.ledger().objects()) {
      if (object.state() == State.HELD) {
        inDoubt.merge(name(object), site.ledger().isInDoubt(object) ? 1 : 0, Integer::sum);
      }
    }
    return inDoubt.entrySet().stream()
        .filter(name -> name.getValue() != 1)
        .map(name -> name.getKey() + " is HELD, perhaps loaded ones among them: " + name.getValue())
        .toList();
  }

  static List<String> foreign(SiteView site) {
    Map<String, Set<String>> theirs = new HashMap<>();
    site.warehouse().reports().stream()
        .filter(report -> !site.ledger().id().equals(report.labels().get(LEDGER)))
        .forEach(report -> theirs.put(report.name().id(), Set.copyOf(report.sourceUris())));
    return site.ledger().objects().stream()
        .filter(object -> object.state() == State.FOREIGN)
        .filter(
            object ->
                object.jobId() == null
                    ? !isInTheirWindow(site.ledger().window(object))
                    : !theirs.getOrDefault(object.jobId(), Set.of()).contains(object.uri()))
        .map(object -> say(object, "whose is it?"))
        .toList();
  }

  /** It was never published under the name that it was to have. */
  private static boolean isInTheirWindow(WindowRow window) {
    return window != null
        && window.state() == WindowRow.State.FOREIGN
        && window.journal().state() == JournalState.NONE
        && window.journal().name() != null;
  }
}
