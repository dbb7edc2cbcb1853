package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Retry;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowKey;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.Journal;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import dev.bqt.runtime.match.Matching;
import dev.bqt.runtime.match.RoutedObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The enrolment of one page: windows are found or opened as its objects ask for them. */
final class PageEnrolment {
  private static final String EARLIER_WAITS =
      "an earlier generation of this name waits for a decision";
  private static final String OVERTAKEN = "replaced while it was loaded, then deleted";

  private final Transaction tx;
  private final Instant scanBegun;
  private final long ruleSet;
  private final Map<WindowKey, WindowRow> asked = new HashMap<>();
  private final Map<WindowKey, WindowRow> opened = new LinkedHashMap<>();
  private final Set<Long> openedIds = new HashSet<>();
  private final Map<Long, List<ObjectRow>> seated = new LinkedHashMap<>();
  private final List<ObjectRow> unseated = new ArrayList<>();

  PageEnrolment(Transaction tx, Instant scanBegun, long ruleSet) {
    this.tx = tx;
    this.scanBegun = scanBegun;
    this.ruleSet = ruleSet;
  }

  void add(Matching matching) {
    if (matching instanceof Matching.Routed found) {
      seat(found);
    } else if (matching instanceof Matching.Refused refused) {
      unseated.add(row(refused, null, ObjectRow.State.REFUSED, refused.reason()));
    }
  }

  private void seat(Matching.Routed found) {
    RoutedObject object = found.routed();
    WindowKey wish = WindowNaming.keyOf(object, scanBegun);
    WindowRow window = asked.computeIfAbsent(wish, key -> windowFor(key, object));
    if (window.state() == WindowRow.State.FOREIGN) {
      unseated.add(row(found, window.id(), ObjectRow.State.FOREIGN, window.reason()));
    } else {
      seated
          .computeIfAbsent(window.id(), id -> new ArrayList<>())
          .add(row(found, window.id(), ObjectRow.State.ENROLLED, null));
    }
  }

  private WindowRow windowFor(WindowKey key, RoutedObject object) {
    Optional<WindowRow> existing = find(key);
    if (existing.filter(PageEnrolment::takesObjects).isPresent()) {
      return existing.get();
    }
    boolean late = !key.end().plus(WindowKeeper.SETTLE).isAfter(scanBegun);
    boolean ownWindow = object.route().batch() == null;
    if (existing.isEmpty() && (ownWindow || !late)) {
      Instant closesAfter = ownWindow ? scanBegun : key.end().plus(WindowKeeper.SETTLE);
      return open(key, ownWindow ? ownKey(key, object) : key, object, closesAfter);
    }
    return catchUp(key.endingAt(scanBegun), key, object);
  }

  /**
   * All that comes late for one key in one scan shares a window that closes with that scan. Its id
   * is made from the span in which its first object came: another runner that finds the same late
   * objects comes to the same job id, whenever it scans.
   */
  private WindowRow catchUp(WindowKey key, WindowKey span, RoutedObject object) {
    Optional<WindowRow> existing = find(key);
    if (existing.isEmpty()) {
      return open(key, span, object, scanBegun);
    }
    return takesObjects(existing.get())
        ? existing.get()
        : catchUp(key.endingAt(key.end().plusMillis(1)), span, object);
  }

  private Optional<WindowRow> find(WindowKey key) {
    return Optional.ofNullable(opened.get(key)).or(() -> tx.windows().find(key));
  }

  private static boolean takesObjects(WindowRow window) {
    return window.state() == WindowRow.State.OPEN || window.state() == WindowRow.State.FOREIGN;
  }

  private WindowRow open(WindowKey key, WindowKey named, RoutedObject object, Instant closesAfter) {
    boolean journalled = object.route().batch() != null;
    WindowRow window =
        new WindowRow(
            EventId.of(named, object.version(), this::isTaken),
            EventId.first(named, object.version()),
            key,
            object.tableText(),
            WindowRow.State.OPEN,
            0,
            WindowNaming.placeOf(object),
            closesAfter,
            scanBegun,
            new Journal(journalled ? JournalState.PENDING : JournalState.NONE, null),
            false,
            Retry.FRESH,
            null);
    opened.put(key, window);
    openedIds.add(window.id());
    return window;
  }

  /**
   * No {@code .win} shows that a window of one object is ours: another runner, with a ledger of its
   * own, has to come to the same job id, so that BigQuery takes the object but once into a table.
   * The rule is no part of it, for the other one's may read differently.
   */
  private static WindowKey ownKey(WindowKey key, RoutedObject object) {
    return new WindowKey("", key.destination(), 0, object.timeCreated());
  }

  private boolean isTaken(long id) {
    return openedIds.contains(id) || tx.windows().find(id).isPresent();
  }

  private ObjectRow row(Matching object, Long window, ObjectRow.State state, String reason) {
    ObjectVersion version = object.version();
    return new ObjectRow(
        version.bucket(),
        version.name(),
        version.generation(),
        state,
        window,
        null,
        object.sizeBytes(),
        object.timeCreated(),
        ruleSet,
        reason);
  }

  void write() {
    for (WindowRow window : opened.values()) {
      tx.windows().open(window, seated.getOrDefault(window.id(), List.of()).size());
    }
    asked.values().stream()
        .filter(window -> !openedIds.contains(window.id()) && seated.containsKey(window.id()))
        .distinct()
        .forEach(window -> tx.windows().join(window, seated.get(window.id()).size()));
    // Windows before names, as whoever freezes a window goes: so nobody waits for each other.
    holdWhatIsHeld();
    seated.values().forEach(tx.objects()::enroll);
    tx.objects().enroll(unseated);
  }

  /**
   * A name of which a person has yet to judge one generation does not bring in the next. One that
   * was gone when its load had ended is such a name: this page was listed before, as far as anybody
   * can tell, and the job has read what was there.
   */
  private void holdWhatIsHeld() {
    List<ObjectRow> all =
        Stream.concat(seated.values().stream().flatMap(List::stream), unseated.stream()).toList();
    if (all.isEmpty()) {
      return;
    }
    List<ObjectRow> known =
        tx.names().underWay(all.get(0).bucket(), all.stream().map(ObjectRow::name).toList());
    Map<String, ObjectRow> overtaken =
        known.stream()
            .filter(ObjectRow::isLoadedAndGone)
            .collect(Collectors.toMap(ObjectRow::name, row -> row, (one, other) -> other));
    tx.transitions()
        .make(
            overtaken.values().stream()
                .map(row -> new Transition(row, row.to(ObjectRow.State.HELD, OVERTAKEN)))
                .toList());
    Set<String> held =
        known.stream()
            .filter(row -> row.state() == ObjectRow.State.HELD)
            .map(ObjectRow::name)
            .collect(Collectors.toSet());
    seated.replaceAll((id, rows) -> rows.stream().map(row -> held(row, overtaken, held)).toList());
    unseated.replaceAll(row -> held(row, overtaken, Set.of()));
  }

  private static ObjectRow held(ObjectRow row, Map<String, ObjectRow> overtaken, Set<String> held) {
    if (overtaken.containsKey(row.name())) {
      return row.heldWithAnother(EARLIER_WAITS);
    }
    return held.contains(row.name()) ? row.to(ObjectRow.State.HELD, EARLIER_WAITS) : row;
  }
}
