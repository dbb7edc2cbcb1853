package dev.bqt.runtime.halts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H2 alone is halted again and again, with the settings of the ledger or with others: how often
 * does it open an older state? Not a test of {@code verify}; run it by name, with {@code
 * -Dhalts.count}, {@code -Dhalts.seed} and {@code -Dhalts.settings}.
 */
class HaltRun {
  private static final int LANES = 2;
  private static final int HALTS_PER_FILE = 2000;
  private static final int SHOWN_EVERY = 250;
  private static final PrintStream OUT = System.out;

  private final int count = Integer.getInteger("halts.count", 2000);
  private final long seed = Long.getLong("halts.seed", 1);
  private final String settings = System.getProperty("halts.settings", "");
  private final List<String> losses = new ArrayList<>();
  private int done;

  @TempDir private Path folder;

  @Test
  void theStateIsNeverOlder() {
    OUT.printf("halts: %d, seed %d, settings '%s'%n", count, seed, settings);
    IntStream.range(0, LANES).parallel().forEach(this::lane);
    OUT.printf("halts: %d done, %d found an older state%n", done, losses.size());
    losses.forEach(OUT::println);
    assertThat(losses).isEmpty();
  }

  private void lane(int lane) {
    Random random = new Random(seed * LANES + lane);
    for (int halt = 0; halt < count / LANES; halt++) {
      Path file = folder.resolve(lane + "-" + halt / HALTS_PER_FILE);
      int exit = halted(file, random.nextLong(), 250 + random.nextInt(500));
      tell(exit, file);
    }
  }

  private synchronized void tell(int exit, Path file) {
    done++;
    if (exit != Halted.KILLED) {
      String what = exit == Halted.REFUSED ? "the mark said so" : "exit " + exit;
      losses.add("after " + done + " halts, " + what + ": " + said(file));
      forget(file);
    }
    if (done % SHOWN_EVERY == 0) {
      OUT.printf("halts: %d of %d, %d found an older state%n", done, count, losses.size());
    }
  }

  private static String said(Path file) {
    try {
      return Files.readString(file.resolve("said.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The next one begins with an empty file. */
  private static void forget(Path file) {
    for (File each : file.toFile().listFiles()) {
      if (!each.delete()) {
        OUT.println(each + " is left");
      }
    }
  }

  private int halted(Path file, long random, long millis) {
    try {
      Files.createDirectories(file);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("surefire.test.class.path"),
                  Halted.class.getName(),
                  file.toString(),
                  Long.toString(random),
                  Long.toString(millis),
                  settings)
              .redirectErrorStream(true)
              .redirectOutput(file.resolve("said.txt").toFile())
              .start();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("It did not end: " + file);
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
