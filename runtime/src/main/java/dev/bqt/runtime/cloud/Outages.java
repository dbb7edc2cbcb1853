package dev.bqt.runtime.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether Cloud Storage and BigQuery answer at all, as this process sees it: each call that is lost
 * takes half a minute with its repetitions, and one after the other for each of many windows would
 * take hours. After a few in a row the service is left alone for the rest of the pass; the next
 * pass asks once. Thread-safe.
 */
public final class Outages {
  private static final int IN_A_ROW = 3;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private final Map<Service, State> states = new EnumMap<>(Service.class);
  private Instant now = Instant.EPOCH;

  /** Knows of none. */
  public Outages() {
    for (Service service : Service.values()) {
      states.put(service, new State());
    }
  }

  /** The services that may be down. */
  enum Service {
    STORAGE("Cloud Storage"),
    BIGQUERY("BigQuery");

    private final String title;

    Service(String title) {
      this.title = title;
    }
  }

  /** What is known of a service. */
  private static final class State {
    /** Calls in a row that were not answered. */
    private int row;

    /** When the first of the row was made. */
    private Instant since;

    /** What is told of it; null while it answers. */
    private String down;

    /** Whether it is left alone for the rest of the pass. */
    private boolean rests;
  }

  /** The store, left alone while Cloud Storage is down. */
  public ObjectStore watch(ObjectStore store) {
    return new WatchedStore(store, this);
  }

  /** The warehouse, left alone while BigQuery is down. */
  public Warehouse watch(Warehouse warehouse) {
    return new WatchedWarehouse(warehouse, this);
  }

  /** A pass begins: each service is asked again. */
  public synchronized void beginPass(Instant at) {
    now = at;
    states.values().forEach(state -> state.rests = false);
  }

  /** A sentence for each service that is down, the same for as long as it lasts. */
  public synchronized List<String> sentences() {
    return states.values().stream()
        .map(state -> Optional.ofNullable(state.down))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether a service has been down for longer than this. */
  public synchronized boolean lastFor(Duration time, Instant at) {
    return states.values().stream()
        .anyMatch(state -> state.down != null && state.since.plus(time).isBefore(at));
  }

  /**
   * Makes the call, if the service is not left alone.
   *
   * @throws ServiceDown when it is: the call was not made
   */
  <T> T ask(Service service, Supplier<T> call) {
    checkUp(service);
    try {
      T answer = call.get();
      answered(service);
      return answer;
    } catch (CloudFailure failure) {
      if (isSilence(failure)) {
        lost(service, failure);
      } else {
        answered(service);
      }
      throw failure;
    }
  }

  /** A quota or a refusal is an answer. */
  private static boolean isSilence(CloudFailure failure) {
    int status = failure.status();
    return failure.kind() == FailureKind.AGAIN
        && (status == 0 || status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS);
  }

  private synchronized void checkUp(Service service) {
    State state = states.get(service);
    if (state.rests) {
      throw new ServiceDown(state.down);
    }
  }

  private synchronized void answered(Service service) {
    State state = states.get(service);
    state.row = 0;
    state.down = null;
    state.rests = false;
  }

  private synchronized void lost(Service service, CloudFailure failure) {
    State state = states.get(service);
    if (state.row++ == 0) {
      state.since = now;
    }
    if (state.down == null && state.row >= IN_A_ROW) {
      state.down =
          service.title
              + " does not answer since "
              + state.since.truncatedTo(ChronoUnit.SECONDS)
              + ", and is asked again with each pass: "
              + failure.getMessage();
    }
    state.rests = state.down != null;
  }
}
