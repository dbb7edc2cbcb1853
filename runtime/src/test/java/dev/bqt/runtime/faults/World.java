package dev.bqt.runtime.faults;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.laws.Laws;
import dev.bqt.runtime.laws.LocalReader;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import dev.bqt.runtime.ledger.WindowRow.State;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.localcloud.LocalServer;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A story as it is lived through in one folder: in simulated time, second by second, over the lines
 * that the weather leaves, and from the disk again after each kill.
 */
final class World implements AutoCloseable {
  static final String PROJECT = "local";
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LONGEST_SECONDS = 3600;
  private static final int SWEEPING_SECONDS = 130;

  private final Path root;
  private final Story story;
  private final Weather weather;
  private final CloudSettings reached;
  private final FaultyProxy proxy;
  private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
  private final List<String> mishaps = new ArrayList<>();
  private volatile Instant now = START;
  private LocalCloud cloud;
  private LocalServer server;
  private Weather.OpenLedger ledger;
  private Tick tick;
  private boolean atOnce;

  /** Within this process. */
  World(Path root, Story story, Weather weather) {
    this(root, story, weather, false);
  }

  /** With sockets between the clients and what answers them. */
  static World overSockets(Path root, Story story, Weather weather) {
    return new World(root, story, weather, true);
  }

  private World(Path root, Story story, Weather weather, boolean sockets) {
    this.root = root;
    this.story = story;
    this.weather = weather;
    if (sockets) {
      HttpTransport wire = new NetHttpTransport();
      proxy = new FaultyProxy(weather.line(FaultyLine.by(() -> wire)), this::served);
      reached = new CloudSettings(PROJECT, wire, proxy.url(), proxy.url(), false);
    } else {
      proxy = null;
      FaultyLine line = weather.line(FaultyLine.by(() -> cloud.transport()));
      reached = CloudSettings.inProcess(PROJECT, new FaultyTransport(line));
    }
  }

  private String served() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Lives through it, to the last sweep; returns what is there then. */
  Outcome live() throws IOException {
    story.layOut(root);
    for (int second = 0; second < LONGEST_SECONDS; second++) {
      now = START.plusSeconds(second);
      story.happen(root, second);
      pass();
      work();
      if (second >= story.lastSecond() && tick != null && isIdle()) {
        return end(second);
      }
    }
    throw new AssertionError("Not at its end after an hour: " + ledger().read(this::unfinished));
  }

  private Outcome end(int second) throws IOException {
    weather.clear();
    for (int after = SWEEPING_SECONDS; !isSwept(); after += 2) {
      now = START.plusSeconds(second + after);
      pass();
      work();
    }
    atOnce = true;
    GoogleCloud doors = GoogleCloud.open(CloudSettings.inProcess(PROJECT, cloud.transport()));
    Laws.check(
        new LocalReader(doors.objects(), doors.warehouse(), story.schema())
            .read(ledger(), story.delivered(), true),
        "The story, told in " + weather.happened() + ",");
    return Outcome.of(story, doors, ledger());
  }

  /** One pass; what dies of the weather is begun again from the disk, or goes on next time. */
  private void pass() {
    try {
      if (tick == null) {
        open();
      }
      mishaps.addAll(tick.run(now));
    } catch (Kill kill) {
      mishaps.add(kill.getMessage());
      end();
    } catch (RuntimeException died) {
      mishaps.add(died.toString());
    }
  }

  private void open() {
    end();
    cloud =
        LocalCloud.open(new LocalCloudSettings(root, PROJECT, () -> now, this::accept, x -> {}));
    ledger = weather.ledger("jdbc:h2:file:" + root.resolve("state/ledger").toAbsolutePath());
    if (proxy != null) {
      server = LocalServer.open(cloud::answer, 0);
    }
    GoogleCloud doors = GoogleCloud.open(reached);
    byte[] rules = story.rules().getBytes(StandardCharsets.UTF_8);
    tick =
        new Runner(RunnerConfig.local(), ledger(), doors.objects(), doors.warehouse())
            .tick(RouteReader.read(List.of(new RouteSource("rules.json", rules))).routes(), now);
  }

  private void accept(Runnable job) {
    if (atOnce) {
      job.run();
    } else {
      jobs.add(job);
    }
  }

  private void work() {
    while (!jobs.isEmpty()) {
      jobs.remove().run();
    }
  }

  private boolean isIdle() {
    return weather.calmly(() -> ledger().read(this::unfinished)).isEmpty()
        && cloud.nextSettling().isEmpty();
  }

  private List<WindowRow> unfinished(Transaction tx) {
    return tx.windows().in(State.OPEN, State.CLOSED, State.LOADING, State.ACTING);
  }

  private boolean isSwept() {
    return tick != null
        && ledger().read(tx -> tx.windows().in(State.values())).stream()
            .noneMatch(window -> window.journal().state() == JournalState.PUBLISHED);
  }

  private Ledger ledger() {
    return ledger.ledger();
  }

  /** What went wrong on the way, for people. */
  List<String> mishaps() {
    return mishaps;
  }

  @Override
  public void close() {
    end();
    if (proxy != null) {
      proxy.close();
    }
  }

  /** The end of the process; the folder, and the way to it, stay. */
  private void end() {
    tick = null;
    jobs.clear();
    if (ledger != null) {
      ledger.close();
      ledger = null;
    }
    if (server != null) {
      server.close();
      server = null;
    }
    if (cloud != null) {
      cloud.close();
      cloud = null;
    }
  }
}
