package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.laws.Delivered;
import dev.bqt.runtime.laws.Laws;
import dev.bqt.runtime.laws.LocalReader;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same through Google's clients: files of a folder, rows of a table, deletes by the batch. */
class LocalBigWindowRun {
  private static final int FILES = 10_001;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String RULE =
      """
      [{"When": {"Prefix": "/in/", "Suffix": ".csv"}, "Dest": {"Table": "d.t"},
        "Batch": {"Window": {"DurationInSec": 10}}, "OnSuccess": [{"Action": "delete"}]}]
      """;

  private static final String SCHEMA =
      "CREATE SCHEMA d; CREATE TABLE d.t (file STRING, n INT64, lines INT64);";

  @TempDir private Path root;
  private final Map<String, Integer> delivered = new HashMap<>();
  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private int commits;

  @Test
  void tenThousandAndOneFilesAreTwoJobsAndAsManyRows() throws IOException {
    makeFiles();
    LocalCloudSettings settings =
        new LocalCloudSettings(root, "local", () -> NOW, jobs::add, this::count);
    try (LocalCloud cloud = LocalCloud.open(settings);
        Ledger ledger = LongLedger.open(root)) {
      GoogleCloud doors = GoogleCloud.open(CloudSettings.inProcess("local", cloud.transport()));
      Tick tick = tick(ledger, doors);
      tick.run(NOW);
      List<JobRow> submitted = ledger.read(tx -> tx.jobs().briefly(JobRow.State.SUBMITTED));
      assertThat(submitted).hasSize(2);
      jobs.remove().run();
      tick.run(NOW.plusSeconds(1));
      assertThat(doors.objects().list(Listing.of("landing", "in/")).objects())
          .as("nothing is deleted before the last job has ended")
          .hasSize(1_000);
      jobs.remove().run();
      commits = 0;
      tick.run(NOW.plusSeconds(2));
      tick.run(NOW.plusSeconds(3));
      assertThat(commits).as("waits for the disk: one for a hundred deletes").isLessThan(150);

      List<WindowRow> done = ledger.read(tx -> tx.windows().in(WindowRow.State.DONE));
      assertThat(done).hasSize(1);
      assertThat(doors.warehouse().query("SELECT COUNT(*), COUNT(DISTINCT file) FROM d.t").rows())
          .hasToString("[[" + FILES + ", " + FILES + "]]");
      assertThat(doors.objects().list(Listing.of("landing", "in/")).objects()).isEmpty();
      Laws.check(
          new LocalReader(doors.objects(), doors.warehouse(), SCHEMA)
              .read(ledger, new Delivered(delivered, Set.of()), true),
          "The window");
    }
  }

  private void count(String failpoint) {
    commits += failpoint.equals("storage.metadata.after-commit") ? 1 : 0;
  }

  private void makeFiles() throws IOException {
    Files.writeString(root.resolve("schema.sql"), SCHEMA);
    Files.createDirectories(root.resolve("buckets/bqt-ops"));
    Path folder = Files.createDirectories(root.resolve("buckets/landing/in"));
    for (int number = 0; number < FILES; number++) {
      String row = "landing/in/%d.csv@1,1,1\n".formatted(number);
      Path file = Files.writeString(folder.resolve(number + ".csv"), row);
      delivered.put("landing/in/" + number + ".csv", 1);
      Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
    }
  }

  private static Tick tick(Ledger ledger, GoogleCloud doors) {
    List<RouteSource> rules =
        List.of(new RouteSource("rules.json", RULE.getBytes(StandardCharsets.UTF_8)));
    return new Runner(RunnerConfig.local(), ledger, doors.objects(), doors.warehouse())
        .tick(RouteReader.read(rules).routes(), NOW);
  }
}
