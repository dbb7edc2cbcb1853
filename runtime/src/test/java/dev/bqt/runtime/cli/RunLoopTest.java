package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.ledger.Ledger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that loaded nothing may say of the buckets. */
class RunLoopTest {
  private static final Duration OFTEN = Duration.ofMillis(10);

  @TempDir private Path folder;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(folder.resolve("buckets"));
  }

  @Test
  void whoStopsItBeforeItsFirstPassKnowsNothing() {
    assertThat(looked(Stop.BEFORE)).isEqualTo(RunSummary.Looked.NOT_TO_THE_END);
  }

  @Test
  void whoStopsItWhileItWatchesKnowsWhatWasThere() {
    assertThat(looked(Stop.IN_THE_FIRST_PASS)).isEqualTo(RunSummary.Looked.UNTIL_STOPPED);
  }

  @Test
  void whenItEndsByItselfAllWasSeen() {
    assertThat(looked(Stop.NEVER)).isEqualTo(RunSummary.Looked.ALL);
  }

  private enum Stop {
    BEFORE,
    IN_THE_FIRST_PASS,
    NEVER
  }

  private RunSummary.Looked looked(Stop stop) {
    RunDisplay display =
        new RunDisplay(new PrintWriter(new StringWriter()), InstantSource.system(), false);
    AtomicReference<RunLoop> running = new AtomicReference<>();
    try (LocalSite site = new LocalSite(folder)) {
      site.prepare();
      try (Ledger ledger = site.state().open(display)) {
        RunLoop loop =
            new RunLoop(
                ledger,
                new IdleWatch(ledger),
                now -> {
                  if (stop == Stop.IN_THE_FIRST_PASS) {
                    running.get().stop();
                  }
                  return List.of();
                },
                site,
                display);
        running.set(loop);
        if (stop == Stop.BEFORE) {
          loop.stop();
        }
        loop.run(OFTEN, true);
        return loop.looked();
      }
    }
  }
}
