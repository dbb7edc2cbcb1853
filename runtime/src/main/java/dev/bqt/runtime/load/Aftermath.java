package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What had become of a job's objects by the time it ended. BigQuery reads whatever is live under a
 * name: where that is not what was frozen, nobody can tell which content is in the table.
 */
final class Aftermath {
  private static final String EARLIER_WAITS =
      "an earlier generation of this name waits for a decision";

  private final Transaction tx;
  private final Look look;
  private final List<Transition> held = new ArrayList<>();
  private final List<Transition> gone = new ArrayList<>();

  private Aftermath(Transaction tx, Look look) {
    this.tx = tx;
    this.look = look;
  }

  /**
   * What a look at the bucket has shown, after the job had ended.
   *
   * @param objects of the job, as they were while it ran
   * @param live live generations by name
   */
  record Look(List<ObjectRow> objects, Map<String, StoredObject> live) {
    Optional<StoredObject> at(ObjectRow object) {
      return Optional.ofNullable(live.get(object.name()));
    }

    boolean isGone(ObjectRow object) {
      return at(object).isEmpty();
    }
  }

  /**
   * Writes down what became of a job that has succeeded, in the transaction that ends it: what was
   * replaced is held, and so is what took its place. By then its objects are LOADED in this
   * transaction, and nobody adds a generation of their names: what others have added is seen here,
   * what they add from now on they judge themselves.
   *
   * @return why a person has to decide; empty when nobody has to
   */
  static Optional<String> ofSuccess(Transaction tx, Look look) {
    Aftermath aftermath = new Aftermath(tx, look);
    aftermath.judgeLoaded();
    aftermath.write();
    return aftermath.held.stream().findFirst().map(first -> replaced(first.before()));
  }

  /**
   * The same of a job of which nobody can tell whether it has succeeded: all of its objects are
   * held.
   *
   * @param reason for people, of those that are there as they were
   */
  static void ofUnknown(Transaction tx, Look look, String reason) {
    Aftermath aftermath = new Aftermath(tx, look);
    for (ObjectRow object : look.objects()) {
      String why =
          look.at(object)
              .filter(live -> isOther(live, object))
              .map(live -> reason + ", or generation " + live.version().generation())
              .orElse(reason);
      aftermath.held.add(new Transition(object, object.to(ObjectRow.State.HELD, why)));
    }
    aftermath.write();
  }

  private static String replaced(ObjectRow object) {
    return object.uri()
        + " was replaced while it was loaded: nobody can tell which content is in the table."
        + " Look, then say it with bqt resolve";
  }

  private void judgeLoaded() {
    Map<String, List<ObjectRow>> known = generationsOfThoseGone();
    for (ObjectRow object : look.objects()) {
      ObjectRow loaded = object.to(ObjectRow.State.LOADED, null);
      Optional<StoredObject> now = look.at(object);
      if (now.isEmpty() && hasLater(object, known.getOrDefault(object.name(), List.of()))) {
        String reason = "replaced while it was loaded, then deleted";
        held.add(new Transition(loaded, object.to(ObjectRow.State.HELD, reason)));
      } else if (now.isEmpty()) {
        gone.add(new Transition(loaded, object.loadedAndGone()));
      } else if (isOther(now.get(), object)) {
        String reason =
            "replaced by generation " + now.get().version().generation() + " while it was loaded";
        held.add(new Transition(loaded, object.to(ObjectRow.State.HELD, reason)));
      }
    }
  }

  private static boolean isOther(StoredObject live, ObjectRow object) {
    return live.version().generation() != object.generation();
  }

  private Map<String, List<ObjectRow>> generationsOfThoseGone() {
    List<String> names = look.objects().stream().filter(look::isGone).map(ObjectRow::name).toList();
    return names.isEmpty()
        ? Map.of()
        : tx.objects().of(look.objects().get(0).bucket(), names).stream()
            .collect(Collectors.groupingBy(ObjectRow::name));
  }

  /**
   * Whatever has become of it, its content was there while the job may have been reading: but one
   * that is LOADED was loaded before, for two generations of a name are never in jobs at a time.
   */
  private static boolean hasLater(ObjectRow object, List<ObjectRow> known) {
    return known.stream()
        .anyMatch(other -> other.state() != ObjectRow.State.LOADED && other.mayBeLaterThan(object));
  }

  private void write() {
    tx.transitions().make(gone);
    tx.transitions().make(held);
    held.stream().map(Transition::before).filter(this::isNotAsItWas).forEach(this::holdOthers);
  }

  private boolean isNotAsItWas(ObjectRow object) {
    return look.at(object).filter(live -> !isOther(live, object)).isEmpty();
  }

  private void holdOthers(ObjectRow object) {
    holdLater(object);
    look.at(object).ifPresent(this::enrollHeld);
  }

  /**
   * Refused ones and such, too: when a person says that their content is in the table they must not
   * be loaded, and when not they are found anew. They leave their windows: that tells them from
   * those that come when the job has ended, which it cannot have read.
   */
  private void holdLater(ObjectRow object) {
    tx.transitions()
        .make(
            tx.objects().between(object.bucket(), object.name(), object.name()).stream()
                .filter(row -> row.mayBeLaterThan(object) && row.jobId() == null)
                .filter(row -> isHeldWithIt(row.state()))
                .map(row -> new Transition(row, heldWith(row)))
                .toList());
  }

  private ObjectRow heldWith(ObjectRow row) {
    return look.at(row).filter(live -> !isOther(live, row)).isPresent()
        ? row.heldInThePlaceOfAnother()
        : row.heldWithAnother(EARLIER_WAITS);
  }

  private static boolean isHeldWithIt(ObjectRow.State state) {
    return switch (state) {
      case ENROLLED, REFUSED, FAILED, GONE, SUPERSEDED -> true;
      case SUBMITTED, LOADED, QUARANTINED, FOREIGN, HELD -> false;
    };
  }

  /** What lives there, though its number and its time may say that it is the older one. */
  private void enrollHeld(StoredObject replacement) {
    ObjectVersion version = replacement.version();
    Optional<ObjectRow> known =
        tx.objects().between(version.bucket(), version.name(), version.name()).stream()
            .filter(row -> row.generation() == version.generation())
            .findFirst();
    if (known.isEmpty()) {
      tx.objects().enroll(List.of(row(replacement).heldInThePlaceOfAnother()));
    } else if (known.get().jobId() == null && isHeldWithIt(known.get().state())) {
      ObjectRow row = known.get();
      tx.transitions().make(List.of(new Transition(row, row.heldInThePlaceOfAnother())));
    }
  }

  private static ObjectRow row(StoredObject replacement) {
    return new ObjectRow(
        replacement.version().bucket(),
        replacement.version().name(),
        replacement.version().generation(),
        ObjectRow.State.HELD,
        null,
        null,
        replacement.sizeBytes(),
        replacement.timeCreated(),
        0,
        EARLIER_WAITS);
  }
}
