package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.LedgerException;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that kept the ledger ends while this one runs, and what it leaves is older than it
 * was: this one does not go on with it.
 */
class OlderLedgerTest {
  private static final String RULE =
      "[{\"When\": {\"Prefix\": \"/in/\"}, \"Dest\": {\"Table\": \"shop.fruit\"}}]";

  @TempDir private Path folder;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(folder.resolve("buckets/bqt-ops"));
    Files.createDirectories(folder.resolve("state"));
  }

  @Test
  void aRunEndsWhenItFindsAnOlderLedger() throws IOException {
    Process owner = owner();
    AtomicInteger passes = new AtomicInteger();
    Path database = folder.resolve("state/ledger.mv.db");
    RunDisplay display =
        new RunDisplay(new PrintWriter(new StringWriter()), InstantSource.system(), false);
    try (LocalSite site = new LocalSite(folder);
        Ledger ledger = site.state().open(display)) {
      Tick tick = tick(ledger, site);
      Function<Instant, List<String>> pass =
          now -> {
            if (passes.incrementAndGet() == 2) {
              goBack(owner); // Before the pass, in its thread: the ledger's owner ends just now.
            }
            return tick.run(now);
          };
      RunLoop loop = new RunLoop(ledger, new IdleWatch(ledger), pass, site, display);
      assertThatThrownBy(() -> loop.run(Duration.ofMillis(10), false))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("The ledger " + database + " is older than it was")
          .hasMessageContaining("ledger.mark says that 1000000 were made");
    }
    assertThat(owner.isAlive()).isFalse();
    assertThat(marked()).as("nobody has taken it back").isEqualTo(1_000_000);
  }

  private static Tick tick(Ledger ledger, LocalSite site) {
    List<RouteSource> rules = List.of(new RouteSource("rules.json", RULE.getBytes(UTF_8)));
    return new Runner(RunnerConfig.local(), ledger, site.objects(), site.warehouse())
        .tick(RouteReader.read(rules).routes(), Instant.now());
  }

  private void goBack(Process owner) {
    try {
      Files.write(mark(), ByteBuffer.allocate(Long.BYTES).putLong(1_000_000).array());
      owner.destroyForcibly().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Keeps the ledger of a folder until it is killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws IOException {
      try (Ledger ledger = LocalSite.state(Path.of(args[0])).open(change -> {})) {
        System.out.println("has ledger " + ledger.id());
        System.in.read();
      }
    }
  }

  private Process owner() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Process owner =
        new ProcessBuilder(java, "-cp", classes, Owner.class.getName(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(owner.inputReader(UTF_8).readLine()).startsWith("has ledger");
    return owner;
  }

  private long marked() throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(mark())).getLong();
  }

  private Path mark() {
    return folder.resolve("state/ledger.mark");
  }
}
