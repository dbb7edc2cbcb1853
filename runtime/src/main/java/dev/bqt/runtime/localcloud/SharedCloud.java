package dev.bqt.runtime.localcloud;

import com.google.api.client.http.HttpTransport;
import dev.bqt.runtime.localcloud.http.LocalTransport;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The local cloud of a folder that several processes use: the first one opens it, the others ask
 * that one. When it ends, or is killed, the next that asks opens the folder itself.
 */
public final class SharedCloud implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** For one that has just opened the folder of a dead process, and is about to say so. */
  private static final Duration PATIENCE_WITH_SUCCESSORS = Duration.ofSeconds(60);

  private static final long PAUSE_MILLIS = 50;

  private final LocalCloudSettings settings;
  private volatile Place place;
  private boolean closed;

  /** Who answers. */
  interface Place extends AutoCloseable {
    /** Answers, or throws {@link ConnectException} when it cannot any more. */
    WireResponse answer(WireRequest request) throws IOException;

    /** Answers this process only, from now on. */
    void dismissGuests();

    @Override
    void close();
  }

  private SharedCloud(LocalCloudSettings settings) {
    this.settings = settings;
    this.place = find();
  }

  /**
   * Opens the folder, or finds the process that has opened it.
   *
   * @throws LocalCloudException when it cannot be used, or is in use by a process that does not
   *     answer
   */
  public static SharedCloud open(LocalCloudSettings settings) {
    return new SharedCloud(settings);
  }

  private Place find() {
    Instant begun = settings.clock().instant();
    while (true) {
      try {
        return LocalOwner.open(settings);
      } catch (LocalCloudInUse inUse) {
        Optional<LocalGuest> guest = guest();
        if (guest.isPresent()) {
          return guest.get();
        }
        // It is just beginning, or ending.
        Optional<Endpoint> silent = Endpoint.read(settings.root()).filter(Endpoint::isInhabited);
        Duration patience = silent.isPresent() ? PATIENCE : PATIENCE_WITH_SUCCESSORS;
        if (settings.clock().instant().isAfter(begun.plus(patience))) {
          throw new LocalCloudInUse(silence(silent), inUse);
        }
        pause();
      }
    }
  }

  private Optional<LocalGuest> guest() {
    return Endpoint.read(settings.root()).map(LocalGuest::new).filter(LocalGuest::isWelcome);
  }

  private String silence(Optional<Endpoint> silent) {
    String which =
        silent
            .map(endpoint -> "process " + endpoint.pid() + ", which does not answer")
            .orElse("another process, which has not said where it answers");
    return "The folder "
        + settings.root()
        + " is in use by "
        + which
        + ". End that one first, or give this one a folder of its own.";
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalCloudException("Interrupted while waiting for the folder", e);
    }
  }

  /**
   * Answers a request, here or by way of the process that has opened the folder.
   *
   * @throws IOException when nobody can be asked now; it may be repeated
   */
  public WireResponse answer(WireRequest request) throws IOException {
    Place here = place;
    try {
      return here.answer(request);
    } catch (ConnectException gone) {
      return moveOn(here).answer(request);
    }
  }

  private synchronized Place moveOn(Place gone) throws IOException {
    if (closed) {
      throw new IOException("The local cloud is closed");
    }
    if (place == gone) {
      try {
        place = find();
      } catch (LocalCloudException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    return place;
  }

  /** What both of Google's clients speak through, as {@link LocalCloud#transport()}. */
  public HttpTransport transport() {
    return new LocalTransport(this::answer);
  }

  /**
   * As {@link LocalCloud#nextSettling()}.
   *
   * @throws IOException when nobody can be asked now; it may be repeated
   */
  public Optional<Instant> nextSettling() throws IOException {
    return OwnMethods.nextSettling(answer(OwnMethods.settling()));
  }

  /** Answers this process only, from now on: before it ends. */
  public synchronized void dismissGuests() {
    place.dismissGuests();
  }

  @Override
  public synchronized void close() {
    closed = true;
    place.close();
  }
}
